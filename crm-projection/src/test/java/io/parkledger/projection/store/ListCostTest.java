package io.parkledger.projection.store;

import static io.parkledger.projection.Story.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.mongodb.client.model.Filters;
import io.parkledger.core.contract.ContractStatus;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.negotiation.NegotiationStage;
import io.parkledger.core.renewal.RenewalStatus;
import io.parkledger.core.value.CompanyName;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.projection.contract.ContractViews;
import io.parkledger.projection.lead.LeadViews;
import io.parkledger.projection.negotiation.Attention;
import io.parkledger.projection.negotiation.NegotiationViews;
import io.parkledger.projection.reception.ReceptionViews;
import io.parkledger.projection.renewal.RenewalViews;
import io.parkledger.projection.store.rows.CompanySearch;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
import io.parkledger.projection.tenant.TenantViews;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What lists, totals and home pages cost a MongoDB that holds many rows: told in documents it had to look at, which is
 * the same on every machine.
 */
@OnEveryServer
class ListCostTest {

    private static final int LEADS = 8_000;
    private static final LocalDate TODAY = day("2026-06-30");
    private static final int ROWS = 20;
    private static final SliceRequest PAGE = SliceRequest.first(ROWS);

    private static final Scope MANAGER = Scope.ofPark("LQ");
    private static final Scope OFFICER = new Scope(Set.of("LQ"), "o7", "t3", null);
    private static final Scope OPERATOR = new Scope(Set.of("LQ"), null, null, Set.of("b3"));
    private static final Scope AUDITOR = Scope.ALL;

    private final TestViews views;

    ListCostTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    private static final String STEM = "华恒瑞泰鼎信诚达远航博睿创联盛世嘉和宏图卓越天佑金辉东方新锐海纳百川致力智慧云帆启明星辰腾飞凯旋中科国元润德优品安邦";
    private static final String[] TRADES = {"数据科技", "信息技术", "智能制造", "检测技术", "电子商务", "教育装备"};

    private static String company(int number) {
        var stem = new StringBuilder(number % 2 == 0 ? "澜桥" : "沧屿");
        long rest = number * 48_271L % 11_316_496;
        for (int i = 0; i < 4; i++) {
            stem.append(STEM.charAt((int) (rest % STEM.length())));
            rest /= STEM.length();
        }
        return stem + TRADES[number % 7 % 6] + (number % 5 == 0 ? "股份有限公司" : "有限公司");
    }

    private static Document row(String id, int number) {
        var company = company(number);
        var draft = new Draft(new Document("_id", id), false, (version, until) -> true).hear(number + 1, 1);
        draft.set("parkId", number % 5 == 0 ? "CY" : "LQ")
                .set("company", company)
                .set("creditCode", null)
                .set("industry", Industry.values()[number / 3 % Industry.values().length])
                .set("source", LeadSource.values()[number / 5 % LeadSource.values().length])
                .set("owner", "o" + number % 20)
                .set("team", "t" + number % 4)
                .set("version", 0L);
        return CompanySearch.index(draft).document();
    }

    private static Document lead(int number) {
        return row("lead-" + number, number)
                .append("stem", CompanyName.stem(company(number)))
                .append("stage", LeadStage.values()[number / 7 % 6].name())
                .append("contacts", List.of())
                .append("verdict", number % 3 == 0 ? "PURSUE" : null)
                .append("registeredOn", "" + TODAY.minusDays(number % 1_800));
    }

    private static Document negotiation(int number) {
        var isOpen = number % 7 == 0;
        var on = TODAY.minusDays(number % 1_800);
        return row("talk-" + number, number)
                .append("leadId", "lead-" + number)
                .append("valueCny", 1_000_000L + number)
                .append("open", isOpen)
                .append("onHold", number % 10 == 3)
                .append("stage", isOpen ? NegotiationStage.values()[number % 3].name() : "LANDED")
                .append("nextStepDueOn", number % 2 == 0 ? "" + TODAY.plusDays(number % 200 - 60) : null)
                .append("track", "SPACE")
                .append("contacts", List.of())
                .append("receptions", List.of())
                .append("withdrawn", false)
                .append("offers", List.of())
                .append("reviews", List.of())
                .append("opinions", List.of())
                .append("openedOn", "" + on.minusDays(30))
                .append("stageSince", "" + on)
                .append("lastActivityOn", "" + (isOpen ? TODAY.minusDays(number % 300) : on));
    }

