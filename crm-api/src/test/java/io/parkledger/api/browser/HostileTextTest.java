package io.parkledger.api.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.PlantedRefusal;
import io.parkledger.api.TestApplication;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.sent.CommandShape;
import io.parkledger.api.operation.Job;
import io.parkledger.api.operation.Jobs;
import io.parkledger.core.ledger.seal.LogReader;
import io.parkledger.core.value.CreditCode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people type is text, whatever it looks like: in every form that takes text, and on every page that shows it. */
@InBrowser
class HostileTextTest {

    private final Visits visits;
    private final TestApplication app;

    HostileTextTest(Visits visits) {
        this.visits = visits;
        this.app = visits.app();
    }

    @Test
    void whatever_is_typed_is_shown_as_text() {
        var typed = new TreeSet<String>();
        try (var su = new Typist(visits.as("su", Screen.DESKTOP));
                var wang = new Typist(visits.as("wang", Screen.DESKTOP));
                var fang = new Typist(visits.as("fang", Screen.DESKTOP));
                var shen = new Typist(visits.as("shen", Screen.DESKTOP));
                var admin = new Typist(visits.as("admin", Screen.DESKTOP));
                var security = new Typist(visits.as("security", Screen.DESKTOP))) {
            var unit = space(wang);
            var lead = pipeline(su);
            tenancy(su, wang, fang, lead, unit);
            accounts(admin, security);
            imports(wang);
            wang.sends("consequences.settle", "/consequences/" + PlantedRefusal.in(app) + "/settle", Map.of());
            var checkpoint = app.bean(LogReader.class).checkpoint().orElseThrow();
            wang.sends(
                    "sealed-reports.new",
                    "/sealed-reports/new",
                    Map.of("period", "2021-12", "knownAt", "2022-01-10", "replaces", ""));
            shen.sends("log.verify", "/log/verify", Map.of("trusted", checkpoint.toString()));
            Stream.of(su, wang, fang, shen, admin, security).map(Typist::typed).forEach(typed::addAll);
        }

        assertThat(typed).as("forms that were typed into").containsAll(formsThatTakeText());
    }

    /** A file whose name and cells are hostile, recorded and taken back. */
    private void imports(Typist wang) {
        var id = app.upload(
                        "wang",
                        "/api/v1/imports",
                        Map.of("parkId", "LQ", "kind", "UNITS"),
                        "<img src=x onerror=alert(1)>.csv",
                        "楼宇,房号,楼层,面积,启用日期\n\"\"\"><b onclick=alert(1)>=X座\",=X0101,1,100,2021-01-01\n"
                                .getBytes(StandardCharsets.UTF_8))
                .text("/id");
        awaitWork(id);
        app.post("wang", "/api/v1/imports/" + id + "/commit", "{\"goodRowsOnly\":true,\"unlikelyToo\":true}");
        awaitWork(id);
        wang.sends("imports.undo", "/imports/" + id + "/undo", Map.of());
        awaitWork(id);
        wang.reads("/imports/" + id);
    }

    private void awaitWork(String importId) {
        await().atMost(Duration.ofSeconds(60)).until(() -> app.bean(Jobs.class).all().stream()
                .filter(job -> importId.equals(job.subject()))
                .allMatch(Job::isOver));
    }

