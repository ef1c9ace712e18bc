package io.parkledger.api.recomputed;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.operation.DueWork;
import io.parkledger.core.ledger.LedgerClock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every report is what its events come to by the definitions of the domain: on the demo and on three parks that live by
 * chance, on twenty days, now and as known at ten positions of the ledger.
 */
class RecomputedReportsTest {

    private static final int DAYS = 20;
    private static final int POSITIONS = 10;
    private static final LocalDate LAST_DAY = LocalDate.of(2023, 12, 31);
    private static final int ACCEPTED = 300;
    private static final int MOST_ACTS = 60;
    private static final int SENT = 2_000;
    private static final int LOOKS_BACK = 3;
    private static final Map<String, Long> SEEDS = Map.of("P1", 20_260_101L, "P2", 7L, "P3", 31_415_926L);

    private static TestApplication app;
    private static final Map<String, GeneratedPark> PARKS = new LinkedHashMap<>();
    private static final Map<String, ClosedPeriods> CLOSED = new LinkedHashMap<>();
    private static List<Fact> feed;

    @BeforeAll
    static void letThreeParksLive() {
        app = TestApplication.start();
        // What the calendar does of itself would do it today: here the parks do it on their own days.
        app.bean(DueWork.class).close();
        app.open(new Account("chief", "c", Role.MANAGER, SEEDS.keySet(), null, null, false, false));
        app.open(new Account("second", "s", Role.MANAGER, SEEDS.keySet(), null, null, false, false));
        app.open(new Account("officer", "o", Role.STAFF, SEEDS.keySet(), "ipd", null, false, false));
        SEEDS.keySet().stream().sorted().forEach(park -> {
            System.out.println("park " + park + " lives by seed " + SEEDS.get(park));
            PARKS.put(park, new GeneratedPark(app, park, SEEDS.get(park)));
            PARKS.get(park).found();
            CLOSED.put(park, new ClosedPeriods(new Auditor(app, "auditor"), park));
        });
        while (PARKS.values().stream().anyMatch(park -> park.today().isBefore(LAST_DAY))) {
            PARKS.values().stream()
                    .filter(park -> park.today().isBefore(LAST_DAY))
                    .forEach(RecomputedReportsTest::live);
        }
        feed = new Auditor(app, "auditor").feed();
    }

    /** At the end of every month it is looked at what is over. */
    private static void live(GeneratedPark park) {
        var month = park.today().getMonth();
        park.live();
        if (park.today().getMonth() != month) {
            CLOSED.get(park.name()).look(park.today(), park.position());
        }
    }

    @AfterAll
    static void close() {
        // A class of tests stays in memory to the end of all.
        PARKS.clear();
        CLOSED.clear();
        feed = List.of();
        app.close();
    }

    @Test
    void no_report_is_left_out() {
        var reports = app.document().operations().stream()
                .map(operation -> operation.path())
                .filter(path -> path.startsWith("/api/v1/reports/") && !path.contains("{name}"))
                .map(path -> path.substring("/api/v1/reports/".length()))
                .collect(Collectors.toSet());

        assertThat(Audit.REPORTS).isEqualTo(reports);
    }

    @Test
    void whatever_can_happen_has_happened() {
        var happened = EnumSet.noneOf(GeneratedPark.Act.class);
        PARKS.values().forEach(park -> happened.addAll(park.accepted().keySet()));

        assertThat(happened).containsExactlyInAnyOrder(GeneratedPark.Act.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1", "P2", "P3"})
    void a_park_lives_a_full_life(String name) {
        var park = PARKS.get(name);
        System.out.println(name + ": " + park.accepted() + ", refused " + park.refused() + ", late " + park.late());

        assertThat(park.accepted()).hasSizeGreaterThan(MOST_ACTS);
        assertThat(park.accepted().values().stream().mapToInt(Integer::intValue).sum())
                .isGreaterThan(ACCEPTED);
        assertThat(park.late()).isGreaterThan(ACCEPTED / 20);
    }

    @Test
    void enough_was_sent_to_speak_of_chance() {
        assertThat(PARKS.values().stream().mapToInt(GeneratedPark::sent).sum()).isGreaterThanOrEqualTo(SENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1", "P2", "P3"})
    void what_is_over_changes_only_by_what_is_listed_as_said_late_and_never_as_known_before(String name) {
        var closed = CLOSED.get(name);
        closed.lookAtAll(PARKS.get(name).today(), PARKS.get(name).position());
        closed.lookBack(LOOKS_BACK);
        System.out.println(name + ": " + closed.compared() + " answers, changed late " + closed.changed());

        assertThat(closed.compared()).isGreaterThan(SENT / 2);
        assertThat(closed.changed()).isGreaterThan(SENT / 100);
        assertThat(closed.differences()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1", "P2", "P3"})
    void a_park_that_lives_by_chance_is_reported_as_its_events_say(String park) {
        audit(app, "auditor", park, feed, LAST_DAY.plusMonths(9));
    }

    @Test
    void the_demo_is_reported_as_its_events_say() {
        try (var demo = TestApplication.demo()) {
            var facts = new Auditor(demo, "shen").feed();
            audit(demo, "shen", "LQ", facts, LocalDate.of(2022, 12, 31));
            tiles(demo, "shen", "lin", facts);
        }
    }

    /** Of the first pages of a manager and an officer, now and as known then. */
    static void tiles(TestApplication demo, String manager, String officer, List<Fact> facts) {
        var audit = new Audit(new Auditor(demo, manager), "LQ", facts);
        audit.homeNow(officer, demo.bean(LedgerClock.class).today());
        Audit.positions(facts.size(), POSITIONS).forEach(position -> audit.homeAsOf(officer, position));

        assertThat(audit.comparison().compared()).isEqualTo(2 * (POSITIONS + 1));
        assertThat(audit.comparison().differences()).isEmpty();
    }

    @Test
    void some_leases_of_those_who_are_in_have_no_end() {
        var leases = SEEDS.keySet().stream().flatMap(park -> Books.of(feed, park, feed.size()).leases().stream());

        assertThat(leases)
                .filteredOn(lease -> lease.handedOverOn != null && lease.isOpenEndedOn(LAST_DAY))
                .hasSizeGreaterThan(SEEDS.size());
    }

    static void audit(TestApplication application, String login, String park, List<Fact> facts, LocalDate until) {
        var audit = new Audit(new Auditor(application, login), park, facts);
        var days = Audit.days(facts, until, DAYS);
        var positions = Audit.positions(facts.size(), POSITIONS);

        audit.now(days, application.bean(LedgerClock.class).today());
        for (int i = 0; i < POSITIONS; i++) {
            audit.asOf(i, positions.get(i), days);
        }

        assertThat(days).hasSize(DAYS);
        assertThat(positions).hasSize(POSITIONS).doesNotHaveDuplicates();
        assertThat(audit.asked()).isEqualTo(Audit.REPORTS);
        assertThat(audit.comparison().compared()).isGreaterThan(20_000);
        assertThat(audit.comparison().differences())
                .as(
                        "%s: %d of %d",
                        park,
                        audit.comparison().differences().size(),
                        audit.comparison().compared())
                .isEmpty();
    }
}
