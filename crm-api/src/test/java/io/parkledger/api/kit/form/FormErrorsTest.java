package io.parkledger.api.kit.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.Told;
import io.parkledger.core.value.CreditCode;
import io.parkledger.projection.store.keeper.ViewKeeper;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is wrong is said beside its field, which is marked and has the cursor. */
class FormErrorsTest {

    private static final Pattern MARKED = Pattern.compile("<(?:input|select|textarea)[^>]*aria-invalid=\"true\"[^>]*>");

    private static TestApplication app;
    private static String lead;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        app.post("system_admin", "/api/v1/parks", "{\"parkId\":\"LQ\",\"name\":\"澜桥\"}");
        var registered = app.post(
                "staff",
                "/api/v1/leads",
                "{\"company\":\"澜桥错填\",\"source\":\"WALK_IN\",\"registeredOn\":\"2026-03-01\"}");
        lead = registered.text("/id");
        app.get("staff", "/api/v1/leads/" + lead + "?minPosition=" + registered.text("/position"));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static String marked(int status, String path, Map<String, String> fields) {
        var page = Told.refused(status, app.form("staff", path, fields));
        var marked = MARKED.matcher(page.body());
        assertThat(marked.find()).as(page.body()).isTrue();
        return marked.group();
    }

    @Test
    void a_field_that_is_malformed_is_marked_and_has_the_cursor() {
        assertThat(marked(400, "/leads/new", Map.of("company", "", "source", "WALK_IN")))
                .contains("name=\"company\"")
                .contains("autofocus");
    }

    @Test
    void what_is_wrong_with_one_of_several_lines_marks_their_field_which_keeps_them_all() {
        var sent = Map.of("destination", "苏州", "companies", "甲公司\n乙\u0007公司\n丙公司", "staff", "2", "days", "3");
        var page = Told.refused(400, app.form("staff", "/visits/new", sent)).body();

        assertThat(marked(400, "/visits/new", sent))
                .contains("name=\"companies\"")
                .contains("autofocus");
        assertThat(page).contains("甲公司\n").contains("丙公司</textarea>").doesNotContain("companies[");
    }

    @Test
    void an_owner_whom_nobody_can_be_called_is_refused_and_not_asked_of_the_database() {
        var page = app.form(
                "manager", "/leads/" + lead + "/assign", Map.of("owner", "a\u0000b", "assignedOn", "2026-03-02"));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(MARKED.matcher(page.body()).find()).isTrue();
    }

    @Test
    void a_day_that_a_rule_refuses_is_marked_and_has_the_cursor() {
        assertThat(marked(409, "/leads/" + lead + "/triage", Map.of("verdict", "PURSUE", "triagedOn", "2026-02-01")))
                .contains("name=\"triagedOn\"")
                .contains("autofocus");
    }

    /** Until forms offer what it has made: a page waits for no view that it does not know of. */
    private static void done(String path, String by, String body) {
        var answer = app.post(by, "/api/v1/" + path, Told.json(body));
        Told.done(answer);
        assertThat(app.bean(ViewKeeper.class)
                        .await(answer.body().path("position").asLong(), Duration.ofSeconds(30)))
                .isTrue();
    }

    @Test
    void of_two_days_the_one_that_the_rule_refuses_is_marked() {
        done("buildings", "manager", "{'buildingId':'LQ-A','parkId':'LQ','name':'A座'}");
        done("units", "manager", "{'unitId':'A1','number':'A1','buildingId':'LQ-A','floor':1,'areaSqm':100}");
        done("contracts", "staff", """
                {'contractId':'C-1','company':'澜桥错填','creditCode':'91990101MA91X9P91N','industry':'BIG_DATA','track':'SPACE',
                 'units':['A1'],'startOn':'2026-03-01','endOn':'2027-02-28','signedOn':'2026-03-01'}""");
        done("contracts/C-1/hand-over", "staff", "{'evidence':'HANDOVER','handedOverOn':'2026-03-10'}");

        assertThat(marked(
                        409,
                        "/contracts/C-1/correct-hand-over",
                        Map.of("evidence", "HANDOVER", "handedOverOn", "2026-02-01", "cause", "记错")))
                .contains("name=\"handedOverOn\"");
    }