    /** @return a unit to let */
    private static String space(Typist wang) {
        wang.sends("buildings.new", "/buildings/new", Map.of("buildingId", "LQ-X"));
        wang.sends("buildings.correct", "/buildings/LQ-X/correct", Map.of("name", "=X座"));
        wang.sends(
                "buildings.units-by-pattern",
                "/buildings/LQ-A/units-by-pattern",
                Map.of(
                        "floors[0].numbers", "X0901",
                        "floors[0].floor", "9",
                        "floors[0].upToFloor", "9",
                        "floors[0].areaSqm", "100",
                        "floors[1].numbers", "",
                        "floors[2].numbers", "",
                        "floors[3].numbers", ""));
        wang.sends("buildings.withdraw", "/buildings/LQ-X/withdraw", Map.of());
        var closed = newUnit(wang, "X0101");
        wang.sends("units.take-out-of-service", "/units/" + closed + "/take-out-of-service", Map.of());
        wang.sends("units.withdraw-outage", "/units/" + closed + "/withdraw-outage", Map.of());
        wang.sends("units.correct", "/units/" + closed + "/correct", Map.of());
        wang.sends("units.withdraw", "/units/" + closed + "/withdraw", Map.of());
        var kept = newUnit(wang, "=X0102");
        wang.sends("units.earmark", "/units/" + kept + "/earmark", Map.of("until", "2022-12-31"));
        var split = newUnit(wang, "=X0103");

        wang.sends(
                "units.split",
                "/units/" + split + "/split",
                Map.of(
                        "parts[0].areaSqm", "50",
                        "parts[1].number", "=X0103-2",
                        "parts[1].areaSqm", "50",
                        "parts[2].number", "",
                        "parts[2].areaSqm", ""));
        wang.sends("units.withdraw-split", "/units/" + split + "/withdraw-split", Map.of());
        var merged = newUnit(wang, "=X0104");
        wang.sends("units.merge", "/units/" + merged + "/merge", Map.of("others", split));
        wang.sends("units.withdraw-merger", "/units/" + merged + "/withdraw-merger", Map.of());
        return newUnit(wang, "=X0106");
    }

    private static String newUnit(Typist wang, String number) {
        return wang.sends(
                "units.new",
                "/units/new",
                Map.of("number", number, "buildingId", "LQ-A", "floor", "1", "areaSqm", "100"));
    }

    /** From a hint to a negotiation whose review is concluded. */
    private String pipeline(Typist su) {
        var lost = su.sends("leads.new", "/leads/new", Map.of("creditCode", code(1)));
        su.sends("leads.lose", "/leads/" + lost + "/lose", Map.of());
        su.reads("/leads/" + lost);
        var mistaken = su.sends("leads.new", "/leads/new", Map.of("creditCode", code(3)));
        su.sends("leads.withdraw", "/leads/" + mistaken + "/withdraw", Map.of());
        var lead = su.sends("leads.new", "/leads/new", Map.of("creditCode", code(2)));
        su.sends("leads.name-contact", "/leads/" + lead + "/name-contact", Map.of());
        su.sends("leads.qualify", "/leads/" + lead + "/qualify", Map.of("track", "SPACE", "areaWantedSqm", "100"));
        su.sends("leads.withdraw-qualification", "/leads/" + lead + "/withdraw-qualification", Map.of());
        su.sends("leads.qualify", "/leads/" + lead + "/qualify", Map.of("track", "SPACE", "areaWantedSqm", "100"));
        su.sends("leads.correct", "/leads/" + lead + "/correct", Map.of("source", "WEBSITE", "creditCode", code(2)));
        su.reads("/leads/" + lead);
        su.reads("/leads");

        var reception = su.sends("receptions.new", "/receptions/new", Map.of());
        su.sends("receptions.correct", "/receptions/" + reception + "/correct", Map.of("visitors", "2"));
        su.sends("receptions.cancel", "/receptions/" + reception + "/cancel", Map.of());
        var visit = su.sends("visits.new", "/visits/new", Map.of());
        su.sends("visits.correct", "/visits/" + visit + "/correct", Map.of("staff", "7"));
        su.reads("/visits/" + visit);
        su.sends("visits.withdraw", "/visits/" + visit + "/withdraw", Map.of());

        su.sends("leads.negotiate", "/leads/" + lead + "/negotiate", Map.of());
        var premature = app.get("su", "/api/v1/leads/" + lead).text("/negotiationId");
        su.sends("negotiations.withdraw", "/negotiations/" + premature + "/withdraw", Map.of());
        su.sends("leads.negotiate", "/leads/" + lead + "/negotiate", Map.of());
        var talks = "/negotiations/" + app.get("wang", "/api/v1/leads/" + lead).text("/negotiationId");
        su.sends("negotiations.correct", talks + "/correct", Map.of("track", "SPACE", "valueCny", "777"));
        su.sends("negotiations.plan-next-step", talks + "/plan-next-step", Map.of("dueOn", "2022-12-31"));
        su.sends("negotiations.offer", talks + "/offer", Map.of("areaSqm", "100", "rentCnyPerSqmMonth", "24"));
        su.sends("negotiations.hold", talks + "/hold", Map.of());
        su.sends("negotiations.resume", talks + "/resume", Map.of());
        su.sends("negotiations.lose", talks + "/lose", Map.of());
        su.sends("negotiations.reopen", talks + "/reopen", Map.of());
        su.sends("negotiations.schedule-review", talks + "/schedule-review", Map.of());
        su.sends("negotiations.give-opinion", talks + "/give-opinion", Map.of());
        su.sends("negotiations.conclude-review", talks + "/conclude-review", Map.of("verdict", "APPROVED"));
        su.sends("negotiations.withdraw-conclusion", talks + "/withdraw-conclusion", Map.of());
        su.reads(talks);
        su.sends("negotiations.conclude-review", talks + "/conclude-review", Map.of("verdict", "APPROVED"));
        return lead;
    }

