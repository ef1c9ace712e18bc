package io.parkledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.operation.Job;
import io.parkledger.api.operation.Jobs;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.space.Glossary;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a park has once said of its columns and words holds for its next files, and for nobody else's. */
class VocabularyTest {

    private static final Duration A_WHILE = Duration.ofSeconds(60);
    private static final String UNITS = "所属大厦,门牌,楼层,建筑面积\nA座,A0101,1,115\n";
    private static final String LEADS = "企业名称,行业,来源,负责人,线索日期\n"
            + "甲公司,大数据服务板块,老板推荐,专员,2021-01-04\n"
            + "乙公司,大数据服务板块,以商招商,专员,2021-01-04\n"
            + "丙公司,大数据,以商招商,专员,2021-01-04\n";

    private static TestApplication app;
    private static int parks;

    private String park;
    private String elsewhere;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void parks() {
        park = newPark();
        elsewhere = newPark();
    }

    /** With a manager of its name. */
    private static String newPark() {
        var id = "P" + parks++;
        done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'" + id + "','name':'" + id + "'}")));
        app.open(new Account(id, id, Role.MANAGER, Set.of(id), "ipd", null, false, false));
        return id;
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static Answered done(Answered answer) {
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 299);
        return answer;
    }

    private String put(String park, String kind, String text) {
        var id = done(app.upload(
                        park,
                        "/api/v1/imports",
                        Map.of("parkId", park, "kind", kind),
                        "文件.csv",
                        text.getBytes(StandardCharsets.UTF_8)))
                .text("/id");
        awaitWork(id);
        return id;
    }

    private void awaitWork(String id) {
        await().atMost(A_WHILE).until(() -> app.bean(Jobs.class).all().stream()
                .filter(job -> id.equals(job.subject()))
                .allMatch(Job::isOver));
    }

    private Answered say(String id, String verb, String body) {
        var answer = app.post(park, "/api/v1/imports/" + id + "/" + verb, json(body));
        awaitWork(id);
        return answer;
    }

    /** By field, in which column it is read. */
    private Map<String, Integer> columns(String id) {
        var columns = new TreeMap<String, Integer>();
        done(app.get("auditor", "/api/v1/imports/" + id))
                .body()
                .path("columns")
                .forEach(each -> columns.put(
                        each.path("field").asString(), each.path("column").asInt()));
        return columns;
    }

    private List<String> outcomes(String id) {
        return done(app.get("auditor", "/api/v1/imports/" + id + "/rows"))
                .body()
                .path("items")
                .valueStream()
                .map(row -> row.path("outcome").asString())
                .toList();
    }

    /** As {@code term=meaning}. */
    private List<String> kept(String park) {
        return done(app.get(park, "/api/v1/parks/" + park + "/synonyms?minPosition=" + head()))
                .body()
                .valueStream()
                .map(each -> each.path("term").asString() + "="
                        + each.path("meaning").asString())
                .toList();
    }

    private static String mapped(String... fields) {
        var columns = Stream.iterate(0, at -> at < fields.length, at -> at + 1)
                .filter(at -> !fields[at].isEmpty())
                .map(at -> "{'column':" + at + ",'field':'" + fields[at] + "'}")
                .toList();
        return "{'columns':[" + String.join(",", columns) + "],'fixed':[]}";
    }

    @Test
    void columns_put_right_are_read_so_in_the_parks_next_files_of_the_kind() {
        var first = put(park, "UNITS", UNITS);
        assertThat(columns(first)).isEqualTo(Map.of("floor", 2, "areaSqm", 3));
        done(say(first, "map", mapped("building", "number", "floor", "areaSqm")));
        assertThat(outcomes(first)).containsExactly("CREATED");
        assertThat(kept(park)).containsExactly("所属大厦=building", "门牌=number");

        var all = Map.of("building", 0, "number", 1, "floor", 2, "areaSqm", 3);
        assertThat(columns(put(park, "UNITS", UNITS))).isEqualTo(all);
        assertThat(columns(put(elsewhere, "UNITS", UNITS)))
                .as("another park")
                .isEqualTo(Map.of("floor", 2, "areaSqm", 3));
        assertThat(columns(put(park, "TENANTS", UNITS))).as("another kind").doesNotContainKeys("building", "number");
    }

    @Test
    void a_heading_goes_before_those_that_fit_as_well() {
        var file = "企业名称,行业,来源,负责人,专员,线索日期\n甲公司,大数据,以商招商,王经理," + park + ",2021-01-04\n";
        var id = put(park, "LEADS", file);
        assertThat(columns(id)).as("two fit").doesNotContainKey("owner");
        done(say(id, "map", mapped("company", "industry", "source", "", "owner", "leadOn")));

        assertThat(columns(put(park, "LEADS", file))).containsEntry("owner", 4);
    }

    @Test
    void what_is_read_as_nothing_again_is_kept_no_longer() {
        done(say(put(park, "UNITS", UNITS), "map", mapped("building", "number", "floor", "areaSqm")));
        done(say(put(park, "UNITS", UNITS), "map", mapped("building", "", "floor", "areaSqm")));

        assertThat(kept(park)).containsExactly("所属大厦=building");
    }

    @Test
    void one_of_two_own_headings_for_a_field_is_chosen_once() {
        done(say(put(park, "UNITS", UNITS), "map", mapped("building", "number", "floor", "areaSqm")));
        var other = UNITS.replace("门牌", "代称");
        done(say(put(park, "UNITS", other), "map", mapped("building", "number", "floor", "areaSqm")));
        var both = "所属大厦,门牌,楼层,建筑面积,代称\nA座,A0102,1,115,x\n";
        done(say(put(park, "UNITS", both), "map", mapped("building", "number", "floor", "areaSqm")));

        assertThat(kept(park)).containsExactly("所属大厦=building", "门牌=number");
        assertThat(columns(put(park, "UNITS", both))).containsEntry("number", 1);
    }

    @Test
    void a_heading_spelt_otherwise_is_the_same_heading() {
        done(say(put(park, "UNITS", UNITS), "map", mapped("building", "number", "floor", "areaSqm")));
        var marked = put(park, "UNITS", UNITS.replace("门牌", "门牌*"));
        done(say(marked, "map", mapped("building", "registeredOn", "floor", "areaSqm")));

        assertThat(kept(park)).containsExactlyInAnyOrder("所属大厦=building", "门牌*=registeredOn");
    }

    @Test
    void a_file_without_headings_teaches_nothing() {
        var id = put(park, "CONTACTS", "王小明,13812345678\n李小红,13912345678\n");
        done(say(id, "map", mapped("name", "phone")));

        assertThat(kept(park)).isEmpty();
    }

    @Test
    void a_word_of_two_files_is_explained_on_either_page() {
        var first = put(park, "LEADS", leadsOf(park));
        var second = put(park, "LEADS", leadsOf(park));
        var meant = "{'synonyms':[{'glossary':'INDUSTRIES','term':'大数据服务板块','meaning':'BIG_DATA'},"
                + "{'glossary':'LEAD_SOURCES','term':'老板推荐','meaning':'TENANT_REFERRAL'}]}";
        done(say(first, "words", meant));
        done(say(second, "words", meant));

        assertThat(outcomes(second)).containsOnly("CREATED");
        assertThat(kept(park)).hasSize(2);
    }

    @Test
    void the_same_explanation_sent_again_tries_nothing_again() {
        var id = put(park, "LEADS", leadsOf(park));
        var meant = json("{'synonyms':[{'glossary':'INDUSTRIES','term':'大数据服务板块','meaning':'BIG_DATA'}]}");
        var path = "/api/v1/imports/" + id + "/words";
        done(app.post(park, path, meant, "Idempotency-Key", "once"));
        awaitWork(id);
        var asked = trialsOf(id);
        done(app.post(park, path, meant, "Idempotency-Key", "once"));

        assertThat(asked).isEqualTo(2);
        assertThat(trialsOf(id)).isEqualTo(asked);
    }

    private static long trialsOf(String id) {
        return app.bean(Jobs.class).all().stream()
                .filter(job -> id.equals(job.subject()))
                .count();
    }

    @Test
    void words_explained_once_are_understood_from_then_on() {
        var id = put(park, "LEADS", leadsOf(park));
        assertThat(outcomes(id)).containsExactly("REFUSED", "REFUSED", "CREATED");
        assertThat(done(app.get(park, "/api/v1/imports/" + id + "/words")).body())
                .extracting(JsonNode::toString)
                .asString()
                .contains("大数据服务板块", "老板推荐");

        done(say(
                id,
                "words",
                "{'synonyms':[{'glossary':'INDUSTRIES','term':'大数据服务板块','meaning':'BIG_DATA'},"
                        + "{'glossary':'LEAD_SOURCES','term':'老板推荐','meaning':'TENANT_REFERRAL'}]}"));
        assertThat(outcomes(id)).containsOnly("CREATED");
        assertThat(outcomes(put(park, "LEADS", leadsOf(park)))).containsOnly("CREATED");
        assertThat(outcomes(put(elsewhere, "LEADS", leadsOf(elsewhere))))
                .as("another park")
                .containsExactly("REFUSED", "REFUSED", "CREATED");

        done(app.post(
                park,
                "/api/v1/parks/" + park + "/drop-synonym",
                json("{'glossary':'LEAD_SOURCES','term':'老板推荐','droppedOn':'" + today() + "'}")));
        assertThat(outcomes(put(park, "LEADS", leadsOf(park)))).containsExactly("REFUSED", "CREATED", "CREATED");
    }

    private static long head() {
        return app.bean(Ledger.class).reader().head();
    }

    private static String leadsOf(String owner) {
        return LEADS.replace("专员", owner);
    }

    private static String today() {
        return app.bean(LedgerClock.class).today().toString();
    }

    @Test
    void words_are_explained_on_the_page_of_the_file_and_forgotten_on_their_own() {
        var id = put(park, "LEADS", leadsOf(park));
        assertThat(app.page(park, "/imports/" + id).body()).contains("大数据服务板块", "BIG_DATA");
        assertThat(app.form(
                                park,
                                "/imports/" + id + "/words",
                                Map.of(
                                        "t0",
                                        "大数据服务板块",
                                        "g0",
                                        "INDUSTRIES",
                                        "m0",
                                        "BIG_DATA",
                                        "t1",
                                        "老板推荐",
                                        "g1",
                                        "LEAD_SOURCES",
                                        "m1",
                                        ""))
                        .statusCode())
                .isEqualTo(302);
        awaitWork(id);
        assertThat(kept(park)).containsExactly("大数据服务板块=BIG_DATA");
        assertThat(app.page(park, "/imports/words").body()).contains("大数据服务板块");

        app.form(park, "/imports/words/drop", Map.of("parkId", park, "glossary", "INDUSTRIES", "term", "大数据服务板块"));
        assertThat(kept(park)).isEmpty();
    }

    @Test
    void nothing_is_said_that_could_not_be_read() {
        var id = put(park, "LEADS", leadsOf(park));
        assertThat(say(id, "map", mapped("creditcod")).text("/errors/0/code")).isEqualTo("import.no-such-field");
        assertThat(say(id, "map", mapped("", "", "", "", "", "company")).text("/errors/0/code"))
                .isEqualTo("import.no-such-column");
        assertThat(say(id, "map", "{'columns':[],'fixed':[{'field':'jahr','value':'2021'}]}")
                        .text("/errors/0/code"))
                .isEqualTo("import.no-such-field");
        assertThat(say(id, "words", "{'synonyms':[{'glossary':'INDUSTRIES','term':'甲','meaning':'WALK_IN'}]}")
                        .text("/errors/0/code"))
                .isEqualTo("import.no-such-meaning");
        assertThat(say(id, "words", "{'synonyms':[{'glossary':'INDUSTRIES','term':'甲','meaning':'BIG_DATA'}]}")
                        .text("/errors/0/code"))
                .isEqualTo("import.word-not-in-file");
        assertThat(say(id, "words", "{'synonyms':[]}").status()).isEqualTo(400);
        assertThat(kept(park)).isEmpty();
    }

    @Test
    void a_file_that_is_recorded_is_tried_no_more() {
        var id = put(park, "LEADS", leadsOf(park));
        done(say(id, "commit", "{'goodRowsOnly':true,'unlikelyToo':true}"));
        assertThat(say(id, "words", "{'synonyms':[{'glossary':'INDUSTRIES','term':'甲','meaning':'BIG_DATA'}]}")
                        .text("/code"))
                .isEqualTo("importing.import-is-prepared");
        assertThat(done(app.get(park, "/api/v1/imports/" + id + "/words")).body())
                .isEmpty();
    }

    @Test
    void every_kind_of_file_has_its_headings() {
        assertThat(Stream.of(ImportKind.values()).map(Glossaries::headingsOf))
                .doesNotHaveDuplicates()
                .doesNotContainNull();
        assertThat(Stream.of(Glossary.values()).filter(each -> each.name().startsWith("HEADINGS_OF_")))
                .hasSameSizeAs(ImportKind.values());
    }
}
