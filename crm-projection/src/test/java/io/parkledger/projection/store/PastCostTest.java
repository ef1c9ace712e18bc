package io.parkledger.projection.store;

import static io.parkledger.projection.Story.assigned;
import static io.parkledger.projection.Story.day;
import static io.parkledger.projection.Story.lost;
import static io.parkledger.projection.Story.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.mongodb.client.model.Filters;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.projection.Views;
import io.parkledger.projection.lead.LeadView;
import io.parkledger.projection.lead.LeadViews;
import io.parkledger.projection.store.rows.Between;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a look at a past position costs a MongoDB: told in keys of indexes and documents it had to look at, which is the
 * same on every machine. It does not cost more the more came later, nor the more versions there are.
 */
@OnEveryServer
class PastCostTest {

    private static final Scope MANAGER = Scope.ofPark("LQ");
    private static final int ROWS = 20;
    private static final SliceRequest FIRST = SliceRequest.first(ROWS);
    /** More than are looked at one by one. */
    private static final int MANY = 4_000;

    private static final int BATCH = 1_000;

    private final TestViews views;

    PastCostTest(TestServer server) {
        views = TestViews.on(server);
    }

    @BeforeEach
    void requireIndexes() {
        assumeFalse(views.server.forgets(), "the server in memory has no indexes");
    }

    @AfterEach
    void close() {
        views.close();
    }

    private static String id(int number) {
        return "L%05d".formatted(number);
    }

    /** As if lists had been brought in: in no order of days. */
    private static String on(int number) {
        return "%02d-%02d".formatted(1 + number % 11, 1 + number % 13);
    }

    private static Object register(int number, String on) {
        return registered(id(number), "公司" + id(number), LeadSource.WALK_IN, "o" + number % 20, "t" + number % 4, on);
    }

    /** Each lead goes all its way before the next one comes. */
    private void liveOneAfterTheOther(int from, int until) {
        var events = new ArrayList<Object>();
        for (int number = from; number < until; number++) {
            events.add(register(number, on(number)));
            events.add(assigned(id(number), "su", "二部", "12-01"));
            events.add(lost(id(number), LossReason.PRICE, "12-02"));
        }
        tell(events);
    }

    /** In batches as they come from the ledger. */
    private void tell(List<Object> events) {
        for (int told = 0; told < events.size(); told += BATCH) {
            views.given(events.subList(told, Math.min(events.size(), told + BATCH)));
        }
    }

    private static LeadViews.Filter leads(LeadStage stage, String search) {
        return new LeadViews.Filter(stage, null, null, null, search);
    }

    private static Map<String, Consumer<Views>> looks() {
        var looks = new LinkedHashMap<String, Consumer<Views>>();
        for (var sort : LeadViews.Sort.values()) {
            looks.put("leads " + sort, views -> views.leads().page(MANAGER, leads(null, null), sort, FIRST));
        }
        looks.put("one", views -> views.leads().find(id(7), MANAGER));
        looks.put("count", views -> views.leads().count(MANAGER, leads(null, null)));
        looks.put("lost", views -> views.leads()
                .page(MANAGER, leads(LeadStage.LOST, null), LeadViews.Sort.NEWEST, FIRST));
        looks.put("searched", views -> views.leads().page(MANAGER, leads(null, "公司"), LeadViews.Sort.NEWEST, FIRST));
        looks.put("found", views -> views.leads().count(MANAGER, leads(null, "公司")));
        looks.put("board", views -> views.negotiations().board(MANAGER));
        looks.put("funnel", views -> views.funnel().report(MANAGER, YearMonth.of(2021, 1), YearMonth.of(2021, 12)));
        return looks;
    }

    /** Keys and documents the server has looked at, by its own account. */
    private long lookedAt(Runnable look) {
        var database = views.server.database();
        var profile = database.getCollection("system.profile");
        profile.drop();
        database.runCommand(new Document("profile", 2));
        look.run();
        database.runCommand(new Document("profile", 0));
        var looked = profile.find(Filters.exists("docsExamined")).into(new ArrayList<>());
        assertThat(looked).isNotEmpty();
        return looked.stream()
                .mapToLong(each -> each.get("docsExamined", Number.class).longValue()
                        + each.get("keysExamined", Number.class).longValue())
                .sum();
    }

