package io.parkledger.api.importing;

import io.parkledger.api.importing.file.cell.CellReaders;
import io.parkledger.api.importing.file.cell.DayCell;
import io.parkledger.core.id.VisitId;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.reception.VisitCommand.RecordVisit;
import io.parkledger.projection.reception.ReceptionViews;
import io.parkledger.projection.reception.VisitView;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Outbound visits (外访), one row per trip. One of the same first day, destination and leader is the one that is recorded
 * already; what a row says otherwise of it is refused, as people list a trip once per company too, and then no row says
 * all of it.
 */
@Component
class VisitRows implements RowKind {

    private static final String DAY = "startedOn";
    private static final String DESTINATION = "destination";
    private static final String COMPANIES = "companies";
    private static final String STAFF = "staff";
    private static final String DAYS = "days";
    private static final String LEADER = "leader";

    private static final String RECORDED_OTHERWISE = "import.visit-recorded-otherwise";

    private final NamesInFiles names;

    VisitRows(NamesInFiles names) {
        this.names = names;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.VISITS;
    }

    @Override
    public List<RowField> fields() {
        return List.of(
                RowField.required(DAY, "2021-03-16"),
                RowField.required(DESTINATION, "沧屿"),
                RowField.required(COMPANIES, "沧屿数澜科技有限公司、沧屿云枢软件有限公司"),
                RowField.required(STAFF, "3"),
                RowField.required(DAYS, "2"),
                RowField.required(LEADER, "梁专员"));
    }

    /** One by what people tell it by. */
    private record Trip(LocalDate day, String destination, String leader) {

        static Trip of(LocalDate day, String destination, String leader) {
            return new Trip(day, Spelling.comparable(destination), leader);
        }
    }

    /** What is said of one besides. */
    private record Effort(List<String> companies, int staff, int days) {}

    @Override
    public Reading begin(Into into) {
        var recorded = recorded(into);
        var people = names.of(into.park());
        return cells -> plan(cells, into, recorded, people);
    }

    private static Map<Trip, Effort> recorded(Into into) {
        var recorded = new HashMap<Trip, Effort>();
        var park = Scope.ofPark(into.park().value());
        Slice.forEach(
                next -> into.views().receptions().visits(park, ReceptionViews.Filter.ofLead(null), next),
                (VisitView each) -> recorded.put(
                        Trip.of(each.startedOn(), each.destination(), each.owner()),
                        new Effort(each.companies(), each.staff(), each.days())));
        return recorded;
    }

    private static RowPlan plan(RowCells cells, Into into, Map<Trip, Effort> recorded, NamesInFiles.OfPark people) {
        var day = cells.required(DAY, text -> CellReaders.day(text, DayCell.OfMonth.FIRST));
        var destination = cells.required(DESTINATION, CellReaders::text);
        var companies = cells.required(COMPANIES, CellReaders::companies);
        var staff = cells.required(STAFF, CellReaders::persons);
        var days = cells.required(DAYS, CellReaders::days);
        var leader = cells.required(LEADER, people::named);
        if (day == null
                || destination == null
                || companies == null
                || staff == null
                || days == null
                || leader == null) {
            return RowPlan.UNCHANGED;
        }
        var trip = Trip.of(day, destination, leader.login());
        var effort = new Effort(companies, staff, days);
        var there = recorded.get(trip);
        if (there != null) {
            requireSame(there, effort, cells);
            return RowPlan.UNCHANGED;
        }
        return RowPlan.created(
                List.of(new RecordVisit(
                        new VisitId(into.idOf(cells)),
                        into.park(),
                        null,
                        destination,
                        companies,
                        staff,
                        days,
                        leader.login(),
                        leader.team(),
                        day)),
                outcome -> recorded.put(trip, effort));
    }

    private static void requireSame(Effort there, Effort said, RowCells cells) {
        if (!there.companies().equals(said.companies())) {
            cells.refuse(COMPANIES, RECORDED_OTHERWISE, String.join("、", there.companies()));
        }
        if (there.staff() != said.staff()) {
            cells.refuse(STAFF, RECORDED_OTHERWISE, String.valueOf(there.staff()));
        }
        if (there.days() != said.days()) {
            cells.refuse(DAYS, RECORDED_OTHERWISE, String.valueOf(there.days()));
        }
    }
}