    private static Document tenant(int number) {
        return row("tenant-" + number, number)
                .append("landedOn", "" + TODAY.minusDays(number % 1_800))
                .append("industries", List.of())
                .append(
                        "stays",
                        List.of(new Document("landedOn", "" + TODAY.minusDays(number % 1_800))
                                .append("evidence", "HANDOVER")))
                .append("contracts", List.of())
                .append("units", List.of())
                .append("buildings", List.of())
                .append("contacts", List.of())
                .append("areaSqm", new Decimal128(100))
                .append("evidence", "HANDOVER");
    }

    private static Document contract(int number) {
        return row("contract-" + number, number)
                .append("tenantId", "tenant-" + number)
                .append("buildings", List.of("b" + number % 7))
                .append("areaSqm", new Decimal128(100))
                .append("rentCnyPerYear", 5L)
                .append("units", List.of())
                .append("terms", List.of(term(number)))
                .append(
                        "conditions",
                        List.of(new Document("fromOn", "" + TODAY)
                                .append("agreedFrom", "" + TODAY)
                                .append("agreedBy", "SIGNED")))
                .append("handedOverOn", "" + TODAY.minusDays(number % 900))
                .append("settledOn", "" + TODAY.minusDays(number % 900))
                .append("startOn", "" + TODAY.minusDays(number % 900))
                .append("signedOn", "" + TODAY.minusDays(number % 900 + 30))
                .append("endOn", "" + TODAY.plusDays(number % 900))
                .append("status", ContractStatus.values()[number % 20 == 0 ? 0 : 1].name());
    }

    private static Document term(int number) {
        return new Document("fromOn", "" + TODAY.minusDays(number % 900))
                .append("endOn", "" + TODAY.plusDays(number % 900))
                .append("agreedOn", "" + TODAY.minusDays(number % 900));
    }

    private static Document renewal(int number) {
        return row("renewal-" + number, number)
                .append("contractId", "c")
                .append("tenantId", "t")
                .append("buildings", List.of("b" + number % 7))
                .append("areaSqm", new Decimal128(100))
                .append("rentCnyPerYear", 5L)
                .append("expiringOn", "" + TODAY.minusDays(number % 1_800 - 180))
                .append("openedOn", "" + TODAY)
                .append("status", RenewalStatus.values()[number % 13 < 11 ? 2 : number % 13 - 11].name());
    }

    private static Document reception(int number) {
        return row("reception-" + number, number)
                .append("visitors", 1 + number % 9)
                .append("receivedOn", "" + TODAY.minusDays(number % 1_800))
                .append("cancelled", number % 50 == 0);
    }

    @BeforeEach
    void fill() {
        assumeFalse(views.server.forgets(), "the server in memory has no indexes");
        fill(LeadViews.COLLECTION, LEADS, ListCostTest::lead);
        fill(NegotiationViews.COLLECTION, LEADS / 2, ListCostTest::negotiation);
        fill(TenantViews.COLLECTION, LEADS / 5, ListCostTest::tenant);
        fill(RenewalViews.COLLECTION, LEADS / 5, ListCostTest::renewal);
        fill(ContractViews.COLLECTION, LEADS / 5, ListCostTest::contract);
        fill(ReceptionViews.RECEPTIONS, LEADS / 2, ListCostTest::reception);
    }

    private void fill(ViewCollection<?> collection, int rows, IntFunction<Document> row) {
        views.generation()
                .documents(collection)
                .insertMany(IntStream.range(0, rows).mapToObj(row).toList());
    }

