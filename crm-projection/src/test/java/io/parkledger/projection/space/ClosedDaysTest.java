package io.parkledger.projection.space;

import static io.parkledger.projection.Story.PARK;
import static io.parkledger.projection.Story.building;
import static io.parkledger.projection.Story.day;
import static io.parkledger.projection.Story.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.space.MergedUnit;
import io.parkledger.core.space.UnitEvent;
import io.parkledger.core.space.UnitEvent.EarmarkReleased;
import io.parkledger.core.space.UnitEvent.UnitCorrected;
import io.parkledger.core.space.UnitEvent.UnitDissolved;
import io.parkledger.core.space.UnitEvent.UnitEarmarked;
import io.parkledger.core.space.UnitEvent.UnitMergerWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitOccupied;
import io.parkledger.core.space.UnitEvent.UnitOutageWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitReleased;
import io.parkledger.core.space.UnitEvent.UnitReserved;
import io.parkledger.core.space.UnitEvent.UnitRestored;
import io.parkledger.core.space.UnitEvent.UnitReturnedToService;
import io.parkledger.core.space.UnitEvent.UnitSplit;
import io.parkledger.core.space.UnitEvent.UnitSplitWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitTakenOutOfService;
import io.parkledger.core.space.UnitEvent.UnitWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitsMerged;
import io.parkledger.core.space.UnitPart;
import io.parkledger.projection.report.letting.RentRollReport;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import io.parkledger.projection.store.rows.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to a unit on a later day, the figures of the days before stay. A correction alone says that it was
 * never so.
 */
@OnEveryServer
class ClosedDaysTest {

    private static final UnitId UNIT = new UnitId("U1");
    private static final UnitId OTHER = new UnitId("U2");
    private static final BuildingId BUILDING = new BuildingId("B1");
    private static final ContractId CONTRACT = new ContractId("C1");
    private static final TenantId TENANT = new TenantId("T1");
    private static final String WHY = "改造";

    /** The day on which it happens. */
    private static final LocalDate LATER = day("06-01");

    private static final List<LocalDate> CLOSED =
            List.of(day("01-01"), day("02-01"), day("02-14"), day("02-15"), day("03-01"), day("05-31"));

    private final TestServer server;
    private final TestViews views;

