package io.parkledger.api.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.core.ledger.LedgerClock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whose a project is, was, and will be; and how what was said of it by mistake is put right. */
class ProjectOwnersTest {

    private static TestApplication app;
    private static LocalDate today;
    private static int number;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        today = app.bean(LedgerClock.class).today();
        done(app.post("system_admin", "/api/v1/parks", "{\"parkId\":\"LQ\",\"name\":\"澜桥\"}"));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Answered post(String by, String path, String body) {
        return app.post(by, "/api/v1/" + path, body.replace('\'', '"'));
    }

    private static Answered done(Answered answer) {
        assertThat(answer.status()).as("%s", answer.body()).isIn(200, 201, 204);
        return answer;
    }

    private static long position(Answered answer) {
        return done(answer).body().path("position").asLong();
    }

    private static String registered(String by, String company) {
        return done(post(
                        by,
                        "leads",
                        "{'company':'%s','source':'WALK_IN','registeredOn':'%s'}"
                                .formatted(company, today.minusDays(30))))
                .text("/id");
    }

    /** A project in talks. */
    private static String talks(String by, String company) {
        var lead = registered(by, company);
        done(post(by, "leads/" + lead + "/qualify", """
                {'industry':'BIG_DATA','track':'SPACE','areaWantedSqm':100,
                 'contact':{'personId':'P-%s','name':'王工'},'qualifiedOn':'%s'}""".formatted(++number, today.minusDays(20))));
        done(post(
                by,
                "leads/" + lead + "/negotiate",
                "{'negotiationId':'N-%s','meeting':'TALK','attendees':2,'valueCny':'1000000.00','startedOn':'%s'}"
                        .formatted(lead, today.minusDays(10))));
        return lead;
    }

    private static String owner(String by, String path, long minPosition) {
        return app.get(by, "/api/v1/" + path + "?minPosition=" + minPosition).text("/owner");
    }

    @Test
    void one_project_has_one_owner_whichever_of_the_two_is_assigned() {
        var lead = talks("staff", "澜桥一主");

        var first = position(post("manager", "leads/" + lead + "/assign", "{'owner':'manager'}"));
        assertThat(owner("manager", "leads/" + lead, first)).isEqualTo("manager");
        assertThat(owner("manager", "negotiations/N-" + lead, first)).isEqualTo("manager");

        var second = position(post("manager", "negotiations/N-" + lead + "/assign", "{'owner':'staff'}"));
        assertThat(owner("manager", "leads/" + lead, second)).isEqualTo("staff");
        assertThat(owner("manager", "negotiations/N-" + lead, second)).isEqualTo("staff");
        assertThat(app.get("manager", "/api/v1/leads/similar?company=澜桥一主").text("/0/owner"))
                .as("whom the duplicate check sends people to")
                .isEqualTo("staff");
    }

    @Test
    void what_an_officer_registered_stays_his_figure_and_says_what_is_out_of_his_reach_by_now() {
        var lead = talks("staff", "澜桥旧账");
        var month = YearMonth.from(today.minusDays(30));
        var rows = "/funnel/projects?from=%s&to=%s&kind=REACHED_IN_PERIOD&stage=LEAD&by=REACHED"
                .formatted(month, YearMonth.from(today));
        assertThat(app.page("staff", rows).body()).contains("澜桥旧账");

        var given = position(post("manager", "leads/" + lead + "/assign", "{'owner':'stranger'}"));
        assertThat(app.get("staff", "/api/v1/leads/" + lead + "?minPosition=" + given)
                        .status())
                .isEqualTo(404);

        var after = app.page("staff", rows).body();
        assertThat(after).doesNotContain("澜桥旧账").contains("另有 1 个项目");
        assertThat(app.page("staff", rows.replace("by=REACHED", "by=NOW")).body())
                .doesNotContain("另有 1 个项目");
    }

