package io.parkledger.api.importing;

import io.parkledger.api.importing.file.cell.CellReaders;
import io.parkledger.api.importing.file.cell.DayCell;
import io.parkledger.core.id.ReceptionId;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.reception.ReceptionCommand.RecordReception;
import io.parkledger.projection.reception.ReceptionView;
import io.parkledger.projection.reception.ReceptionViews;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Receptions (接待). One of the same company, day and number of visitors is the one that is recorded already. */
@Component
class ReceptionRows implements RowKind {

    private static final String DAY = "receivedOn";
    private static final String COMPANY = "company";
    private static final String VISITORS = "visitors";
    private static final String HOST = "host";
    private static final String PURPOSE = "purpose";

    private final NamesInFiles names;

    ReceptionRows(NamesInFiles names) {
        this.names = names;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.RECEPTIONS;
    }

    @Override
    public List<RowField> fields() {
        return List.of(
                RowField.required(DAY, "2021-01-06"),
                RowField.required(COMPANY, "澜桥析言教育科技有限公司"),
                RowField.required(VISITORS, "4"),
                RowField.required(HOST, "梁专员"),
                RowField.optional(PURPOSE, "实地考察"));
    }

    /** One by what people tell it by. */
    private record Occasion(LocalDate day, String company, int visitors) {}

    @Override
    public Reading begin(Into into) {
        var recorded = recorded(into);
        var people = names.of(into.park());
        return cells -> plan(cells, into, recorded, people);
    }

    private static Set<Occasion> recorded(Into into) {
        var recorded = new HashSet<Occasion>();
        var park = Scope.ofPark(into.park().value());
        Slice.forEach(
                next -> into.views().receptions().receptions(park, ReceptionViews.Filter.ofLead(null), next),
                (ReceptionView each) -> {
                    if (!each.cancelled()) {
                        recorded.add(occasion(each));
                    }
                });
        return recorded;
    }

    private static Occasion occasion(ReceptionView of) {
        return new Occasion(of.receivedOn(), of.company(), of.visitors());
    }

    private static RowPlan plan(RowCells cells, Into into, Set<Occasion> recorded, NamesInFiles.OfPark people) {
        var day = cells.required(DAY, text -> CellReaders.day(text, DayCell.OfMonth.FIRST));
        var company = cells.required(COMPANY, text -> text);
        var visitors = cells.required(VISITORS, CellReaders::persons);
        var host = cells.required(HOST, people::named);
        var purpose = cells.optional(PURPOSE, text -> text);
        if (day == null || company == null || visitors == null || host == null) {
            return RowPlan.UNCHANGED;
        }
        var occasion = new Occasion(day, company, visitors);
        if (recorded.contains(occasion)) {
            return RowPlan.UNCHANGED;
        }
        return RowPlan.created(
                List.of(new RecordReception(
                        new ReceptionId(into.idOf(cells)),
                        into.park(),
                        null,
                        company,
                        visitors,
                        host.login(),
                        host.team(),
                        purpose,
                        day)),
                outcome -> recorded.add(occasion));
    }
}