    /** Documents the server has looked at for a query, by its own account. */
    private long documentsLookedAt(Runnable query) {
        var database = views.server.database();
        var profile = database.getCollection("system.profile");
        profile.drop();
        database.runCommand(new Document("profile", 2));
        query.run();
        database.runCommand(new Document("profile", 0));
        var looked = profile.find(Filters.exists("docsExamined")).into(new ArrayList<>());
        assertThat(looked).isNotEmpty();
        return looked.stream()
                .mapToLong(each -> each.get("docsExamined", Number.class).longValue())
                .sum();
    }

    private void requireAtMost(long documents, Map<String, Runnable> queries) {
        var tooMuch = new TreeMap<String, Long>();
        queries.forEach((name, query) -> {
            var looked = documentsLookedAt(query);
            if (looked > documents) {
                tooMuch.put(name, looked);
            }
        });
        assertThat(tooMuch).as("more than %d documents", documents).isEmpty();
    }

    private static final Map<String, Scope> SCOPES = Map.of("manager", MANAGER, "officer", OFFICER, "auditor", AUDITOR);

    private static LeadViews.Filter leadsOf(
            @Nullable LeadStage stage, @Nullable String owner, @Nullable Industry industry) {
        return new LeadViews.Filter(stage, owner, null, industry, null);
    }

    private static NegotiationViews.Filter needing(Attention attention, @Nullable String owner) {
        return new NegotiationViews.Filter(null, true, owner, null, null, new NegotiationViews.Needs(attention, TODAY));
    }

    private static NegotiationViews.Filter talks(@Nullable Boolean open, @Nullable String owner) {
        return new NegotiationViews.Filter(null, open, owner, null, null);
    }

    @Test
    void whatever_is_listed_has_an_index_to_be_listed_by() {
        var listed = views.projections.collections().stream()
                .filter(collection -> collection.aggregateType() != null)
                .toList();

        assertThat(listed).hasSizeGreaterThan(8).allSatisfy(collection -> assertThat(collection.indexes())
                .as("indexes of %s", collection.name())
                .isNotEmpty());
    }

    @Test
    void a_page_looks_at_little_more_than_it_shows() {
        var queries = new LinkedHashMap<String, Runnable>();
        var leads = views.read().leads();
        var negotiations = views.read().negotiations();
        SCOPES.forEach((who, scope) -> {
            for (var sort : LeadViews.Sort.values()) {
                queries.put(who + ": leads " + sort, () -> leads.page(scope, leadsOf(null, null, null), sort, PAGE));
                queries.put(
                        who + ": qualified " + sort,
                        () -> leads.page(scope, leadsOf(LeadStage.QUALIFIED, null, null), sort, PAGE));
            }
            for (var sort : NegotiationViews.Sort.values()) {
                queries.put(who + ": talks " + sort, () -> negotiations.page(scope, talks(null, null), sort, PAGE));
                queries.put(
                        who + ": open talks " + sort, () -> negotiations.page(scope, talks(true, null), sort, PAGE));
            }
        });
        for (var attention : Attention.values()) {
            SCOPES.forEach((who, scope) -> queries.put(
                    who + ": " + attention,
                    () -> negotiations.page(
                            scope, needing(attention, null), NegotiationViews.Sort.LAST_ACTIVITY, PAGE)));
            queries.put(
                    "of one: " + attention,
                    () -> negotiations.page(
                            MANAGER, needing(attention, "o7"), NegotiationViews.Sort.LAST_ACTIVITY, PAGE));
        }
        requireAtMost(400, queries);
    }

