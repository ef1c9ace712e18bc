package io.parkledger.api.question;

import static io.parkledger.api.Told.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.core.ledger.LedgerClock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A park of which every question of rows has one to tell: a lease, some land, and somebody who left without a word. */
class QuestionRowsTest {

    private static TestApplication app;
    private static LocalDate today;
    private static long position;

    @BeforeAll
    static void tellTheStory() {
        app = TestApplication.start();
        today = app.bean(LedgerClock.class).today();
        done("system_admin", "parks", "{'parkId':'LQ','name':'澜桥园','goLiveOn':'2020-01-01'}");
        done("manager", "buildings", "{'buildingId':'LQ-A','name':'A座'}");
        for (var unit : new String[] {"A0101", "A0102"}) {
            done(
                    "manager",
                    "units",
                    "{'unitId':'%1$s','number':'%1$s','buildingId':'LQ-A','floor':1,'areaSqm':115}".formatted(unit));
        }
        done("staff", "leads", "{'leadId':'L-1','company':'第1家企业','source':'WALK_IN'}");
        done("staff", "leads/L-1/triage", "{'verdict':'PURSUE'}");
        done("staff", "leads/L-1/qualify", """
                {'industry':'BIG_DATA','track':'SPACE','areaWantedSqm':115,
                 'contact':{'personId':'P-1','name':'钱工','phone':'100-0000-0001'}}""");
        done("staff", "leads/L-1/negotiate", "{'negotiationId':'N-1','meeting':'RECEPTION','attendees':3}");

        lease("1", "91990101MA91X9P91N", "'negotiationId':'N-1','units':['A0101'],'track':'SPACE'", """
                ,'rentCnyPerSqmMonth':'24','commitments':[{'kind':'JOBS','target':20,'dueOn':'%s'}]""".formatted(
                        today));
        lease("2", "91990101MA91X9P92R", "'units':[],'track':'LAND','landMu':12.5", "");
        lease("3", "91990101MA91X9P93W", "'units':['A0102'],'track':'SPACE'", ",'rentCnyPerSqmMonth':'24'");
        done("staff", "tenants/T-3/exit", "{'exitedOn':'" + today + "'}");
    }

    private static void lease(String number, String creditCode, String of, String more) {
        done("staff", "contracts", """
                {'contractId':'C-%1$s','tenantId':'T-%1$s','company':'第%1$s家企业','creditCode':'%2$s',
                 'industry':'BIG_DATA',%3$s,'startOn':'%5$s','endOn':'%6$s'%4$s}""".formatted(number, creditCode, of, more, today, today.plusDays(400)));
        var evidence = of.contains("LAND") ? "LAND_TRANSFER" : "HANDOVER";
        done("staff", "contracts/C-" + number + "/hand-over", "{'evidence':'" + evidence + "'}");
    }

    private static void done(String login, String path, String body) {
        Answered answer = app.post(login, "/api/v1/" + path, json(body));
        assertThat(answer.status()).as("%s %s", path, answer.body()).isIn(200, 201);
        position = answer.body().path("position").asLong();
    }

    @AfterAll
    static void close() {
        app.close();
    }

    private static Stream<SavedQuestion> ofRows() {
        return Stream.of(SavedQuestion.values())
                .filter(question -> !question.ask().isOfEvents());
    }

    @ParameterizedTest
    @MethodSource("ofRows")
    void every_row_of_an_answer_opens(SavedQuestion question) {
        var answer = app.get("auditor", "/api/v1/questions/" + question.code() + "?minPosition=" + position);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("rows")).as(question.code()).isNotEmpty();
        var page = app.page("auditor", "/questions/" + question.code());
        assertThat(page.statusCode()).isEqualTo(200);
        for (var row : answer.body().path("rows")) {
            var kind = row.path("kind").asString().toLowerCase(Locale.ROOT);
            var address = "/" + kind + "s/" + row.path("id").asString();
            assertThat(page.body()).contains("href=\"" + address + "\"");
            assertThat(app.page("auditor", address).statusCode()).as(address).isEqualTo(200);
            assertThat(row.path("name").asString()).isNotBlank();
        }
    }

    @Test
    void there_are_six_of_them() {
        assertThat(ofRows()).hasSize(6);
    }
}