    @Test
    void a_step_is_not_dated_before_the_one_before_and_the_refusal_says_which_day() {
        var lead = talks("staff", "澜桥倒签");
        done(post(
                "staff",
                "negotiations/N-" + lead + "/offer",
                "{'areaSqm':100,'offeredOn':'%s'}".formatted(today.minusDays(5))));

        var early = post(
                "staff",
                "negotiations/N-" + lead + "/schedule-review",
                "{'meeting':'例会','scheduledOn':'%s'}".formatted(today.minusDays(6)));

        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text("/code")).isEqualTo("negotiation.steps-do-not-go-back");
        assertThat(early.text("/detail")).contains(today.minusDays(5).toString());
    }

    @Test
    void a_signing_is_not_dated_before_its_talks() {
        var lead = talks("staff", "澜桥早签");
        done(post("manager", "buildings", "{'buildingId':'LQ-O','name':'O座'}"));
        done(post("manager", "units", "{'unitId':'O0101','buildingId':'LQ-O','floor':1,'areaSqm':100}"));

        var early = post("manager", "contracts", """
                {'negotiationId':'N-%s','company':'澜桥早签','creditCode':'91990101MA91X9P91N','industry':'BIG_DATA',
                 'track':'SPACE','units':['O0101'],'startOn':'%s','endOn':'%s','signedOn':'%s'}""".formatted(lead, today, today.plusYears(1), today.minusDays(11)));

        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text("/code")).isEqualTo("negotiation.date-is-not-before-opening");
    }

    @Test
    void the_day_a_talk_was_signed_is_put_right_with_its_contract_and_nobody_else_says_another() {
        var lead = talks("staff", "澜桥误签");
        done(post("manager", "buildings", "{'buildingId':'LQ-P','name':'P座'}"));
        done(post("manager", "units", "{'unitId':'P0101','buildingId':'LQ-P','floor':1,'areaSqm':100}"));
        var contract = """
                'company':'澜桥误签','creditCode':'91990101MA91X9P93W','industry':'BIG_DATA','units':['P0101'],
                'startOn':'%s','endOn':'%s','signedOn':'%s'""";
        var signed = position(post(
                "manager",
                "contracts",
                "{'contractId':'C-P','negotiationId':'N-%s','track':'SPACE',%s}"
                        .formatted(lead, contract.formatted(today, today.plusYears(1), today.minusDays(2)))));
        var correction = "{'rentSteps':[],'rentFree':[],'commitments':[],'cause':'签约日录错',%s}";

        var early = post(
                "manager",
                "contracts/C-P/correct",
                correction.formatted(contract.formatted(today, today.plusYears(1), today.minusDays(11))));
        var right = position(post(
                "manager",
                "contracts/C-P/correct",
                correction.formatted(contract.formatted(today, today.plusYears(1), today.minusDays(4)))));

        assertThat(early.text("/code")).isEqualTo("negotiation.date-is-not-before-opening");
        var talk = "/api/v1/negotiations/N-" + lead;
        assertThat(app.get("manager", talk + "?minPosition=" + right).text("/stageSince"))
                .isEqualTo(today.minusDays(4).toString());
        assertThat(app.get("manager", talk + "?asOf=" + signed).text("/stageSince"))
                .isEqualTo(today.minusDays(2).toString());
        assertThat(app.get("manager", talk + "/history").body().toString())
                .contains(today.minusDays(4).toString(), "原记 " + today.minusDays(2));
        assertThat(app.get("manager", "/api/v1/contracts/C-P").text("/signedOn"))
                .isEqualTo(today.minusDays(4).toString());
    }

    @Test
    void a_misheard_company_is_put_right_in_lead_and_negotiation_and_the_past_says_what_was_known() {
        var lead = talks("staff", "澜桥云书");
        var before = app.get("staff", "/api/v1/negotiations/N-" + lead);
        var known = app.get("staff", "/api/v1/leads/" + lead).body();
        var then = done(post("staff", "leads/" + registered("staff", "澜桥之后") + "/triage", "{'verdict':'PURSUE'}"));

        var corrected = position(post(
                "staff",
                "leads/" + lead + "/correct",
                "{'company':'澜桥云枢','creditCode':'91990101MA93BBBB0R','industry':'BIG_DATA','source':'WEBSITE','registeredOn':'%s','cause':'听错了'}"
                        .formatted(today.minusDays(31))));

        var talk = app.get("staff", "/api/v1/negotiations/N-" + lead + "?minPosition=" + corrected);
        assertThat(before.text("/company")).isEqualTo("澜桥云书");
        assertThat(talk.text("/company")).isEqualTo("澜桥云枢");
        assertThat(talk.text("/creditCode")).isEqualTo("91990101MA93BBBB0R");
        assertThat(app.get("staff", "/api/v1/leads/" + lead + "?asOf=" + position(then))
                        .body())
                .isEqualTo(known);
        assertThat(app.get("staff", "/api/v1/leads/" + lead + "/history").body().toString())
                .contains("听错了", "澜桥云书", "澜桥云枢");
        assertThat(post("staff", "leads", "{'company':'澜桥云枢','source':'WALK_IN'}")
                        .text("/code"))
                .as("its company is taken")
                .isEqualTo("lead.company-has-no-other-open-lead");
        assertThat(post("staff", "leads", "{'company':'澜桥云书','source':'WALK_IN'}")
                        .status())
                .as("the name that was misheard is free")
                .isEqualTo(201);
    }

    @Test
    void a_correction_is_complete_and_nothing_stands_in_for_what_is_left_out() {
        var lead = registered("staff", "澜桥缺项");

        var refused = post("staff", "leads/" + lead + "/correct", "{'company':'澜桥缺项','source':'WEBSITE','cause':'x'}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("registeredOn");
    }

    @Test
    void what_was_recorded_by_mistake_is_taken_back_step_by_step() {
        var lead = talks("staff", "澜桥误录");
        var back = position(post("staff", "negotiations/N-" + lead + "/withdraw", "{'cause':'点错了'}"));
        assertThat(app.get("staff", "/api/v1/leads/" + lead + "?minPosition=" + back)
                        .text("/stage"))
                .isEqualTo("QUALIFIED");
        done(post("staff", "leads/" + lead + "/withdraw-qualification", "{'cause':'点错了'}"));
        var last = position(post("staff", "leads/" + lead + "/withdraw", "{'cause':'点错了'}"));

        var withdrawn = app.get("staff", "/api/v1/leads/" + lead + "?minPosition=" + last);
        assertThat(withdrawn.text("/stage")).isEqualTo("WITHDRAWN");
        assertThat(app.page("staff", "/leads/" + lead).body()).contains("已撤回");
        assertThat(app.page("staff", "/negotiations/N-" + lead).body()).contains("已撤回");
        assertThat(app.get("staff", "/api/v1/leads?q=澜桥误录").body().required("items"))
                .isEmpty();
        assertThat(app.get("staff", "/api/v1/negotiations?q=澜桥误录").body().required("items"))
                .isEmpty();
        assertThat(post("staff", "receptions", "{'company':'x','visitors':1,'leadId':'%s'}".formatted(lead))
                        .text("/code"))
                .isEqualTo("lead.lead-is-not-withdrawn");
        assertThat(post("staff", "leads", "{'company':'澜桥误录','source':'WALK_IN'}")
                        .status())
                .isEqualTo(201);
    }
}