    private void tenancy(Typist su, Typist wang, Typist fang, String lead, String unit) {
        var talks = app.get("wang", "/api/v1/leads/" + lead).text("/negotiationId");
        var known = Map.of(
                "creditCode", code(2),
                "track", "SPACE",
                "units", unit,
                "startOn", "2022-02-16",
                "endOn", "2022-07-31",
                "rentCnyPerSqmMonth", "24");
        var rescinded = wang.sends("contracts.new", "/contracts/new?negotiationId=" + talks, known);
        wang.sends("contracts.rescind", "/contracts/" + rescinded + "/rescind", Map.of());
        wang.sends(
                "contracts.correct-rescission",
                "/contracts/" + rescinded + "/correct-rescission",
                Map.of("rescissionCause", "=搬迁"));
        wang.sends("contracts.withdraw-rescission", "/contracts/" + rescinded + "/withdraw-rescission", Map.of());
        wang.sends("contracts.rescind", "/contracts/" + rescinded + "/rescind", Map.of());
        var withdrawn = wang.sends("contracts.new", "/contracts/new?units=" + unit, known);
        wang.sends("contracts.withdraw", "/contracts/" + withdrawn + "/withdraw", Map.of());
        var contract = wang.sends("contracts.new", "/contracts/new?units=" + unit, known);
        wang.sends(
                "contracts.correct",
                "/contracts/" + contract + "/correct",
                Map.of("creditCode", code(2), "rentCnyPerSqmMonth", "25"));
        wang.sends("contracts.hand-over", "/contracts/" + contract + "/hand-over", Map.of());
        wang.sends(
                "contracts.correct-hand-over",
                "/contracts/" + contract + "/correct-hand-over",
                Map.of("evidence", "BUSINESS_REGISTRATION"));
        wang.sends("contracts.withdraw-hand-over", "/contracts/" + contract + "/withdraw-hand-over", Map.of());
        wang.sends("contracts.hand-over", "/contracts/" + contract + "/hand-over", Map.of());
        var tenant = app.get("wang", "/api/v1/contracts/" + contract).text("/tenantId");
        su.sends("tenants.name-contact", "/tenants/" + tenant + "/name-contact", Map.of());
        su.sends("tenants.correct", "/tenants/" + tenant + "/correct", Map.of("industry", "CLOUD_SOFTWARE"));
        su.sends(
                "tenants.rectify",
                "/tenants/" + tenant + "/rectify",
                Map.of("industry", "OTHER", "creditCode", "91990101MA94CCCC02"));
        for (var form : List.of("report-tax", "report-jobs", "report-output")) {
            su.sends(
                    "contributions." + form,
                    "/contributions/" + form + "?tenantId=" + tenant,
                    Map.of("period", "2022-Q1", "taxType", "ALL", "scope", "FULL"));
        }
        var figure = Map.of("figure.measure", "TAX", "figure.taxType", "ALL", "figure.scope", "FULL", "corrected", "2");
        var contribution = "/contributions/" + tenant + ".2022-Q1";
        su.sends("contributions.propose-restatement", contribution + "/propose-restatement", figure);
        fang.sends("contributions.reject-restatement", contribution + "/reject-restatement", figure);
        su.sends(
                "contributions.propose-withdrawal",
                contribution + "/propose-withdrawal",
                Map.of("figure.measure", "JOBS"));
        var renewal = su.sends("renewals.new", "/renewals/new?contractId=" + contract, Map.of());
        su.sends("renewals.decline", "/renewals/" + renewal + "/decline", Map.of());
        su.sends("renewals.reopen", "/renewals/" + renewal + "/reopen", Map.of());
        var agreed = app.post("su", "/api/v1/renewals/" + renewal + "/agree", "{\"newEndOn\":\"2023-07-31\"}");
        app.get("su", "/api/v1/renewals/" + renewal + "?minPosition=" + agreed.text("/position"));
        su.sends("renewals.correct", "/renewals/" + renewal + "/correct", Map.of("newEndOn", "2023-08-31"));
        su.sends("renewals.withdraw-agreement", "/renewals/" + renewal + "/withdraw-agreement", Map.of());
        su.sends("renewals.withdraw-opening", "/renewals/" + renewal + "/withdraw-opening", Map.of());
        wang.sends("contracts.terminate", "/contracts/" + contract + "/terminate", Map.of());
        wang.sends(
                "contracts.correct-termination",
                "/contracts/" + contract + "/correct-termination",
                Map.of("terminationCause", "=搬迁"));
        wang.sends("contracts.withdraw-termination", "/contracts/" + contract + "/withdraw-termination", Map.of());
        wang.sends("contracts.terminate", "/contracts/" + contract + "/terminate", Map.of());
        wang.sends("tenants.exit", "/tenants/" + tenant + "/exit", Map.of());
        wang.sends("tenants.correct-exit", "/tenants/" + tenant + "/correct-exit", Map.of("exitCause", "=搬迁"));
        wang.sends("tenants.withdraw-exit", "/tenants/" + tenant + "/withdraw-exit", Map.of());
    }