    ClosedDaysTest(TestServer server) {
        this.server = server;
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    /** What comes on the later day, after what came before. */
    private record Later(List<UnitEvent> before, List<UnitEvent> then) {

        static Later of(UnitEvent then) {
            return new Later(List.of(), List.of(then));
        }
    }

    private static List<UnitEvent> units() {
        return List.of(unit("U1", "B1", "100", "01-01"), unit("U2", "B1", "60", "02-01"));
    }

    /** Out of service for two weeks in February. */
    private static List<UnitEvent> outage() {
        return List.of(
                new UnitTakenOutOfService(UNIT, WHY, day("02-01")), new UnitReturnedToService(UNIT, day("02-15")));
    }

    private static UnitSplit split(LocalDate on) {
        return new UnitSplit(
                UNIT,
                PARK,
                BUILDING,
                1,
                List.of(
                        new UnitPart(new UnitId("U1a"), "U1a", new BigDecimal("40")),
                        new UnitPart(new UnitId("U1b"), "U1b", new BigDecimal("60"))),
                on);
    }

    private static UnitsMerged merged(LocalDate on) {
        return new UnitsMerged(
                UNIT,
                PARK,
                BUILDING,
                1,
                List.of(new MergedUnit(OTHER, new BigDecimal("60"))),
                new UnitId("U12"),
                "U12",
                new BigDecimal("160"),
                on);
    }

    /** Each kind of event that is no correction. */
    private static Map<Class<?>, Later> everythingLater() {
        var later = new LinkedHashMap<Class<?>, Later>();
        var reserved = new UnitReserved(UNIT, CONTRACT, TENANT, "云枢", LATER);
        Stream.of(
                        Later.of(unit("U3", "B1", "70", "06-01")),
                        Later.of(new UnitEarmarked(UNIT, null, "云枢", LATER, LATER)),
                        new Later(
                                List.of(new UnitEarmarked(UNIT, null, "云枢", LATER, day("05-01"))),
                                List.of(new EarmarkReleased(UNIT, LATER))),
                        Later.of(reserved),
                        new Later(List.of(reserved), List.of(new UnitOccupied(UNIT, CONTRACT, TENANT, "云枢", LATER))),
                        new Later(List.of(reserved), List.of(new UnitReleased(UNIT, CONTRACT, LATER))),
                        new Later(
                                List.of(),
                                List.of(
                                        split(LATER),
                                        unit("U1a", "B1", "40", "06-01"),
                                        unit("U1b", "B1", "60", "06-01"))),
                        new Later(List.of(), List.of(merged(LATER), unit("U12", "B1", "160", "06-01"))),
                        Later.of(new UnitDissolved(OTHER, new UnitId("U12"), LATER)),
                        Later.of(new UnitTakenOutOfService(UNIT, WHY, LATER)),
                        new Later(
                                List.of(new UnitTakenOutOfService(UNIT, WHY, day("05-01"))),
                                List.of(new UnitReturnedToService(UNIT, LATER))))
                .forEach(each -> later.put(each.then().get(0).getClass(), each));
        return later;
    }

    /** What says that something never was so changes what it is about, on all days. */
    private static boolean isCorrection(Class<?> event) {
        return event == UnitRestored.class
                || event.getAnnotation(EventType.class).retroactive();
    }

    @Test
    void nothing_that_happens_to_a_unit_changes_the_figures_of_the_days_before() {
        var kinds = everythingLater();
        assertThat(kinds.keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.of(UnitEvent.class.getPermittedSubclasses())
                        .filter(event -> !isCorrection(event))
                        .toList());

        var wrong = new ArrayList<String>();
        for (var kind : kinds.entrySet()) {
            var own = TestViews.on(server);
            own.given(building("B1")).given(units()).given(outage());
            own.given(kind.getValue().before());
            var before = figures(own);
            own.given(kind.getValue().then());
            if (!figures(own).equals(before)) {
                wrong.add(kind.getKey().getSimpleName());
            }
            own.close();
        }
        assertThat(wrong).isEmpty();
    }

    private static String figures(TestViews own) {
        return CLOSED.stream()
                .map(day -> {
                    var letting = own.read().letting(Scope.ALL, day);
                    return day + " " + letting.occupancy() + letting.rentRoll();
                })
                .collect(Collectors.joining("\n"));
    }

    private List<String> lettableOn(String monthAndDay) {
        return views.read().letting(Scope.ALL, day(monthAndDay)).rentRoll().rows().stream()
                .map(RentRollReport.Row::unitId)
                .toList();
    }

    @Test
    void a_unit_is_out_of_service_twice_and_in_between_it_is_not() {
        views.given(building("B1"));
        views.given(units());
        views.given(outage());
        views.given(new UnitTakenOutOfService(UNIT, WHY, day("04-01")), new UnitReturnedToService(UNIT, day("04-10")));

        assertThat(lettableOn("01-31")).containsExactly("U1");
        assertThat(lettableOn("02-01")).containsExactly("U2");
        assertThat(lettableOn("02-14")).containsExactly("U2");
        assertThat(lettableOn("02-15")).containsExactly("U1", "U2");
        assertThat(lettableOn("03-31")).containsExactly("U1", "U2");
        assertThat(lettableOn("04-09")).containsExactly("U2");
        assertThat(lettableOn("04-10")).containsExactly("U1", "U2");
    }

    @Test
    void days_out_of_service_that_never_were_are_gone_and_the_earlier_ones_stay() {
        views.given(building("B1"));
        views.given(units());
        views.given(outage());
        views.given(
                        new UnitTakenOutOfService(UNIT, WHY, day("04-01")),
                        new UnitOutageWithdrawn(UNIT, day("04-01"), WHY, day("04-05")))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(lettableOn("02-10")).containsExactly("U2");
        assertThat(lettableOn("04-03")).containsExactly("U1", "U2");
        assertThat(shown().since()).isEqualTo(day("02-15"));
    }

    private UnitView shown() {
        return views.read().space().findUnit("U1", Scope.ALL).orElseThrow();
    }

    @Test
    void a_split_that_never_was_leaves_one_unit_on_all_days() {
        views.given(building("B1"));
        views.given(units());
        views.given(split(day("03-01")), unit("U1a", "B1", "40", "03-01"), unit("U1b", "B1", "60", "03-01"));
        assertThat(lettableOn("03-01")).containsExactly("U1a", "U1b", "U2");

        var parts = List.of(new UnitId("U1a"), new UnitId("U1b"));
        views.given(
                        new UnitSplitWithdrawn(UNIT, BUILDING, "U1", parts, WHY, day("04-01")),
                        new UnitWithdrawn(parts.get(0), WHY, day("04-01")),
                        new UnitWithdrawn(parts.get(1), WHY, day("04-01")))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(lettableOn("03-01")).containsExactly("U1", "U2");
        assertThat(shown().into()).isEmpty();
        assertThat(views.read().space().allUnits(Scope.ALL))
                .extracting(UnitView::id)
                .containsExactlyInAnyOrder("U1", "U2");
    }

    @Test
    void a_merger_that_never_was_leaves_what_there_was_on_all_days() {
        views.given(building("B1"));
        views.given(units());
        views.given(
                merged(day("03-01")),
                unit("U12", "B1", "160", "03-01"),
                new UnitDissolved(OTHER, new UnitId("U12"), day("03-01")));
        assertThat(lettableOn("03-01")).containsExactly("U12");

        views.given(
                new UnitMergerWithdrawn(UNIT, BUILDING, "U1", List.of(OTHER), new UnitId("U12"), WHY, day("04-01")),
                new UnitWithdrawn(new UnitId("U12"), WHY, day("04-01")),
                new UnitRestored(OTHER, BUILDING, "U2", day("04-01")));

        assertThat(lettableOn("03-01")).containsExactly("U1", "U2");
    }

    @Test
    void a_correction_holds_for_all_days() {
        views.given(building("B1"));
        views.given(units());
        views.given(new UnitCorrected(
                UNIT, BUILDING, "1号楼101", 3, new BigDecimal("110.00"), day("01-10"), WHY, day("06-01")));

        assertThat(lettableOn("01-09")).isEmpty();
        var row =
                views.read().letting(Scope.ALL, day("01-10")).rentRoll().rows().get(0);
        assertThat(row.number()).isEqualTo("1号楼101");
        assertThat(row.floor()).isEqualTo(3);
        assertThat(row.areaSqm()).isEqualByComparingTo("110");
        assertThat(shown().since()).isEqualTo(day("01-10"));
    }
}