    private Map<String, Long> lookedAt(long asOf) {
        var looked = new LinkedHashMap<String, Long>();
        looks().forEach((name, look) -> looked.put(
                name, lookedAt(() -> look.accept(Views.of(views.generation().asOf(asOf))))));
        return looked;
    }

    @Test
    void what_came_later_is_not_looked_at() {
        liveOneAfterTheOther(0, 1_000);
        long then = 2_500;
        var looked = lookedAt(then);

        liveOneAfterTheOther(1_000, 4_000);

        assertThat(looked).hasSizeGreaterThan(8);
        lookedAt(then).forEach((name, again) -> assertThat(again)
                .as("%s, which looked at %d", name, looked.get(name))
                .isLessThan(looked.get(name) * 12 / 10 + 100));
        looked.forEach((name, once) -> assertThat(once).as(name).isLessThan(6_000));
    }

    @Test
    void of_what_ended_long_ago_nothing_is_looked_at() {
        liveOneAfterTheOther(0, MANY);
        long then = 3L * MANY - 100;
        var stood = Views.of(views.generation().asOf(then)).leads();

        var looked = lookedAt(() -> stood.page(MANAGER, leads(null, null), LeadViews.Sort.COMPANY, FIRST));

        assertThat(looked)
                .as("%d versions had ended", 2 * MANY - 100)
                .isGreaterThan(ROWS)
                .isLessThan(4_000);
    }

    @Test
    void what_was_registered_later_is_not_looked_at_though_much_stood() {
        long then = registerOnTheirDays(0, MANY);
        registerOnTheirDays(MANY, MANY * 2);
        tell(IntStream.range(0, MANY * 2)
                .<Object>mapToObj(number -> assigned(id(number), "su", "二部", "12-01"))
                .toList());
        var stood = Views.of(views.generation().asOf(then)).leads();
        var newest = new ArrayList<LeadView>();

        var looked = lookedAt(() -> newest.addAll(stood.page(MANAGER, leads(null, null), LeadViews.Sort.NEWEST, FIRST)
                .items()));

        assertThat(newest)
                .extracting(LeadView::id)
                .as("the last that were registered by then")
                .isEqualTo(IntStream.rangeClosed(1, ROWS)
                        .mapToObj(back -> id(MANY - back))
                        .toList());
        assertThat(looked).isLessThan(4_000);
    }

    @Test
    void what_changed_is_found_among_what_was_written_in_between_and_a_page_of_it_costs_a_page() {
        long from = registerOnTheirDays(0, MANY);
        tell(IntStream.range(0, MANY)
                .<Object>mapToObj(number -> assigned(id(number), "su", "二部", "12-01"))
                .toList());
        long to = views.told().size();
        tell(IntStream.range(0, MANY / 2)
                .<Object>mapToObj(number -> lost(id(number), LossReason.PRICE, "12-02"))
                .toList());
        var changed = new ArrayList<Between.Change<LeadView>>();

        var looked = lookedAt(() -> changed.addAll(new Between<>(views.generation(), LeadViews.COLLECTION, from, to)
                .page(MANAGER, Optional::of, FIRST)
                .items()));

        assertThat(changed)
                .hasSize(ROWS)
                .allSatisfy(change -> assertThat(change.before().owner()).isNotEqualTo("su"))
                .allSatisfy(change -> assertThat(change.after().owner()).isEqualTo("su"));
        assertThat(looked).isLessThan(1_000);
    }

    /** @return the last position */
    private long registerOnTheirDays(int from, int until) {
        tell(IntStream.range(from, until)
                .mapToObj(number ->
                        register(number, day("01-01").plusDays(number / 40).toString()))
                .toList());
        return views.told().size();
    }
}
