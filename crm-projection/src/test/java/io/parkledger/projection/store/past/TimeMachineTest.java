package io.parkledger.projection.store.past;

import static io.parkledger.projection.Story.let;
import static io.parkledger.projection.Story.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Sorts;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.lead.LeadCommand.AssignLead;
import io.parkledger.core.lead.LeadCommand.QualifyLead;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.lead.LeadCommand.StartNegotiation;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.lead.MeetingKind;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.negotiation.NegotiationCommand.AssignNegotiation;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.Track;
import io.parkledger.projection.Projections;
import io.parkledger.projection.Story;
import io.parkledger.projection.Views;
import io.parkledger.projection.lead.LeadView;
import io.parkledger.projection.lead.LeadViews;
import io.parkledger.projection.negotiation.NegotiationViews;
import io.parkledger.projection.renewal.RenewalView;
import io.parkledger.projection.renewal.RenewalViews;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.ProjectionSet;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.ViewServer;
import io.parkledger.projection.store.keeper.ViewKeeper;
import io.parkledger.projection.store.rows.PageRequest;
import io.parkledger.projection.store.rows.Scope;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TimeMachineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final LocalDate MARCH_1 = LocalDate.of(2021, 3, 1);
    private static final Map<Long, Map<String, List<Document>>> LIVE_AT = new HashMap<>();

    private static TestLedger ledger;
    private static long negotiationAssigned;

    private final TimeMachine machine = new TimeMachine(
            ledger.ledger.reader(),
            ledger.ledger.personKeys(),
            ledger.ledger.loops(),
            Projections.all(),
            TimeMachine.Limits.ofMemory(null));

    @BeforeAll
    static void a_story_whose_live_views_are_noted_after_every_command() {
        ledger = TestLedger.open();
        try (var server = ViewServer.inMemory();
                var keeper = new ViewKeeper(ledger.ledger, server, Projections.all())) {
            keeper.start();
            note(
                    keeper,
                    new RegisterLead(
                            new LeadId("1"),
                            new ParkId("LQ"),
                            "澜桥云枢",
                            null,
                            null,
                            LeadSource.WALK_IN,
                            "lin",
                            null,
                            null,
                            MARCH_1));
            note(keeper, new AssignLead(new LeadId("1"), "su", null, MARCH_1));
            note(
                    keeper,
                    new QualifyLead(
                            new LeadId("1"),
                            Industry.BIG_DATA,
                            new Contact("person-1", "王工", null),
                            Track.SPACE,
                            new BigDecimal("300"),
                            null,
                            null,
                            null,
                            MARCH_1));
            note(
                    keeper,
                    new StartNegotiation(
                            new LeadId("1"), new NegotiationId("N1"), MeetingKind.RECEPTION, 3, null, MARCH_1));
            negotiationAssigned = note(keeper, new AssignNegotiation(new NegotiationId("N1"), "wu", null, MARCH_1));
        }
    }

    private static long note(ViewKeeper keeper, Command command) {
        var position = ledger.positionOf(ledger.send(command));
        assertThat(keeper.await(position, PATIENCE)).isTrue();
        LIVE_AT.put(position, documents(keeper.live()));
        return position;
    }

    private static Map<String, List<Document>> documents(Generation generation) {
        var documents = new TreeMap<String, List<Document>>();
        Projections.all()
                .collections()
                .forEach(collection -> documents.put(
                        collection.name(),
                        generation
                                .documents(collection)
                                .find()
                                .sort(Sorts.ascending("_id"))
                                .into(new ArrayList<>())));
        return documents;
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @AfterEach
    void closeMachine() {
        machine.close();
    }

    private Generation at(long position, Duration atMost) {
        try (var stay = machine.at(position, atMost, "lin")) {
            return stay.generation();
        }
    }

    @Test
    void the_past_is_what_was_live_then() {
        assertThat(LIVE_AT).hasSize(5);
        LIVE_AT.forEach((position, live) -> assertThat(documents(at(position, PATIENCE)))
                .as("at position %d", position)
                .isEqualTo(live));
    }

    @Test
    void a_list_of_the_past_shows_who_owned_what_then() {
        var filter = new LeadViews.Filter(null, null, null, null, null);
        var then =
                Views.of(at(1, PATIENCE)).leads().page(Scope.ALL, filter, LeadViews.Sort.NEWEST, PageRequest.first(10));

        assertThat(then.items()).extracting(LeadView::owner).containsExactly("lin");
        assertThat(Views.of(at(0, PATIENCE))
                        .leads()
                        .page(Scope.ALL, filter, LeadViews.Sort.NEWEST, PageRequest.first(10))
                        .items())
                .isEmpty();
    }

    private LeadView lead(long position) {
        var events = ledger.ledger.reader().ofAggregate("1", position);
        return machine.subject(LeadViews.COLLECTION, "1", events).orElseThrow();
    }

    @Test
    void one_subject_of_the_past_needs_only_its_own_events() {
        assertThat(lead(1).owner()).isEqualTo("lin");
        assertThat(lead(2).owner()).isEqualTo("su");
        assertThat(lead(2).contact()).isNull();
        assertThat(lead(3).stage()).isEqualTo(LeadStage.QUALIFIED);
        assertThat(lead(3))
                .isEqualTo(
                        Views.of(at(3, PATIENCE)).leads().find("1", Scope.ALL).orElseThrow());
    }

    @Test
    void a_negotiation_of_the_past_is_shown_though_its_lead_is_not_told_of() {
        var events = ledger.ledger.reader().ofAggregate("N1", negotiationAssigned);

        var negotiation = machine.subject(NegotiationViews.COLLECTION, "N1", events);

        assertThat(negotiation.orElseThrow().owner()).isEqualTo("wu");
    }

    @Test
    void a_renewal_of_the_past_knows_its_buildings_when_its_contract_is_told_of_as_well() {
        try (var views = TestViews.on(TestServer.all().get(0))) {
            var signing = views.tell(
                    List.of(signed("C1", "T1", List.of(let("U1", "B1", "1")), "01-01", "12-31", "1.00", "01-01")));
            var opening = views.tell(List.of(Story.renewal("C1.2021-12-31", "1", "12.00", "12-31")));
            var events = Stream.concat(signing.stream(), opening.stream()).toList();

            assertThat(renewal(events).buildings()).containsExactly("B1");
            assertThat(renewal(opening).buildings()).isEmpty();
        }
    }

    private RenewalView renewal(List<LedgerEvent> events) {
        return machine.subject(RenewalViews.COLLECTION, "C1.2021-12-31", events).orElseThrow();
    }

    @Test
    void what_was_not_there_yet_is_not_shown() {
        var reader = ledger.ledger.reader();

        assertThat(machine.subject(LeadViews.COLLECTION, "nobody", reader.ofAggregate("nobody", 99)))
                .isEmpty();
        assertThat(machine.subject(LeadViews.COLLECTION, "1", reader.ofAggregate("1", 0)))
                .isEmpty();
        assertThat(machine.subject(NegotiationViews.COLLECTION, "1", reader.ofAggregate("1", 99)))
                .isEmpty();
    }

    @Test
    void the_longest_unused_past_is_forgotten_and_can_be_built_again() {
        var first = at(1, PATIENCE);
        var second = at(2, PATIENCE);
        at(3, PATIENCE);
        at(4, PATIENCE);
        assertThat(at(1, PATIENCE)).as("still there").isSameAs(first);

        at(5, PATIENCE);

        await().atMost(PATIENCE).until(() -> second.position() == null);
        assertThat(first.position()).isEqualTo(1);
        assertThat(documents(at(2, PATIENCE))).isEqualTo(LIVE_AT.get(2L));
    }

    @Test
    void the_future_is_refused_and_keeps_nobody_waiting() {
        var future = ledger.ledger.reader().head() + 5;

        assertThatThrownBy(() -> at(future, PATIENCE)).isInstanceOf(IllegalStateException.class);
        assertThat(at(1, PATIENCE).position()).isEqualTo(1);
    }

    /** Lets nothing pass until it is opened. */
    static final class Gate implements Projection {
        private final CountDownLatch opened = new CountDownLatch(1);
        private final AtomicInteger passed = new AtomicInteger();

        @Override
        public List<ViewCollection<?>> collections() {
            return List.of();
        }

        @EventHandler
        void on(Event event) throws InterruptedException {
            opened.await();
            passed.incrementAndGet();
        }
    }

    private static TimeMachine machine(Projection projection, TimeMachine.Limits limits) {
        return new TimeMachine(
                ledger.ledger.reader(),
                ledger.ledger.personKeys(),
                ledger.ledger.loops(),
                new ProjectionSet(List.of(projection)),
                limits);
    }

    private static TimeMachine.Limits limits(long bytes, int queued, int perCaller, Duration goneAfter) {
        return new TimeMachine.Limits(bytes, 4, queued, perCaller, goneAfter);
    }

    private static void ask(TimeMachine of, long position, String caller) {
        assertThatThrownBy(() -> of.at(position, Duration.ZERO, caller).close())
                .isInstanceOf(TimeMachine.StillTravelling.class);
    }

    private static void requireRefusal(TimeMachine by, long position, String caller, String code) {
        assertThatThrownBy(() -> by.at(position, PATIENCE, caller).close())
                .isInstanceOfSatisfying(PastUnavailable.class, refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.retryAfter()).isPositive();
                });
    }

    @Test
    void one_who_asks_for_many_times_does_not_keep_the_others_waiting_and_too_many_are_refused_at_once() {
        var gate = new Gate();
        try (var busy = machine(gate, limits(Long.MAX_VALUE, 3, 2, PATIENCE))) {
            ask(busy, 1, "lin");
            ask(busy, 2, "lin");
            ask(busy, 2, "lin");
            requireRefusal(busy, 3, "lin", "views.past-busy");
            ask(busy, 2, "su");
            ask(busy, 3, "su");
            requireRefusal(busy, 4, "wu", "views.past-busy");

            gate.opened.countDown();

            for (long position = 1; position <= 4; position++) {
                try (var stay = busy.at(position, PATIENCE, "wu")) {
                    assertThat(stay.generation().position()).isEqualTo(position);
                }
            }
        }
    }

    @Test
    void nothing_is_built_that_nobody_waits_for() {
        var gate = new Gate();
        try (var busy = machine(gate, limits(Long.MAX_VALUE, 16, 4, Duration.ZERO))) {
            ask(busy, 1, "lin");
            for (long position = 2; position <= 5; position++) {
                ask(busy, position, "caller " + position);
            }
            gate.opened.countDown();

            await().atMost(PATIENCE).until(() -> busy.underWay() == 0);
            assertThat(gate.passed.get()).as("of fifteen events").isLessThanOrEqualTo(1);
        }
    }

    @Test
    void what_is_being_read_is_not_taken_away_and_makes_the_next_one_wait() {
        try (var small = new TimeMachine(
                ledger.ledger.reader(),
                ledger.ledger.personKeys(),
                ledger.ledger.loops(),
                Projections.all(),
                new TimeMachine.Limits(Long.MAX_VALUE, 1, 4, 4, Duration.ofSeconds(10)))) {
            var stay = small.at(2, PATIENCE, "lin");
            ask(small, 3, "su");
            assertThat(stay.generation().position()).isEqualTo(2);
            assertThat(documents(stay.generation())).isEqualTo(LIVE_AT.get(2L));

            stay.close();

            try (var next = small.at(3, PATIENCE, "su")) {
                assertThat(documents(next.generation())).isEqualTo(LIVE_AT.get(3L));
            }
            await().atMost(PATIENCE).until(() -> stay.generation().position() == null);
        }
    }

    @Test
    void the_past_has_a_budget_of_memory_and_says_so_instead_of_taking_all_there_is() {
        long one;
        long last = Collections.max(LIVE_AT.keySet());
        try (var stay = machine.at(last, PATIENCE, "lin")) {
            assertThat(stay.generation().position()).isEqualTo(last);
            one = machine.memoryUsed();
        }
        assertThat(one).isPositive();
        try (var poor = new TimeMachine(
                ledger.ledger.reader(),
                ledger.ledger.personKeys(),
                ledger.ledger.loops(),
                Projections.all(),
                limits(one / 3, 16, 16, PATIENCE))) {
            requireRefusal(poor, last, "lin", "views.past-too-large");
            requireRefusal(poor, last, "su", "views.past-too-large");
            assertThat(poor.memoryUsed()).isZero();
        }
        try (var modest = new TimeMachine(
                ledger.ledger.reader(),
                ledger.ledger.personKeys(),
                ledger.ledger.loops(),
                Projections.all(),
                limits(3 * one, 16, 16, PATIENCE))) {
            for (long position : LIVE_AT.keySet()) {
                try (var stay = modest.at(position, PATIENCE, "lin")) {
                    assertThat(documents(stay.generation())).isEqualTo(LIVE_AT.get(position));
                    assertThat(modest.memoryUsed()).isBetween(1L, 3 * one);
                }
            }
            assertThat(modest.memoryUsed()).as("not four copies").isLessThanOrEqualTo(3 * one);
        }
    }

    @Test
    void whoever_was_erased_is_gone_from_every_kept_past_even_if_another_node_erased_him() {
        try (var own = TestLedger.open();
                var other = TestLedger.open(own.settings);
                var kept = new TimeMachine(
                        own.ledger.reader(),
                        own.ledger.personKeys(),
                        own.ledger.loops(),
                        Projections.all(),
                        TimeMachine.Limits.ofMemory(null))) {
            var lead = new LeadId("1");
            own.send(new RegisterLead(
                    lead, new ParkId("LQ"), "澜桥云枢", null, null, LeadSource.WALK_IN, "lin", null, null, MARCH_1));
            var contact = new Contact("person-9", "王工", "100-0000-0009");
            var position = own.positionOf(own.send(new QualifyLead(
                    lead, Industry.BIG_DATA, contact, Track.SPACE, new BigDecimal("300"), null, null, null, MARCH_1)));
            Generation warm;
            try (var stay = kept.at(position, PATIENCE, "lin")) {
                warm = stay.generation();
                assertThat(nameIn(warm)).isEqualTo("王工");
            }
            assertThat(kept.subject(LeadViews.COLLECTION, "1", List.of("1"), position)
                            .orElseThrow()
                            .contact()
                            .name())
                    .isEqualTo("王工");

            other.ledger.personKeys().erase("person-9");

            assertThat(kept.subject(LeadViews.COLLECTION, "1", List.of("1"), position)
                            .orElseThrow()
                            .contact()
                            .name())
                    .isNull();
            try (var stay = kept.at(position, PATIENCE, "lin")) {
                assertThat(nameIn(stay.generation())).isNull();
            }
            await().atMost(PATIENCE).until(() -> warm.position() == null);
        }
    }

    private static String nameIn(Generation generation) {
        return Views.of(generation)
                .leads()
                .find("1", Scope.ALL)
                .orElseThrow()
                .contact()
                .name();
    }
}