    private static void accounts(Typist admin, Typist security) {
        admin.sends("parks.new", "/parks/new", Map.of("parkId", "XX"));
        admin.sends("parks.correct", "/parks/XX/correct", Map.of("name", "=XX园区"));
        admin.sends("accounts.new", "/accounts/new", Map.of("login", "hostile"));
        security.sends("accounts.give-role", "/accounts/hostile/give-role", Map.of("role", "STAFF", "parks", "XX"));
        admin.sends("accounts.propose-role", "/accounts/hostile/propose-role", Map.of("role", "AUDIT_ADMIN"));
        admin.sends("accounts.propose-reset", "/accounts/hostile/propose-reset", Map.of());
        admin.sends("accounts.propose-close", "/accounts/watch/propose-close", Map.of());
        admin.sends("accounts.close", "/accounts/hostile/close", Map.of());
        admin.sends("accounts.propose-reopen", "/accounts/hostile/propose-reopen", Map.of());
        admin.sends("parks.withdraw", "/parks/XX/withdraw", Map.of());
        security.sends(
                "persons.propose-erasure",
                "/persons/P-XS-2021-0064/propose-erasure",
                Map.of("requestedOn", "2022-02-10"));
        admin.sends("persons.refuse-erasure", "/persons/P-XS-2021-0064/refuse-erasure", Map.of());
    }

    /** A well-formed code that nobody has. */
    private static String code(int number) {
        var known = "91990101MA%07d".formatted(number);
        return "0123456789ABCDEFGHJKLMNPQRTUWXY"
                .chars()
                .mapToObj(check -> known + (char) check)
                .filter(CreditCode::isOne)
                .findFirst()
                .orElseThrow();
    }

    /** As their records say: new ones have to be typed into as well. */
    private Set<String> formsThatTakeText() {
        return app.bean(Forms.class).all().stream()
                .filter(form -> form.sent() != null)
                .filter(form -> CommandShape.fieldsOf(form.sent()).stream().anyMatch(HostileTextTest::takesText))
                .map(Forms.Endpoint::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean takesText(RecordComponent field) {
        var isChosen = CommandShape.defaultOf(field) == CommandShape.Default.CALLER
                || Set.of("team", "parks", "buildings", "period", "successor", "others")
                        .contains(field.getName());
        var isKnown =
                field.getName().endsWith("Id") || field.getName().toLowerCase().endsWith("password");
        return !isChosen && !isKnown && takesText(field.getGenericType());
    }

    private static boolean takesText(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() instanceof Class<?> raw) {
            return Collection.class.isAssignableFrom(raw) && takesText(list.getActualTypeArguments()[0]);
        }
        if (type instanceof Class<?> each && each.isRecord()) {
            var parts = each.getRecordComponents();
            return parts.length == 1
                    ? takesText(parts[0].getGenericType())
                    : Stream.of(parts).anyMatch(HostileTextTest::takesText);
        }
        return type == String.class;
    }
}