    /** The page on which everything that is said of one field is said, and nothing typed is lost. */
    private static void refused(String by, String path, Map<String, String> fields, String field) {
        var page = app.form(by, path, fields);

        assertThat(page.statusCode()).as(page.body()).isEqualTo(409);
        var marked = MARKED.matcher(page.body())
                .results()
                .map(MatchResult::group)
                .filter(element -> element.contains("name=\"" + field + "\""))
                .toList();
        assertThat(marked).as(page.body()).hasSize(1);
        assertThat(marked.get(0)).contains("autofocus");
        var id = "f-" + field.replaceAll("\\[.*", "").replaceAll("[^A-Za-z0-9]", "-");
        assertThat(page.body()).containsPattern("id=\"" + id + "-error\">[^<]*[。？]<");
        if (!page.body().contains("name=\"_confirm\"")) {
            assertThat(page.body()).contains("<a class=\"alert-link\" href=\"#" + id + "\">");
        }
        fields.values().forEach(value -> assertThat(page.body()).contains(value));
    }

    @Test
    void a_company_with_an_open_lead_is_marked() {
        refused(
                "staff",
                "/leads/new",
                Map.of("company", "澜桥错填", "source", "WALK_IN", "remark", "又来了", "registeredOn", "2026-03-02"),
                "company");
    }

    @Test
    void what_is_missing_for_a_qualification_is_marked_and_nothing_else() {
        var sent = Map.of(
                "industry",
                "BIG_DATA",
                "contact.personId",
                "p-7",
                "contact.name",
                "许先生",
                "track",
                "SPACE",
                "qualifiedOn",
                "2026-03-03");

        refused("staff", "/leads/" + lead + "/qualify", sent, "areaWantedSqm");

        assertThat(Told.refused(409, app.form("staff", "/leads/" + lead + "/qualify", sent))
                        .body())
                .doesNotContain("id=\"f-landWantedMu-error\"");
    }

    private static Map<String, String> signing(String company, String code, String unit, Map<String, String> more) {
        var sent = new HashMap<>(Map.of(
                "company", company,
                "creditCode", code,
                "industry", "BIG_DATA",
                "track", "SPACE",
                "units", unit,
                "startOn", "2026-03-01",
                "endOn", "2027-02-28",
                "signedOn", "2026-03-01"));
        sent.putAll(more);
        return sent;
    }

    @Test
    void of_a_contract_the_end_the_number_and_the_unit_that_a_rule_refuses_are_marked() {
        done("buildings", "manager", "{'buildingId':'LQ-B','parkId':'LQ','name':'B座'}");
        done(
                "units",
                "manager",
                "{'unitId':'B1','number':'B1','buildingId':'LQ-B','floor':1,'areaSqm':100,'registeredOn':'2026-01-01'}");
        done(
                "units",
                "manager",
                "{'unitId':'B2','number':'B2','buildingId':'LQ-B','floor':1,'areaSqm':100,'registeredOn':'2026-01-01'}");
        done("contracts", "staff", """
                {'contractId':'C-2','company':'澜桥在租','creditCode':'91990101MA00000A2C','industry':'BIG_DATA','track':'SPACE',
                 'units':['B1'],'number':'合2026-1','startOn':'2026-03-01','endOn':'2027-02-28','signedOn':'2026-03-01'}""");

        refused(
                "staff",
                "/contracts/new",
                signing("澜桥早退", "91990101MA00000A3F", "B2", Map.of("endOn", "2026-02-28")),
                "endOn");
        refused(
                "staff",
                "/contracts/new",
                signing("澜桥重号", "91990101MA00000A3F", "B2", Map.of("number", "合2026-1")),
                "number");
        refused("staff", "/contracts/new", signing("澜桥重租", "91990101MA00000A3F", "B1", Map.of()), "units");
    }

    @Test
    void of_units_the_number_that_is_taken_and_the_parts_that_do_not_add_up_are_marked() {
        done("buildings", "manager", "{'buildingId':'LQ-C','parkId':'LQ','name':'C座'}");
        done(
                "units",
                "manager",
                "{'unitId':'C1','number':'C1','buildingId':'LQ-C','floor':1,'areaSqm':100,'registeredOn':'2026-01-01'}");

        refused(
                "manager",
                "/units/new",
                Map.of(
                        "number",
                        "C1",
                        "buildingId",
                        "LQ-C",
                        "floor",
                        "2",
                        "areaSqm",
                        "66",
                        "registeredOn",
                        "2026-02-01"),
                "number");
        refused(
                "manager",
                "/units/C1/split",
                Map.of(
                        "parts[0].number", "C1a",
                        "parts[0].areaSqm", "61",
                        "parts[1].number", "C1b",
                        "parts[1].areaSqm", "62",
                        "splitOn", "2026-02-01"),
                "parts[0].number");
    }