    @Test
    void the_home_page_looks_at_little_more_than_it_shows() {
        var queries = new LinkedHashMap<String, Runnable>();
        var leads = views.read().leads();
        var negotiations = views.read().negotiations();
        var renewals = views.read().renewals();
        SCOPES.forEach((who, scope) -> {
            queries.put(who + ": awaiting triage", () -> leads.awaitingTriage(scope, ROWS));
            queries.put(who + ": steps due", () -> negotiations.stepsDue(scope, TODAY, ROWS));
            queries.put(who + ": no next step", () -> negotiations.withoutNextStep(scope, ROWS));
            queries.put(who + ": idle", () -> negotiations.idleSince(scope, TODAY.minusDays(60), ROWS));
            queries.put(who + ": moved", () -> negotiations.movedSince(scope, TODAY.minusDays(7), ROWS));
            queries.put(who + ": undecided", () -> renewals.undecidedBy(scope, TODAY.plusDays(90), ROWS));
        });
        requireAtMost(250, queries);
    }

    @Test
    void what_is_counted_and_added_up_is_not_looked_at() {
        var queries = new LinkedHashMap<String, Runnable>();
        var leads = views.read().leads();
        var negotiations = views.read().negotiations();
        SCOPES.forEach((who, scope) -> {
            queries.put(who + ": leads", () -> leads.count(scope, leadsOf(null, null, null)));
            queries.put(who + ": lost", () -> leads.count(scope, leadsOf(LeadStage.LOST, null, null)));
            queries.put(who + ": leads of one", () -> leads.count(scope, leadsOf(null, "o7", null)));
            queries.put(who + ": big data", () -> leads.count(scope, leadsOf(null, null, Industry.BIG_DATA)));
            queries.put(who + ": awaiting triage", () -> leads.countAwaitingTriage(scope));
            queries.put(who + ": talks", () -> negotiations.total(scope, talks(null, null)));
            queries.put(who + ": open talks", () -> negotiations.total(scope, talks(true, null)));
            queries.put(who + ": talks of one", () -> negotiations.total(scope, talks(null, "o7")));
            queries.put(who + ": idle", () -> negotiations.countIdle(scope, TODAY.minusDays(60)));
            queries.put(who + ": red", () -> negotiations.total(scope, needing(Attention.RED, null)));
        });
        var contracts = views.read().contracts();
        for (var scope : List.of(MANAGER, AUDITOR)) {
            queries.put(
                    scope + ": contracts", () -> contracts.total(scope, new ContractViews.Filter(null, null), TODAY));
            queries.put(
                    scope + ": to be handed over",
                    () -> contracts.total(scope, ContractViews.Filter.overdueHandover(TODAY), TODAY));
            queries.put(
                    scope + ": contracts of some",
                    () -> contracts.total(scope, new ContractViews.Filter(null, null, "数据", null), TODAY));
        }
        var aYearAgo = TODAY.minusYears(1).plusDays(1);
        queries.put("manager: receptions", () -> views.read().receptions().sumsByMonth(MANAGER, aYearAgo, TODAY));
        requireAtMost(0, queries);
    }

    @Test
    void search_and_boards_look_at_what_they_show() {
        var search = new TenantViews.Filter(null, null, null, null, company(12).substring(2, 6));
        requireAtMost(
                130,
                Map.of(
                        "tenants searched", () -> views.read().tenants().page(MANAGER, search, PAGE),
                        "board", () -> views.read().negotiations().board(MANAGER),
                        "renewals", () -> views.read().renewals().board(MANAGER)));
    }

    @Test
    void renewals_of_a_building_are_found_among_those_of_the_park() {
        var renewals = views.read().renewals();
        requireAtMost(
                300,
                Map.of(
                        "board", () -> renewals.board(OPERATOR),
                        "undecided", () -> renewals.undecidedBy(OPERATOR, TODAY.plusDays(90), ROWS),
                        "list", () -> renewals.page(OPERATOR, new RenewalViews.Filter(null, null), PAGE)));
    }

    @Test
    void whatever_is_typed_a_few_hundred_leads_are_compared() {
        var queries = new LinkedHashMap<String, Runnable>();
        for (var typed : List.of(company(77), company(78).substring(2, 6), "澜桥云枢数据科技有限公司", "数据", "澜桥", "沧屿华恒瑞甲智能制造")) {
            queries.put(typed, () -> views.read().leads().similar(MANAGER, typed, 8));
        }
        requireAtMost(600, queries);
    }
}
