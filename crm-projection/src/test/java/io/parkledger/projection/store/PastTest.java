package io.parkledger.projection.store;

import static io.parkledger.projection.Story.assigned;
import static io.parkledger.projection.Story.lost;
import static io.parkledger.projection.Story.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.projection.Views;
import io.parkledger.projection.lead.LeadView;
import io.parkledger.projection.lead.LeadViews;
import io.parkledger.projection.report.funnel.FunnelReport;
import io.parkledger.projection.store.rows.Rows;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Views keep what they were: a look at any past position shows what was live when they had come to it. */
@OnEveryServer
class PastTest {

    private static final int LENGTH = 40;
    private static final int LONGEST_BATCH = 15;
    private static final int LEADS = 20;
    private static final int WRITES = 200;
    private static final YearMonth FROM = YearMonth.of(2021, 1);
    private static final YearMonth TO = YearMonth.of(2021, 12);

    private final TestServer server;
    private final TestViews views;

    PastTest(TestServer server) {
        this.server = server;
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    /**
     * All there is to be read as of some position: every row of every collection that holds no sums, and the funnel.
     */
    private record Known(Map<String, List<Document>> rows, FunnelReport funnel) {

        static Known of(TestViews views, Generation generation) {
            var rows = new TreeMap<String, List<Document>>();
            views.projections.collections().stream()
                    .filter(collection -> !collection.totals())
                    .forEach(collection -> rows.put(
                            collection.name(),
                            new Rows<>(generation, collection).documents(Scope.ALL, Filters.empty())));
            return new Known(rows, Views.of(generation).funnel().report(Scope.ALL, FROM, TO));
        }
    }

    @Test
    void the_past_is_what_was_live_then_whatever_happened_by_chance() {
        var chance = new Random(1);
        var liveAt = new ArrayList<Known>();
        int story = 1_000;
        try (var oneByOne = TestViews.on(server)) {
            liveAt.add(Known.of(oneByOne, oneByOne.generation()));
            for (var types : HeardEvents.byProjection().values()) {
                var events = ByChance.story(story++, types, LENGTH);
                events.forEach(event -> {
                    oneByOne.given(event);
                    liveAt.add(Known.of(oneByOne, oneByOne.generation()));
                });
                tellInBatches(events, chance);
            }
        }

        assertThat(liveAt).hasSizeGreaterThan(9 * LENGTH);
        for (int position = 0; position < liveAt.size(); position++) {
            assertThat(Known.of(views, views.generation().asOf(position)))
                    .as("as of %d", position)
                    .isEqualTo(liveAt.get(position));
        }
    }

    private void tellInBatches(List<Object> events, Random chance) {
        int told = 0;
        while (told < events.size()) {
            int until = Math.min(events.size(), told + 1 + chance.nextInt(LONGEST_BATCH));
            views.given(events.subList(told, until));
            told = until;
        }
    }

    /** Twenty leads, of which every second was handed on, a third lost since; as of the position before that. */
    private long leadsBeforeTheyMovedOn() {
        for (int i = 1; i <= LEADS; i++) {
            views.given(registered("L" + i, "0%d-%02d".formatted(1 + i % 3, 1 + i % 20)));
        }
        long then = LEADS;
        for (int i = 1; i <= LEADS; i++) {
            if (i % 2 == 0) {
                views.given(assigned("L" + i, "su", "二部", "03-25"));
            }
            if (i % 3 == 0) {
                views.given(lost("L" + i, LossReason.PRICE, "03-26"));
            }
        }
        return then;
    }

    private LeadViews leads(long asOf) {
        return Views.of(views.generation().asOf(asOf)).leads();
    }

    private static LeadViews.Filter in(LeadStage stage) {
        return new LeadViews.Filter(stage, null, null, null, null);
    }

    @Test
    void a_list_is_walked_once_and_in_order_though_half_of_it_was_superseded() {
        long then = leadsBeforeTheyMovedOn();
        var expected = IntStream.rangeClosed(1, LEADS).mapToObj(i -> "L" + i).toList();

        for (var order : LeadViews.Sort.values()) {
            for (int limit : List.of(1, 3, 7, LEADS)) {
                var walked = walk(then, order, limit);
                assertThat(walked).extracting(LeadView::id).containsExactlyInAnyOrderElementsOf(expected);
                assertThat(walked).hasSize(LEADS).allSatisfy(lead -> assertThat(lead.stage())
                        .isEqualTo(LeadStage.REGISTERED));
                assertThat(walked)
                        .extracting(
                                order == LeadViews.Sort.COMPANY ? LeadView::company : lead -> "" + lead.registeredOn())
                        .isSortedAccordingTo(
                                order == LeadViews.Sort.NEWEST ? Comparator.reverseOrder() : Comparator.naturalOrder());
            }
        }
        assertThat(leads(then).count(Scope.ALL, in(LeadStage.REGISTERED)).value())
                .isEqualTo(LEADS);
        assertThat(leads(then).count(Scope.ALL, in(LeadStage.LOST)).value()).isZero();
        assertThat(leads(then).owners(Scope.ALL)).containsExactly("lin");
    }

    private List<LeadView> walk(long asOf, LeadViews.Sort order, int limit) {
        var walked = new ArrayList<LeadView>();
        var filter = new LeadViews.Filter(null, null, null, null, null);
        var request = SliceRequest.first(limit);
        Slice<LeadView> page;
        do {
            page = leads(asOf).page(Scope.ALL, filter, order, request);
            walked.addAll(page.items());
            request = new SliceRequest(limit, page.next());
        } while (page.next() != null);
        return walked;
    }

    @Test
    void whose_rows_of_the_past_one_sees_is_decided_by_whose_they_are_today() {
        long then = leadsBeforeTheyMovedOn();
        var ofSu = new Scope(null, "su", "二部", null);
        var ofLin = new Scope(null, "lin", "一部", null);

        assertThat(leads(then).count(ofSu, in(null)).value()).isEqualTo(LEADS / 2);
        assertThat(leads(then).count(ofLin, in(null)).value()).isEqualTo(LEADS / 2);
        assertThat(leads(then).find("L2", ofSu))
                .hasValueSatisfying(
                        lead -> assertThat(lead.owner()).as("whose it was").isEqualTo("lin"));
        assertThat(leads(then).find("L2", ofLin)).isEmpty();
        assertThat(leads(then).find("L1", ofLin)).isPresent();

        views.goOnFromWhatIsStored().given(assigned("L2", "lin", "一部", "03-27"));

        assertThat(leads(then).find("L2", ofLin)).isPresent();
        assertThat(leads(then + 1).find("L2", ofLin)).as("each of its versions").isPresent();
        assertThat(leads(then).find("L2", ofSu)).isEmpty();
    }

    @Test
    void a_look_at_a_moment_that_the_server_has_forgotten_is_taken_once_more() {
        var looks = new AtomicInteger();
        ThrowingCallable look = () -> views.server.together(session -> {
            if (looks.incrementAndGet() == 1) {
                throw new MongoException(239, "SnapshotTooOld");
            }
            return session;
        });

        if (views.server.isTransactional()) {
            assertThatCode(look).doesNotThrowAnyException();
            assertThat(looks).hasValue(2);
        } else {
            assertThatThrownBy(look).as("there is no moment to be forgotten").hasMessage("SnapshotTooOld");
        }
    }

    @Test
    void whatever_goes_on_meanwhile_what_one_looks_at_is_there_once() throws InterruptedException {
        for (int i = 1; i <= LEADS; i++) {
            views.given(registered("L" + i, "01-02"));
        }
        var failed = new AtomicReference<Throwable>();
        var writer = new Thread(() -> {
            try {
                for (int i = 0; i < WRITES; i++) {
                    views.given(assigned("L" + (1 + i % LEADS), "su" + i, "二部", "03-25"));
                }
            } catch (RuntimeException e) {
                failed.set(e);
            }
        });
        writer.start();
        var counts = new HashSet<Long>();
        var listed = new HashSet<Integer>();
        while (writer.isAlive()) {
            counts.add(leads(LEADS).count(Scope.ALL, in(null)).value());
            listed.add(walk(LEADS, LeadViews.Sort.COMPANY, LEADS * 2).size());
        }
        writer.join();

        assertThat(failed).hasNullValue();
        assertThat(counts).containsExactly((long) LEADS);
        assertThat(listed).containsExactly(LEADS);
    }

    @Test
    void a_list_in_the_order_of_ids_is_walked_once_though_all_of_it_was_superseded() {
        for (int i = 1; i <= LEADS; i++) {
            views.given(registered("L" + i, "01-02"));
        }
        views.given(IntStream.rangeClosed(1, LEADS)
                .mapToObj(i -> assigned("L" + i, "su", "二部", "03-25"))
                .toList());
        var then = new Rows<>(views.generation().asOf(LEADS), LeadViews.COLLECTION);
        var inOrder =
                IntStream.rangeClosed(1, LEADS).mapToObj(i -> "L" + i).sorted().toList();

        for (int limit : List.of(1, 3, LEADS)) {
            assertThat(idsOf(then, false, limit)).as("slices of %d", limit).isEqualTo(inOrder);
            assertThat(idsOf(then, true, limit))
                    .as("slices of %d, backwards", limit)
                    .isEqualTo(
                            inOrder.stream().sorted(Comparator.reverseOrder()).toList());
        }
    }

    private static List<String> idsOf(Rows<LeadView> rows, boolean descending, int limit) {
        var walked = new ArrayList<String>();
        var request = SliceRequest.first(limit);
        Slice<LeadView> slice;
        do {
            slice = rows.page(Scope.ALL, List.of(), "_id", descending, request);
            slice.items().forEach(lead -> walked.add(lead.id()));
            request = new SliceRequest(limit, slice.next());
        } while (slice.next() != null);
        return walked;
    }

    /** The first batch is written in part: what leads were is written before what they are, which is refused. */
    @Test
    void what_changes_hands_and_back_in_a_batch_that_was_written_in_part_is_reached_by_who_has_it() {
        views.given(
                registered("L1", "01-02"),
                registered("L2", "公司", LeadSource.WALK_IN, "wei", null, "01-02"),
                lost("L1", LossReason.PRICE, "01-03"),
                lost("L2", LossReason.PRICE, "01-03"));
        var batch = new ArrayList<>(
                views.tell(List.of(assigned("L1", "su", "二部", "03-25"), assigned("L2", "su", "二部", "03-25"))));
        var documents = views.server.database().getCollection("test_leads");
        documents.createIndex(
                Indexes.ascending("owner", "registeredBy"),
                new IndexOptions().unique(true).name("in the way").partialFilterExpression(Filters.eq("owner", "su")));
        assertThatThrownBy(() -> views.apply(batch)).hasMessageContaining("duplicate key");
        documents.dropIndex("in the way");
        batch.addAll(views.tell(List.of(assigned("L1", "lin", "一部", "03-26"), assigned("L2", "wei", null, "03-26"))));

        views.goOnFromWhatIsStored().apply(batch);

        assertThat(views.documents()).isEqualTo(views.builtAnew());
        for (int then = 2; then <= views.told().size(); then++) {
            assertThat(leads(then).find("L1", new Scope(null, "lin", null, null)))
                    .as("as of %d", then)
                    .isPresent();
            assertThat(leads(then).find("L2", new Scope(null, "wei", null, null)))
                    .as("as of %d", then)
                    .isPresent();
        }
    }

    @Test
    void nothing_is_looked_for_that_a_document_was_before_it_was_made() {
        var working = new WorkingSet(views.generation());
        var parking = new Parking();
        views.tell(List.of(registered("L1", "01-02"), lost("L1", LossReason.PRICE, "01-03")))
                .forEach(event -> views.projections.deliver(event, working, parking));

        assertThat(working.changed())
                .hasSizeGreaterThan(2)
                .allSatisfy((collection, changes) ->
                        assertThat(changes.handed()).as(collection.name()).isEmpty());
    }

    @Test
    void sums_of_a_batch_hold_no_version_that_is_not_kept() {
        var working = new WorkingSet(views.generation());
        var parking = new Parking();
        views.tell(IntStream.rangeClosed(1, LEADS)
                        .mapToObj(i -> registered("L" + i, "01-02"))
                        .toList())
                .forEach(event -> views.projections.deliver(event, working, parking));
        var sums = views.projections.collections().stream()
                .filter(collection -> collection.name().equals("funnel_cells"))
                .findFirst()
                .orElseThrow();

        var cell = working.open(sums, "OF_PARKS|LQ|WALK_IN|2021-01");

        assertThat(cell.inner("counts")).isNotEmpty();
        assertThat(cell.superseded()).isEmpty();
    }

    @Test
    void sums_of_the_past_are_those_that_were_live_then_before_and_after_every_position_they_are_kept_of() {
        var types = HeardEvents.byProjection().get("FunnelProjection");
        var events = IntStream.range(0, 105)
                .mapToObj(story -> ByChance.story(2_000 + story, types, LENGTH))
                .flatMap(List::stream)
                .toList();
        var positions = List.of(1, 2_046, 2_047, 2_048, 2_049, 2_050, 3_000, 4_094, 4_095, 4_096, 4_097, 4_099, 4_200);
        var liveAt = new TreeMap<Integer, List<FunnelReport>>();
        int told = 0;
        for (int position : positions) {
            views.given(events.subList(told, position));
            told = position;
            liveAt.put(position, funnels(views.generation()));
        }

        assertThat(new HashSet<>(liveAt.values())).hasSizeGreaterThan(3);
        liveAt.forEach((position, live) -> assertThat(funnels(views.generation().asOf(position)))
                .as("as of %d", position)
                .isEqualTo(live));
    }

    private static List<FunnelReport> funnels(Generation generation) {
        var funnel = Views.of(generation).funnel();
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> funnel.report(Scope.ALL, YearMonth.of(2021, month), YearMonth.of(2021, month)))
                .toList();
    }
}
