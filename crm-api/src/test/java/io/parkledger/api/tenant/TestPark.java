package io.parkledger.api.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.core.ledger.LedgerClock;
import java.util.List;

/**
 * A park with nine units and nobody in it, told and read over REST: quotes are single ones, YEAR is the one before
 * last, LATER ends a long lease.
 */
final class TestPark implements AutoCloseable {

    private static final int UNITS = 9;
    private static final int LONG = 19;

    private final TestApplication app = TestApplication.start();
    private final int year = app.bean(LedgerClock.class).today().getYear() - 2;

    TestPark() {
        done("system_admin", "parks", "{'parkId':'LQ','name':'澜桥数字经济产业园'}");
        done("manager", "buildings", "{'buildingId':'LQ-A','name':'A座'}");
        for (int unit = 1; unit <= UNITS; unit++) {
            done(
                    "manager",
                    "units",
                    "{'unitId':'A%d','number':'A%d','buildingId':'LQ-A','floor':1,'areaSqm':100,'registeredOn':'YEAR-01-01'}"
                            .formatted(unit, unit));
        }
    }

    @Override
    public void close() {
        app.close();
    }

    TestApplication app() {
        return app;
    }

    String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"').replace("YEAR", "" + year).replace("LATER", "" + (year + LONG));
    }

    Answered told(String login, String path, String body) {
        return app.post(login, "/api/v1/" + path, json(body));
    }

    /** Where the ledger is after it. */
    long done(String login, String path, String body) {
        var answer = told(login, path, body);
        assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201);
        return answer.body().path("position").asLong();
    }

    void refused(String code, String path, String body) {
        var answer = told("staff", path, body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(409);
        assertThat(answer.text("/code")).isEqualTo(code);
        assertThat(answer.text("/detail")).isNotEmpty().doesNotContain("{");
    }

    Answered seen(String path, long position) {
        return read("manager", path + (path.contains("?") ? "&" : "?") + "minPosition=" + position);
    }

    Answered read(String login, String path) {
        var answer = app.get(login, "/api/v1/" + json(path));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer;
    }

    static final List<String> CODES = List.of(
            "91990101MA91X9P91N",
            "91990101MA91X9P92R",
            "91990101MA91X9P93W",
            "91990101MA91X9P940",
            "91990101MA91X9P953",
            "91990101MA926UJEN3",
            "91990101MA9586UF52",
            "91990101MA9CNPMDE3",
            "91990101MA9EXBDUU1");

    /**
     * The tenant of that number is in the unit of that number, under a contract of the tenant's number and that letter.
     */
    long isIn(int tenant, String contract, int unit, String from, String until) {
        sign(tenant, contract, unit, from, until);
        return done(
                "staff",
                "contracts/C-" + tenant + contract + "/hand-over",
                "{'evidence':'HANDOVER','handedOverOn':'" + from + "'}");
    }

    long sign(int tenant, String contract, int unit, String from, String until) {
        return done("staff", "contracts", """
                {'contractId':'C-%1$d%2$s','tenantId':'T-%1$d','company':'澜桥%1$d号有限公司','creditCode':'%3$s','rentCnyPerSqmMonth':'30',
                 'industry':'BIG_DATA','track':'SPACE','units':['A%4$d'],'startOn':'%5$s','endOn':'%6$s','signedOn':'%5$s'}""".formatted(tenant, contract, CODES.get(tenant - 1), unit, from, until));
    }

    long leaves(int tenant, String day) {
        return done("staff", "tenants/T-" + tenant + "/exit", "{'cause':'搬迁','exitedOn':'" + day + "'}");
    }

    /** Of events. */
    static List<String> types(Answered list) {
        return list.body()
                .path("items")
                .valueStream()
                .map(event -> event.path("type").asString())
                .toList();
    }
}
