package io.parkledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.operation.Job;
import io.parkledger.api.operation.Jobs;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Trips of our staff and contacts of companies come from files, each once, and go again as they came. */
class VisitsAndContactsTest {

    private static final Duration A_WHILE = Duration.ofSeconds(60);
    private static final String CODES = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String VISITS = "出发日期,目的地,拜访企业,外出人数,天数,带队人\n";
    private static final String CONTACTS = "企业名称,统一社会信用代码,姓名,联系电话\n";
    private static final String COMMIT = "{'goodRowsOnly':true,'unlikelyToo':true}";
    private static final String EXAMPLE_CODE = "91990101MA91X9P91N";

    private TestApplication app;
    private LocalDate today;

    @BeforeEach
    void park() {
        app = TestApplication.start();
        today = app.bean(LedgerClock.class).today();
        done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'LQ','name':'园区'}")));
        done(app.post("manager", "/api/v1/buildings", json("{'buildingId':'LQ-A','name':'A座'}")));
    }

    @AfterEach
    void stop() {
        app.close();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static Answered done(Answered answer) {
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 299);
        return answer;
    }

    private String put(String kind, String table) {
        return put(kind, "表.csv", table.getBytes(StandardCharsets.UTF_8));
    }

    private String put(String kind, String name, byte[] bytes) {
        var answer = done(app.upload("manager", "/api/v1/imports", Map.of("parkId", "LQ", "kind", kind), name, bytes));
        awaitWork(answer.text("/id"));
        return answer.text("/id");
    }

    private void ask(String id, String verb, String body) {
        done(app.post("manager", "/api/v1/imports/" + id + "/" + verb, json(body)));
        awaitWork(id);
    }

    private void awaitWork(String id) {
        await().atMost(A_WHILE).until(() -> app.bean(Jobs.class).all().stream()
                .filter(job -> id.equals(job.subject()))
                .allMatch(Job::isOver));
    }

    private JsonNode now(String path) {
        var head = app.bean(Ledger.class).reader().head();
        return done(app.get("manager", path + (path.contains("?") ? "&" : "?") + "minPosition=" + head))
                .body();
    }

    private List<JsonNode> rows(String id) {
        return done(app.get("manager", "/api/v1/imports/" + id + "/rows"))
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private List<String> outcomes(String id) {
        return rows(id).stream().map(row -> row.path("outcome").asString()).toList();
    }

    /** What stands in the way of each row, as {@code D import.cell-not-days}. */
    private List<String> reasons(String id) {
        return rows(id).stream()
                .map(row -> row.at("/reasons/0/column").asString("?") + " "
                        + row.at("/reasons/0/code").asString(row.path("outcome").asString()))
                .toList();
    }

    private List<String> sentences(String id, String what) {
        return rows(id).stream()
                .flatMap(row -> row.path(what).valueStream())
                .map(each -> each.path("sentence").asString())
                .toList();
    }

    private List<String> visits() {
        return now("/api/v1/visits?limit=50")
                .path("items")
                .valueStream()
                .map(each -> each.path("startedOn").asString() + " "
                        + each.path("destination").asString() + " "
                        + each.path("companies") + " " + each.path("staff").asInt() + "×"
                        + each.path("days").asInt() + " " + each.path("owner").asString())
                .sorted()
                .toList();
    }

    @Test
    void a_trip_is_recorded_once_and_taken_back() {
        var file = VISITS + "2021-03-16,沧屿,甲公司、乙公司,3人,2天,staff\n2021/3/17,沧屿,\"Foo Co., Ltd.\",1,1,manager\n";
        var id = put("VISITS", file);
        assertThat(outcomes(id)).containsExactly("CREATED", "CREATED");
        assertThat(visits()).as("only tried").isEmpty();
        ask(id, "commit", COMMIT);
        assertThat(visits())
                .containsExactly(
                        "2021-03-16 沧屿 [\"甲公司\",\"乙公司\"] 3×2 staff", "2021-03-17 沧屿 [\"Foo Co., Ltd.\"] 1×1 manager");

        var again = put("VISITS", file + "2021-03-16,沧 屿,丙公司,3,2,staff\n2021-03-16,澜桥,丙公司,3,2,staff\n");
        assertThat(reasons(again))
                .containsExactly("? UNCHANGED", "? UNCHANGED", "C import.visit-recorded-otherwise", "? CREATED");
        assertThat(sentences(again, "reasons")).singleElement().asString().contains("甲公司、乙公司");

        ask(id, "undo", "{'cause':'重复导入'}");
        assertThat(visits()).isEmpty();
        ask(id, "commit", COMMIT);
        assertThat(visits()).hasSize(2);
    }

    @Test
    void what_no_trip_can_be_is_named_by_its_cell() {
        var id = put(
                "VISITS",
                VISITS + today.plusDays(1) + ",沧屿,甲公司,3,2,staff\n"
                        + "1821-03-16,沧屿,甲公司,3,2,staff\n"
                        + "2021-03-16,,甲公司,3,2,staff\n"
                        + "2021-03-16,沧屿,、,3,2,staff\n"
                        + "2021-03-16,沧屿,甲公司、" + "乙".repeat(121) + ",3,2,staff\n"
                        + "2021-03-16,沧屿,甲公司,0,2,staff\n"
                        + "2021-03-16,沧屿,甲公司,1001,2,staff\n"
                        + "2021-03-16,沧屿,甲公司,3,0,staff\n"
                        + "2021-03-16,沧屿,甲公司,3,半天,staff\n"
                        + "2021-03-16,沧屿,甲公司,3,367,staff\n"
                        + "2021-03-16,沧屿,甲公司,3,2,张三\n");

        assertThat(rows(id)).hasSize(11).allMatch(row -> "REFUSED"
                .equals(row.path("outcome").asString()));
        assertThat(rows(id).stream().map(row -> row.at("/reasons/0/column").asString()))
                .as("%s", sentences(id, "reasons"))
                .containsExactly("A", "A", "B", "C", "C", "D", "D", "E", "E", "E", "F");
        assertThat(sentences(id, "reasons")).hasSize(11).allMatch(each -> each.matches(".*\\p{IsHan}.*"));
    }

    @Test
    void a_trip_that_somebody_has_corrected_stays_and_names_who() {
        var id = put("VISITS", VISITS + "2021-03-16,沧屿,甲公司,3,2,staff\n2021-03-17,沧屿,甲公司,3,2,staff\n");
        ask(id, "commit", COMMIT);
        var visit = now("/api/v1/visits?limit=50").at("/items/0/id").asString();
        done(app.post("staff", "/api/v1/visits/" + visit + "/correct", json("""
                {'destination':'沧屿','companies':['甲公司'],'staff':4,'days':2,'leader':'staff','startedOn':'2021-03-17',
                 'cause':'少记一人'}""")));

        ask(id, "undo", "{'cause':'重复导入'}");
        assertThat(now("/api/v1/imports/" + id).path("kept").asInt()).isEqualTo(1);
        assertThat(sentences(id, "reasons")).singleElement().asString().contains("staff");
        assertThat(visits()).containsExactly("2021-03-17 沧屿 [\"甲公司\"] 4×2 staff");
    }

    private void tenant(int number, String company) {
        var from = LocalDate.of(2021, 1, 1);
        var code = number == 0 ? EXAMPLE_CODE : creditCode(number);
        done(app.post(
                "manager",
                "/api/v1/units",
                json("{'unitId':'A" + number + "','number':'A" + number
                        + "','buildingId':'LQ-A','floor':1,'areaSqm':100,'registeredOn':'2021-01-01'}")));
        done(app.post(
                "staff", "/api/v1/contracts", json("""
                {'contractId':'C-%1$d','tenantId':'T-%1$d','company':'%5$s','creditCode':'%2$s','industry':'BIG_DATA',
                 'track':'SPACE','units':['A%1$d'],'startOn':'%3$s','endOn':'%4$s','rentCnyPerSqmMonth':'24','signedOn':'%3$s'}""".formatted(number, code, from, today.plusYears(2), company))));
        done(app.post(
                "staff",
                "/api/v1/contracts/C-" + number + "/hand-over",
                json("{'evidence':'HANDOVER','handedOverOn':'" + from + "'}")));
    }

    private String lead(String login, String park, String company, String more) {
        return done(app.post(
                        login,
                        "/api/v1/leads",
                        json("{'parkId':'" + park + "','company':'" + company + "','source':'WALK_IN'" + more + "}")))
                .text("/id");
    }

    private List<String> contacts(int tenant) {
        return now("/api/v1/tenants/T-" + tenant)
                .path("contacts")
                .valueStream()
                .map(VisitsAndContactsTest::told)
                .toList();
    }

    private String contact(String lead) {
        return told(now("/api/v1/leads/" + lead).path("contact"));
    }

    private static String told(JsonNode contact) {
        return contact.path("name").asString("") + " " + contact.path("phone").asString("");
    }

    @Test
    void tenants_and_leads_get_their_contacts_once_and_lose_them_again() {
        tenant(1, "甲公司");
        var lead = lead("staff", "LQ", "乙公司", "");
        var file = CONTACTS + "甲公司," + creditCode(1) + ",王经理,100-0000-0001\n甲公司,,李工,\n乙公司,,赵总,13800138000\n";
        var id = put("CONTACTS", file);
        assertThat(reasons(id)).containsExactly("? CREATED", "? CREATED", "? CREATED");
        ask(id, "commit", COMMIT);
        assertThat(contacts(1)).containsExactly("王经理 100-0000-0001", "李工 ");
        assertThat(contact(lead)).isEqualTo("赵总 13800138000");

        assertThat(outcomes(put("CONTACTS", file.replace("13800138000", "138 0013 8000"))))
                .containsExactly("UNCHANGED", "UNCHANGED", "UNCHANGED");
        var second = put("CONTACTS", CONTACTS + "甲公司,,王经理,100-0000-0009\n乙公司,,钱总,13900139000\n");
        assertThat(outcomes(second)).containsExactly("UPDATED", "UPDATED");
        assertThat(sentences(second, "changes"))
                .containsExactly("＊＊＊0001 → 100-0000-0009", "赵＊＊＊ → 钱总", "＊＊＊8000 → 13900139000");
        ask(second, "commit", COMMIT);
        assertThat(contacts(1)).containsExactlyInAnyOrder("王经理 100-0000-0009", "李工 ");
        assertThat(contact(lead)).isEqualTo("钱总 13900139000");

        ask(second, "undo", "{'cause':'填错'}");
        assertThat(contacts(1)).containsExactlyInAnyOrder("王经理 100-0000-0001", "李工 ");
        assertThat(contact(lead)).isEqualTo("赵总 13800138000");
        ask(id, "undo", "{'cause':'填错'}");
        assertThat(contacts(1)).isEmpty();
        assertThat(contact(lead)).isEqualTo(" ");
        ask(id, "commit", COMMIT);
        assertThat(contact(lead)).isEqualTo("赵总 13800138000");
    }

    @Test
    void a_contact_of_nobody_who_can_be_told_is_refused_by_its_cell() {
        tenant(1, "甲公司");
        tenant(2, "Ａ１公司");
        tenant(3, "A1公司");
        tenant(4, "丁公司");
        done(app.post("staff", "/api/v1/tenants/T-4/exit", json("{'cause':'搬走'}")));
        var lost = lead("staff", "LQ", "戊公司", "");
        done(app.post("staff", "/api/v1/leads/" + lost + "/lose", json("{'reason':'PRICE'}")));
        done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'XX','name':'别处'}")));
        lead("elsewhere", "XX", "己公司", "");
        lead("staff", "LQ", "庚公司", "");

        var id = put(
                "CONTACTS",
                CONTACTS
                        + "丁公司,,王,13800138000\n"
                        + "," + creditCode(4) + ",王,13800138000\n"
                        + "戊公司,,王,13800138000\n"
                        + "己公司,,王,13800138000\n"
                        + "A1公司,,王,13800138000\n"
                        + "A1公司," + creditCode(3) + ",王,13800138000\n"
                        + "甲公司," + creditCode(2) + ",王,13800138000\n"
                        + "," + creditCode(9) + ",王,13800138000\n"
                        + "甲公司,91990101MA91X9P91X,王,13800138000\n"
                        + ",,王,13800138000\n"
                        + "甲公司,,,13800138000\n"
                        + "甲公司,,王," + "1".repeat(300) + "\n"
                        + "甲公司,," + "王".repeat(61) + ",13800138000\n"
                        + "庚公司,,王,13800138000\n"
                        + "庚公司,,李,13800138000\n"
                        + "甲公司,,王,13800138000\n"
                        + "甲公司,,王,13800138009\n");

        assertThat(reasons(id))
                .containsExactly(
                        "A import.tenant-has-left",
                        "B import.tenant-has-left",
                        "A import.lead-is-closed",
                        "A import.no-such-company",
                        "A import.several-companies",
                        "? CREATED",
                        "A import.code-is-anothers",
                        "B import.no-such-code",
                        "B value.credit-code-check",
                        "A import.cell-empty",
                        "C import.cell-empty",
                        "D import.cell-not-a-phone",
                        "C import.invalid",
                        "? CREATED",
                        "C import.contact-said-otherwise",
                        "? CREATED",
                        "C import.contact-said-otherwise");
        assertThat(sentences(id, "reasons")).hasSize(14).allMatch(each -> each.matches(".*\\p{IsHan}.*"));
        assertThat(rows(id).get(4).at("/reasons/0/sentence").asString()).contains(creditCode(2), creditCode(3));
    }

    @Test
    void a_contact_that_somebody_has_built_on_stays_and_names_who() {
        tenant(1, "甲公司");
        tenant(2, "乙公司");
        var id = put("CONTACTS", CONTACTS + "甲公司,,王,13800138000\n乙公司,,李,13800138009\n");
        ask(id, "commit", COMMIT);
        done(app.post("staff", "/api/v1/tenants/T-1/exit", json("{'cause':'搬走'}")));

        ask(id, "undo", "{'cause':'填错'}");
        assertThat(now("/api/v1/imports/" + id).path("kept").asInt()).isEqualTo(1);
        assertThat(sentences(id, "reasons")).singleElement().asString().contains("staff", "企业退出园区");
        assertThat(contacts(1)).containsExactly("王 13800138000");
        assertThat(contacts(2)).isEmpty();
    }

    @Test
    void nothing_is_taken_in_of_somebody_whose_erasure_is_asked_for_and_no_row_tells_who_was_erased() {
        tenant(1, "甲公司");
        var lead = lead("staff", "LQ", "乙公司", "");
        ask(put("CONTACTS", CONTACTS + "甲公司,,王,13800138000\n乙公司,,赵总,13800138001\n"), "commit", COMMIT);
        var changed = put("CONTACTS", CONTACTS + "乙公司,,钱总,13800138002\n");
        assertThat(sentences(changed, "changes")).contains("赵＊＊＊ → 钱总");
        var person = now("/api/v1/tenants/T-1").at("/contacts/0/personId").asString();
        done(app.post(
                "security_admin",
                "/api/v1/persons/" + person + "/propose-erasure",
                json("{'cause':'离职','requestedBy':'PERSON','requestedOn':'" + today + "'}")));

        var id = put("CONTACTS", CONTACTS + "甲公司,,王,13800138000\n甲公司,,王,13800138009\n");
        assertThat(reasons(id)).containsExactly("C import.contact-restricted", "C import.contact-restricted");

        app.bean(Ledger.class)
                .personKeys()
                .erase(now("/api/v1/leads/" + lead).at("/contact/personId").asString());
        assertThat(rows(changed))
                .singleElement()
                .satisfies(row -> assertThat(row.toString()).contains("UPDATED").doesNotContain("钱总", "赵"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void a_template_can_be_handed_in_as_it_is(String language) {
        app.open(new Account("liang", "梁专员", Role.STAFF, Set.of("LQ"), "招商部", null, false, false));
        tenant(0, "澜桥启量数据科技有限公司");
        for (var kind : List.of("VISITS", "CONTACTS")) {
            var template = app.file("manager", "/imports/template.xlsx?kind=" + kind, "Accept-Language", language);
            assertThat(template.statusCode()).isEqualTo(200);

            var id = put(kind, "template.xlsx", template.body());
            assertThat(reasons(id)).as(kind).containsExactly("? CREATED");
            assertThat(now("/api/v1/imports/" + id).path("columns").size()).isEqualTo(kind.equals("VISITS") ? 6 : 4);
            ask(id, "commit", COMMIT);
        }
        assertThat(visits()).singleElement().asString().contains("liang");
        assertThat(contacts(0)).containsExactly("王经理 100-0000-0001");
    }

    /** With its check character, by GB 32100-2015. */
    private static String creditCode(int number) {
        var body = "91990101MA9%06d".formatted(number);
        int sum = 0;
        int weight = 1;
        for (int at = 0; at < body.length(); at++) {
            sum += CODES.indexOf(body.charAt(at)) * weight;
            weight = weight * 3 % 31;
        }
        return body + CODES.charAt((31 - sum % 31) % 31);
    }
}