    @Test
    void what_has_to_be_confirmed_is_marked_as_well() {
        done("buildings", "manager", "{'buildingId':'LQ-D','parkId':'LQ','name':'D座'}");
        done(
                "units",
                "manager",
                "{'unitId':'D1','number':'D1','buildingId':'LQ-D','floor':1,'areaSqm':100,'registeredOn':'2026-01-01'}");
        var sent = signing("澜桥天价", "91990101MA00000A3F", "D1", Map.of("rentCnyPerSqmMonth", "4567"));

        refused("staff", "/contracts/new", sent, "rentCnyPerSqmMonth");

        assertThat(Told.refused(409, app.form("staff", "/contracts/new", sent)).body())
                .contains("name=\"_confirm\"", "租金 4,567 元/㎡·月，超过通常的 300 元/㎡·月");
        refused(
                "staff",
                "/contracts/new",
                signing("澜桥长约", "91990101MA00000A3F", "D1", Map.of("endOn", "2199-12-31")),
                "endOn");
    }

    @Test
    void a_field_that_is_sent_twice_is_marked_and_several_choices_are_not() {
        var page = app.form(
                "staff",
                "/leads/new",
                List.of(
                        Map.entry("registeredOn", "2026-03-02"),
                        Map.entry("registeredOn", "2026-03-03"),
                        Map.entry("source", "WALK_IN"),
                        Map.entry("company", "澜桥")));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(MARKED.matcher(page.body()).results().map(MatchResult::group))
                .singleElement()
                .asString()
                .contains("name=\"registeredOn\"");
        assertThat(page.body()).contains("只能给出一次。");
        var chosen = List.of(Map.entry("units", "X1"), Map.entry("units", "X2"));
        assertThat(Told.refused(400, app.form("staff", "/contracts/new", chosen))
                        .body())
                .contains("aria-invalid")
                .doesNotContain("只能给出一次。");
        assertThat(app.page("staff", "/leads/new?company=A&company=B").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_program_is_told_the_field_as_well() {
        var refused = app.post(
                "staff",
                "/api/v1/leads",
                "{\"company\":\"澜桥错填\",\"source\":\"WALK_IN\",\"registeredOn\":\"2026-03-02\"}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("errors")).hasSize(1);
        assertThat(refused.text("/errors/0/field")).isEqualTo("company");
        assertThat(refused.text("/errors/0/code")).isEqualTo(refused.text("/code"));
        assertThat(refused.text("/errors/0/detail")).isEqualTo(refused.text("/detail"));
        // A rule of how things stand speaks of no field.
        var early = app.post("staff", "/api/v1/leads/" + lead + "/reopen", "{}");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.body().has("errors")).isFalse();
    }

    /** The fields that a program is told of. */
    private static List<String> told(String by, String path, String body) {
        var refused = app.post(by, "/api/v1/" + path, Told.json(body));
        assertThat(refused.status()).as(refused.body().toString()).isBetween(400, 499);
        return refused.body().path("errors").values().stream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    private static void unit(String id) {
        done(
                "units",
                "manager",
                ("{'unitId':'%s','number':'%s','buildingId':'LQ-R','floor':1,'areaSqm':100,'registeredOn':'2025-01-01'}")
                        .formatted(id, id));
    }

    /** A well-formed code that nobody else has. */
    private static String codeOf(String company) {
        var known = "91990101MA%07d".formatted(company.hashCode() & 0xfffff);
        return "0123456789ABCDEFGHJKLMNPQRTUWXY"
                .chars()
                .mapToObj(check -> known + (char) check)
                .filter(CreditCode::isOne)
                .findFirst()
                .orElseThrow();
    }

    private static void lease(String id, String company, String unit, String from, String until) {
        done("contracts", "staff", """
                {'contractId':'%s','company':'%s','creditCode':'%s','industry':'BIG_DATA','track':'SPACE','units':['%s'],
                 'number':'%s','startOn':'%s','endOn':'%s','signedOn':'2025-02-01'}""".formatted(id, company, codeOf(company), unit, id, from, until));
    }

    @Test
    void what_a_rule_says_is_said_in_the_unit_of_its_field_and_by_the_number_that_people_know() {
        done("buildings", "manager", "{'buildingId':'LQ-R','parkId':'LQ','name':'R座'}");
        unit("R1");
        unit("R2");
        lease("R-1", "澜桥甲", "R1", "2025-03-01", "2025-12-31");
        var steep = signing("澜桥乙", codeOf("澜桥乙"), "R2", Map.of("rentCnyPerSqmMonth", "4567.8"));

        assertThat(Told.refused(409, app.form("staff", "/contracts/new", steep)).body())
                .contains("租金 4,567.8 元/㎡·月，超过通常的 300 元/㎡·月，");
        var taken = signing("澜桥乙", codeOf("澜桥乙"), "R2", Map.of("number", "R-1"));
        assertThat(Told.refused(409, app.form("staff", "/contracts/new", taken)).body())
                .contains("合同编号“r-1”已被");
        assertThat(app.page("manager", "/units/R1/merge").body())
                .contains("并入的房源")
                .doesNotContain("另行指定");
    }

    @Test
    void of_rents_that_step_the_step_is_marked_and_of_an_amendment_the_day_it_holds_from() {
        done("buildings", "manager", "{'buildingId':'LQ-S','parkId':'LQ','name':'S座'}");
        done(
                "units",
                "manager",
                "{'unitId':'S1','number':'S1','buildingId':'LQ-S','floor':1,'areaSqm':100,'registeredOn':'2025-01-01'}");
        lease("S-1", "澜桥丙", "S1", "2025-03-01", "2025-12-31");
        var steep = Map.of(
                "rentCnyPerSqmMonth",
                "31",
                "rentSteps[0].fromOn",
                "2025-07-01",
                "rentSteps[0].rentCnyPerSqmMonth",
                "3100",
                "fromOn",
                "2025-05-01",
                "amendedOn",
                "2025-05-01");

        refused("staff", "/contracts/S-1/amend", steep, "rentSteps[0].fromOn");
        assertThat(Told.refused(409, app.form("staff", "/contracts/S-1/amend", steep))
                        .body())
                .doesNotContain("id=\"f-rentCnyPerSqmMonth-error\"");
        refused(
                "staff",
                "/contracts/S-1/amend",
                Map.of("rentCnyPerSqmMonth", "31", "fromOn", "2025-01-01", "amendedOn", "2025-05-01"),
                "fromOn");
        // The same without a day it holds from: then it is the day on which it was amended.
        refused(
                "staff",
                "/contracts/S-1/amend",
                Map.of("rentCnyPerSqmMonth", "31", "amendedOn", "2025-01-01"),
                "amendedOn");
    }

    @Test
    void an_end_that_is_put_right_is_marked_by_whatever_refuses_it() {
        done("buildings", "manager", "{'buildingId':'LQ-T','parkId':'LQ','name':'T座'}");
        for (var unit : List.of("T1", "T2", "T3")) {
            done(
                    "units",
                    "manager",
                    "{'unitId':'%s','number':'%s','buildingId':'LQ-T','floor':1,'areaSqm':100,'registeredOn':'2025-01-01'}"
                            .formatted(unit, unit));
        }
        lease("T-1", "澜桥丁", "T1", "2025-03-01", "2026-02-28");
        done("contracts/T-1/hand-over", "staff", "{'evidence':'HANDOVER','handedOverOn':'2025-03-01'}");
        done("renewals", "staff", "{'contractId':'T-1','openedOn':'2025-09-01'}");
        done("renewals/T-1.2026-02-28/agree", "staff", "{'newEndOn':'2026-05-31','agreedOn':'2025-10-01'}");
        done("contracts/T-1/terminate", "staff", "{'cause':'搬迁','terminatedOn':'2026-01-31'}");
        lease("T-2", "澜桥戊", "T1", "2026-03-01", "2026-12-31");
        var end = Map.of("terminationCause", "搬迁", "cause", "记错");
        var early = new HashMap<>(end);
        early.put("terminatedOn", "2025-09-15");
        var late = new HashMap<>(end);
        late.put("terminatedOn", "2026-03-31");

        refused("staff", "/contracts/T-1/correct-termination", early, "terminatedOn");
        // The days of the unit are the next contract's,
        refused("staff", "/contracts/T-1/correct-termination", late, "terminatedOn");
        done("contracts/T-2/hand-over", "staff", "{'evidence':'HANDOVER','handedOverOn':'2026-03-02'}");
        // the next tenant is in,
        refused("staff", "/contracts/T-1/correct-termination", late, "terminatedOn");
        var tenant = app.get("staff", "/api/v1/contracts/T-1").text("/tenantId");
        done("tenants/" + tenant + "/exit", "staff", "{'exitedOn':'2026-02-10'}");
        late.put("terminatedOn", "2026-02-20");
        // or its own tenant had left by then.
        refused("staff", "/contracts/T-1/correct-termination", late, "terminatedOn");
        assertThat(Told.refused(409, app.form("staff", "/contracts/T-1/correct-termination", late))
                        .body())
                .contains("企业于 2026-02-10 退出，而合同到 2026-02-20 才终止或到期：");
    }

    @Test
    void an_exit_that_is_put_right_into_the_days_of_the_next_contract_is_marked() {
        done("buildings", "manager", "{'buildingId':'LQ-U','parkId':'LQ','name':'U座'}");
        done(
                "units",
                "manager",
                "{'unitId':'U1','number':'U1','buildingId':'LQ-U','floor':1,'areaSqm':100,'registeredOn':'2025-01-01'}");
        lease("U-1", "澜桥己", "U1", "2025-03-01", "2026-12-31");
        done("contracts/U-1/hand-over", "staff", "{'evidence':'HANDOVER','handedOverOn':'2025-03-01'}");
        var tenant = app.get("staff", "/api/v1/contracts/U-1").text("/tenantId");
        done("tenants/" + tenant + "/exit", "staff", "{'exitedOn':'2026-02-01'}");
        lease("U-2", "澜桥庚", "U1", "2026-03-01", "2026-12-31");

        refused(
                "staff",
                "/tenants/" + tenant + "/correct-exit",
                Map.of("exitedOn", "2026-03-20", "cause", "记错"),
                "exitedOn");
    }

    @Test
    void what_is_not_there_is_marked_where_it_was_chosen() {
        done("buildings", "manager", "{'buildingId':'LQ-V','parkId':'LQ','name':'V座'}");
        done(
                "units",
                "manager",
                "{'unitId':'V1','number':'V1','buildingId':'LQ-V','floor':1,'areaSqm':100,'registeredOn':'2025-01-01'}");
        var signed = "'company':'澜桥','creditCode':'91990101MA00000A3F','industry':'BIG_DATA','track':'SPACE',"
                + "'startOn':'2026-03-01','signedOn':'2026-03-01'";

        assertThat(told("staff", "contracts", "{'units':['V1','NOPE']," + signed + "}"))
                .containsExactly("units");
        assertThat(told("staff", "contracts", "{'units':['V1'],'negotiationId':'NOPE'," + signed + "}"))
                .containsExactly("negotiationId");
        assertThat(told("staff", "renewals", "{'contractId':'NOPE'}")).containsExactly("contractId");
        assertThat(told("staff", "receptions", "{'leadId':'NOPE','company':'澜桥','visitors':2}"))
                .containsExactly("leadId");
        assertThat(told("staff", "visits", "{'leadId':'NOPE','destination':'x','companies':['y'],'staff':1,'days':1}"))
                .containsExactly("leadId");
        assertThat(told("manager", "units", "{'number':'V9','buildingId':'NOPE','floor':1,'areaSqm':100}"))
                .containsExactly("buildingId");
        assertThat(told("manager", "units/V1/merge", "{'others':['NOPE'],'number':'V9'}"))
                .containsExactly("others");
        assertThat(told("manager", "units/V1/earmark", "{'company':'x','until':'2099-12-31','negotiationId':'NOPE'}"))
                .containsExactly("negotiationId");
        assertThat(told("staff", "contributions/report-jobs", "{'tenantId':'NOPE','period':'2026-Q1','jobs':3}"))
                .containsExactly("tenantId");
        // What the address names was not chosen.
        assertThat(told("manager", "units/NOPE/return-to-service", "{}")).isEmpty();
        assertThat(marked(404, "/receptions/new", Map.of("leadId", "NOPE", "company", "澜桥", "visitors", "2")))
                .contains("name=\"leadId\"")
                .contains("autofocus");
    }

    @Test
    void an_id_that_is_taken_is_marked_where_it_was_given() {
        done("buildings", "manager", "{'buildingId':'LQ-W','parkId':'LQ','name':'W座'}");

        assertThat(told("system_admin", "parks", "{'parkId':'LQ','name':'又一个'}"))
                .containsExactly("parkId");
        refused("manager", "/buildings/new", Map.of("buildingId", "LQ-W", "name", "又一座"), "buildingId");
    }

    @Test
    void of_what_a_contract_lets_and_of_units_that_are_merged_only_what_is_wrong_is_marked() {
        done("buildings", "manager", "{'buildingId':'LQ-X','parkId':'LQ','name':'X座'}");
        done(
                "units",
                "manager",
                "{'unitId':'X1','number':'X1','buildingId':'LQ-X','floor':1,'areaSqm':100,'registeredOn':'2025-01-01'}");
        var signed = "'company':'澜桥','creditCode':'91990101MA00000A3F','industry':'BIG_DATA',"
                + "'startOn':'2026-03-01','signedOn':'2026-03-01'";

        assertThat(told("staff", "contracts", "{'track':'SPACE'," + signed + "}"))
                .containsExactly("units");
        assertThat(told("staff", "contracts", "{'track':'LAND'," + signed + "}"))
                .containsExactly("landMu");
        assertThat(told("manager", "units/X1/merge", "{'others':['X1'],'number':'X9'}"))
                .containsExactly("others");
    }

    @Test
    void a_lead_that_is_qualified_keeps_an_industry() {
        var sent = "{'company':'澜桥有行业','source':'WALK_IN','registeredOn':'2026-03-01'";
        var registered = app.post("staff", "/api/v1/leads", Told.json(sent + "}"));
        var path = "leads/" + registered.text("/id");
        var corrected = sent + ",'cause':'记错','remark':'%s'}";
        Told.done(app.post("staff", "/api/v1/" + path + "/correct", Told.json(corrected.formatted("尚未转意向"))));
        done(path + "/qualify", "staff", """
                {'industry':'BIG_DATA','contact':{'personId':'p-9','name':'许'},'track':'SPACE','areaWantedSqm':100,
                 'qualifiedOn':'2026-03-02'}""");

        assertThat(told("staff", path + "/correct", corrected.formatted("没填行业")))
                .containsExactly("industry");
        done(path + "/negotiate", "staff", "{'meeting':'TALK','attendees':2,'startedOn':'2026-03-03'}");
    }

    @Test
    void a_reception_keeps_a_lead_that_went_to_another_department() {
        var about = app.post(
                        "staff",
                        "/api/v1/leads",
                        "{\"company\":\"澜桥转手\",\"source\":\"WALK_IN\",\"registeredOn\":\"2026-03-01\"}")
                .text("/id");
        var received = app.post(
                "staff",
                "/api/v1/receptions",
                Told.json("{'leadId':'%s','company':'澜桥转手','visitors':5,'receivedOn':'2026-03-02'}".formatted(about)));
        var assigned = app.post(
                "manager",
                "/api/v1/leads/" + about + "/assign",
                Told.json("{'owner':'stranger','assignedOn':'2026-03-03'}"));
        Told.done(assigned);
        assertThat(app.get("staff", "/api/v1/leads?minPosition=" + assigned.text("/position"))
                        .status())
                .isEqualTo(200);
        assertThat(app.get("staff", "/api/v1/leads/" + about).status()).isEqualTo(404);

        assertThat(app.page("staff", "/receptions/" + received.text("/id") + "/correct")
                        .body())
                .containsPattern("<option value=\"" + about + "\" selected=\"selected\">原有线索（您无权查看）<");

        var sent = Map.of(
                "leadId", about,
                "company", "澜桥转手",
                "visitors", "6",
                "host", "staff",
                "receivedOn", "2026-03-02",
                "cause", "数错");
        var page = app.form("staff", "/receptions/" + received.text("/id") + "/correct", sent);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(302);
        assertThat(app.get("manager", "/api/v1/receptions/" + received.text("/id"))
                        .text("/leadId"))
                .isEqualTo(about);
    }
}
