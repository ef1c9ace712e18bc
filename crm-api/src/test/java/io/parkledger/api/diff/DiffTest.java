package io.parkledger.api.diff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.kit.history.ShownFields;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.api.report.Report;
import io.parkledger.core.ledger.Components;
import io.parkledger.projection.report.contribution.CommitmentReport;
import io.parkledger.projection.report.contribution.ContributionReport;
import io.parkledger.projection.report.funnel.FunnelReport;
import io.parkledger.projection.report.letting.ExpiryReport;
import io.parkledger.projection.report.letting.OccupancyReport;
import io.parkledger.projection.report.letting.RentRollReport;
import io.parkledger.projection.report.letting.WaleReport;
import io.parkledger.projection.report.tenancy.ReceptionReport;
import io.parkledger.projection.report.tenancy.RenewalReport;
import io.parkledger.projection.report.tenancy.TenantReport;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What became of anything between two times is what differs when it is read as of both, and by which events. */
class DiffTest {

    private static final String MANAGER = "wang";
    private static final String AUDITOR = "shen";
    private static final int PAIRS = 4;
    private static final Set<String> OF_THE_DOCUMENT = Set.of("version", "position", "recordedAt");

    /** The record each report is read as. */
    private static final List<Class<?>> REPORTS = List.of(
            FunnelReport.class,
            ReceptionReport.class,
            TenantReport.class,
            RenewalReport.class,
            OccupancyReport.class,
            WaleReport.class,
            ExpiryReport.class,
            RentRollReport.class,
            ContributionReport.class,
            CommitmentReport.class);

    private static TestApplication park;
    private static long head;
    /** Where a lead was registered that was withdrawn again. */
    private static long registered;

    @BeforeAll
    static void tellTheStory() {
        park = TestApplication.demo();
        var typedInVain =
                park.post("su", "/api/v1/leads", "{\"leadId\":\"VAIN\",\"company\":\"误录企业\",\"source\":\"WALK_IN\"}");
        registered = typedInVain.body().path("position").asLong();
        var withdrawn = park.post("su", "/api/v1/leads/VAIN/withdraw", "{\"cause\":\"误录\"}");
        assertThat(withdrawn.status()).as(withdrawn.body().toString()).isEqualTo(200);
        head = park.get(AUDITOR, "/api/v1/events?limit=1").body().path("head").asLong();
    }

    @AfterAll
    static void close() {
        park.close();
    }

    private static JsonNode get(String login, String path) {
        var answer = park.get(login, path);
        assertThat(answer.status()).as(path + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static List<JsonNode> all(String login, String path) {
        var items = new ArrayList<JsonNode>();
        String next = path;
        while (next != null) {
            var page = get(login, next);
            page.required("items").forEach(items::add);
            var link = page.path("next");
            next = link.isString() ? link.asString().replaceFirst("^https?://[^/]+", "") : null;
        }
        return items;
    }

    /** By id, what a list shows as of a position, seen from a day. */
    private static Map<String, JsonNode> listed(Subject<?> subject, long position, String day, String filter) {
        var rows = new LinkedHashMap<String, JsonNode>();
        var on = subject.isDated() ? "&on=" + day : "";
        all(MANAGER, "/api/v1" + subject.path() + "?limit=500&asOf=" + position + on + filter)
                .forEach(row -> {
                    var said = (ObjectNode) row;
                    OF_THE_DOCUMENT.forEach(said::remove);
                    rows.put(said.path("id").asString(), said);
                });
        return rows;
    }

    @Test
    void a_list_differs_by_what_differs_between_the_two_lists() {
        var chance = new Random(7);
        var became = new TreeSet<String>();
        for (Subject<?> subject : park.beans(Subject.class)) {
            for (int i = 0; i < PAIRS; i++) {
                long from = i == 0 ? 0 : i == 1 ? registered : chance.nextLong(head);
                long to = i < 2 ? head : chance.nextLong(from, head + 1);
                became.addAll(requireSame(subject, from, to, ""));
            }
        }

        assertThat(became).contains("CAME", "CHANGED", "WENT");
    }

    /** What a list can be asked for, from what stands in its rows. */
    private static String filterByChance(Subject<?> subject, Random chance) {
        var rows = all(MANAGER, "/api/v1" + subject.path() + "?limit=500");
        if (rows.isEmpty()) {
            return "";
        }
        var filter = new StringBuilder();
        for (var component : Components.of(subject.narrowing())) {
            var said = rows.get(chance.nextInt(rows.size())).path(component.getName());
            var value = component.getName().equals("q")
                    ? rows.get(chance.nextInt(rows.size()))
                            .path("company")
                            .asString()
                            .substring(0, 1)
                    : component.getType() == LocalDate.class ? "2021-09-30" : said.isValueNode() ? said.asString() : "";
            if (chance.nextBoolean() && !value.isEmpty()) {
                filter.append('&').append(component.getName()).append('=').append(URLEncoder.encode(value, UTF_8));
            }
        }
        return filter.toString();
    }

    @Test
    void a_narrowed_list_differs_by_what_differs_between_both_narrowed_lists() {
        var chance = new Random(11);
        var became = new TreeSet<String>();
        var asked = new TreeSet<String>();
        for (Subject<?> subject : park.beans(Subject.class)) {
            for (int i = 0; i < PAIRS * 2; i++) {
                long from = i == 0 ? 0 : chance.nextLong(head);
                var filter = filterByChance(subject, chance);
                became.addAll(requireSame(subject, from, chance.nextLong(from, head + 1), filter));
                Stream.of(filter.split("&")).map(each -> each.split("=")[0]).forEach(asked::add);
            }
        }

        assertThat(became).contains("CAME", "CHANGED", "WENT");
        assertThat(asked).contains("parkId", "stage", "owner", "source", "q", "status", "state", "open", "inParkOn");
    }

    @Test
    void the_page_takes_what_any_list_can_be_narrowed_down_by() {
        var taken = new TreeSet<String>();
        for (Subject<?> subject : park.beans(Subject.class)) {
            Components.of(subject.narrowing()).forEach(component -> taken.add(component.getName()));
        }

        assertThat(Components.of(Filters.class).stream().map(RecordComponent::getName))
                .containsExactlyInAnyOrderElementsOf(taken);
    }

    @Test
    void the_page_of_a_narrowed_list_says_and_keeps_its_filters() {
        var times = "&from=2021-06-30&to=2021-12-31";
        var whole = page(MANAGER, "/diff?of=leads" + times, "zh-CN");
        var lost = page(MANAGER, "/diff?of=leads&stage=LOST" + times, "zh-CN");
        assertThat(lost).contains("<option value=\"LOST\" selected=\"selected\">");
        assertThat(counts(whole)).isNotEqualTo(counts(lost));
        var rest = all(MANAGER, "/api/v1/leads/diff?stage=LOST&limit=500" + times);
        assertThat(counts(lost))
                .isEqualTo(Stream.of("CAME", "WENT", "CHANGED")
                        .map(each -> rest.stream()
                                .filter(row -> row.path("became").asString().equals(each))
                                .count())
                        .toList());
        assertThat(page(MANAGER, "/leads?stage=LOST&q=%E7%A7%91", "zh-CN"))
                .contains("/diff?of=leads&amp;stage=LOST&amp;q=%E7%A7%91");
        // What was chosen for another list does not narrow this one down; what no list takes is a mistake.
        assertThat(counts(page(MANAGER, "/diff?of=leads&filtersOf=tenants&industry=OTHER" + times, "zh-CN")))
                .isEqualTo(counts(whole));
        assertThat(park.page(MANAGER, "/diff?of=tenants&stage=LOST" + times).statusCode())
                .isEqualTo(400);
        assertThat(park.page(MANAGER, "/diff?of=leads&stage=NONE" + times).statusCode())
                .isEqualTo(400);
        var unknown = park.get(MANAGER, "/api/v1/tenants/diff?from=1&stage=LOST");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text("/errors/0/code")).isEqualTo("request.unknown-parameter");
        var unreadable = park.get(MANAGER, "/api/v1/leads/diff?from=1&stage=NONE");
        assertThat(unreadable.status()).isEqualTo(400);
        assertThat(unreadable.text("/errors/0/field")).isEqualTo("stage");
    }

    private static List<Long> counts(String page) {
        var said = Pattern.compile("新增 (\\d+) 条，移出 (\\d+) 条，变更 (\\d+) 条").matcher(page);
        assertThat(said.find()).as(page).isTrue();
        return List.of(Long.valueOf(said.group(1)), Long.valueOf(said.group(2)), Long.valueOf(said.group(3)));
    }

    private static Set<String> requireSame(Subject<?> subject, long from, long to, String filter) {
        var on = dayOf(to);
        var before = listed(subject, from, on, filter);
        var after = listed(subject, to, on, filter);
        var expected = new TreeMap<String, String>();
        var ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        ids.forEach(id -> {
            if (!after.containsKey(id)) {
                expected.put(id, "WENT");
            } else if (!before.containsKey(id)) {
                expected.put(id, "CAME");
            } else if (!before.get(id).equals(after.get(id))) {
                expected.put(id, "CHANGED " + fieldsThatDiffer(before.get(id), after.get(id)));
            }
        });
        var found = new TreeMap<String, String>();
        all(MANAGER, "/api/v1" + subject.path() + "/diff?limit=37&from=" + from + "&to=" + to + filter)
                .forEach(row -> assertThat(found.put(row.path("id").asString(), said(row)))
                        .as("once")
                        .isNull());

        assertThat(found)
                .as("%s%s from %d to %d", subject.path(), filter, from, to)
                .isEqualTo(expected);
        var kinds = new TreeSet<String>();
        found.values().forEach(each -> kinds.add(each.split(" ")[0]));
        return kinds;
    }

    private static String said(JsonNode row) {
        var became = row.path("became").asString();
        return became.equals("CHANGED")
                ? "CHANGED " + new TreeSet<>(row.path("fields").findValuesAsString("field"))
                : became;
    }

    private static Set<String> fieldsThatDiffer(JsonNode before, JsonNode after) {
        var fields = new TreeSet<String>();
        after.properties().forEach(field -> {
            if (!field.getValue().equals(before.path(field.getKey()))) {
                fields.add(field.getKey());
            }
        });
        return fields;
    }

    /** The day on which a position was known. */
    private static String dayOf(long position) {
        return get(MANAGER, "/api/v1/reports/occupancy/diff?from=" + position + "&to=" + position)
                .at("/to/day")
                .asString();
    }

    @Test
    void a_record_says_field_by_field_what_it_was_and_the_events_that_did_it() {
        var diff = get(MANAGER, "/api/v1/tenants/QY-100/diff?from=2021-12-31&to=2022-01-10");

        assertThat(diff.path("became").asString()).isEqualTo("CAME");
        assertThat(diff.path("events").required("items").findValuesAsString("type"))
                .contains("contract.handed-over", "tenant.landed");

        var figure = get(MANAGER, "/api/v1/contributions/QY-033.2021-Q3/diff?from=2022-02-14&to=2022-02-15");
        assertThat(figure.path("became").asString()).isEqualTo("CHANGED");
        assertThat(figure.path("fields").findValuesAsString("name")).contains("申报数据");
        assertThat(figure.path("fields").toString()).contains("468000", "342000");
        assertThat(figure.path("events").required("items").findValuesAsString("type"))
                .contains("contribution.restated");
    }

    @Test
    void between_the_year_s_end_and_the_tenth_one_handover_moved_the_report_of_tenants() {
        var diff = get(MANAGER, "/api/v1/reports/tenants/diff?from=2021-12-31&to=2022-01-10");

        assertThat(figure(diff, "inPark")).isEqualTo("93 94 1");
        assertThat(figure(diff, "landed")).isEqualTo("41 42 1");
        assertThat(figure(diff, "exited")).isEqualTo("6 6 0");
        assertThat(diff.path("rows").findValuesAsString("key")).contains("2021-12");
        var events = diff.path("events").required("items");
        assertThat(events).hasSize(1);
        assertThat(events.at("/0/event/type").asString()).isEqualTo("contract.handed-over");
        assertThat(events.at("/0/event/subjects").toString()).contains("HT-QY-100");
        assertThat(events.path(0).path("consequences").findValuesAsString("type"))
                .contains("tenant.landed");
        assertThat(diff.at("/events/next").isNull()).isTrue();
    }

    private static String figure(JsonNode diff, String path) {
        for (var figure : diff.path("figures")) {
            if (figure.path("path").asString().equals(path)) {
                return figure.path("before").asString() + " "
                        + figure.path("after").asString() + " "
                        + figure.path("difference").asString();
            }
        }
        throw new AssertionError(
                "no figure " + path + " in " + diff.path("figures").findValuesAsString("path"));
    }

    @Test
    void a_unit_that_is_split_goes_from_the_rent_roll_and_its_parts_come() {
        long split = 0;
        for (var event : all(AUDITOR, "/api/v1/units/A0102/history")) {
            if (event.path("type").asString().equals("unit.split")) {
                split = event.path("position").asLong();
            }
        }
        assertThat(split).isPositive();

        var diff = get(MANAGER, "/api/v1/reports/rent-roll/diff?from=" + (split - 1) + "&to=" + (split + 2));
        var rows = new TreeMap<String, String>();
        diff.path("rows")
                .forEach(row ->
                        rows.put(row.path("name").asString(), row.path("became").asString()));

        assertThat(rows).hasSize(3).containsEntry("A0102", "WENT");
        assertThat(rows.values())
                .containsOnlyOnce("WENT")
                .filteredOn("CAME"::equals)
                .hasSize(2);
        assertThat(figure(diff, "vacantSqm")).endsWith(" 0.0");
        assertThat(diff.path("events").required("items").findValuesAsString("type"))
                .contains("unit.split");
    }

    @Test
    void every_report_is_compared_by_whoever_reads_it() {
        for (var report : Report.values()) {
            var same = get(MANAGER, "/api/v1/reports/" + report.address() + "/diff?from=2021-12-31&to=2021-12-31");
            assertThat(same.required("rows")).as(report.name()).isEmpty();
            assertThat(same.path("figures").findValues("changed").stream().map(JsonNode::asBoolean))
                    .doesNotContain(true);
            var year = get(MANAGER, "/api/v1/reports/" + report.address() + "/diff?from=2021-01-31");
            assertThat(year.path("rows").size() + year.path("figures").size())
                    .as(report.name())
                    .isPositive();
            assertThat(year.path("events").required("items")).as(report.name()).isNotEmpty();
        }
        assertThat(park.get("admin", "/api/v1/reports/tenants/diff?from=1").status())
                .isEqualTo(403);
        assertThat(park.get(MANAGER, "/api/v1/reports/none/diff?from=1").status())
                .isEqualTo(404);
    }

    @Test
    void a_thing_is_gone_through_step_by_step() {
        var last = get(MANAGER, "/api/v1/contracts/HT-QY-100/replay");
        var steps = last.path("steps").asInt();
        assertThat(steps).isGreaterThan(1);
        assertThat(last.path("step").asInt()).isEqualTo(steps);
        var position = 0L;
        for (int at = 1; at <= steps; at++) {
            var step = get(MANAGER, "/api/v1/contracts/HT-QY-100/replay?at=" + at);
            assertThat(step.path("position").asLong()).isGreaterThan(position);
            position = step.path("position").asLong();
            assertThat(step.at("/event/position").asLong()).isEqualTo(position);
            assertThat(step.path("fields")).isNotEmpty();
            var changed = step.path("fields").findValues("changed").stream()
                    .filter(JsonNode::asBoolean)
                    .count();
            assertThat(changed > 0).as("step %d", at).isEqualTo(at > 1);
        }
        assertThat(last.path("fields").findValuesAsString("name")).contains("状态", "交付日期");
        assertThat(get(MANAGER, "/api/v1/contracts/HT-QY-100/replay?asOf=2021-12-31")
                        .path("steps")
                        .asInt())
                .isLessThan(steps);
        assertThat(park.get(MANAGER, "/api/v1/contracts/HT-QY-100/replay?at=" + (steps + 1))
                        .text("/errors/0/code"))
                .isEqualTo("request.limit");
    }

    @Test
    void the_pages_say_the_same_in_both_languages() {
        var chinese = page(MANAGER, "/diff?of=reports/tenants&from=2021-12-31&to=2022-01-10", "zh-CN");
        assertThat(chinese).contains("期末在园企业", "引起变化的事项", "+1", "随之：");
        var english = page(MANAGER, "/diff?of=reports/tenants&from=2021-12-31&to=2022-01-10", "en");
        assertThat(english).contains("In the park at its end", "What changed it", "+1", "then:");
        assertThat(page(MANAGER, "/diff", "zh-CN")).contains("请选择", "房源名单", "租金表");
        assertThat(page(MANAGER, "/diff?of=leads&from=2021-06-30&to=2021-07-31", "zh-CN"))
                .contains("新增", "变更");
        assertThat(page(MANAGER, "/diff?of=tenants/QY-100&from=2022-01-10", "zh-CN"))
                .contains("两时点对比");
        assertThat(page(MANAGER, "/contracts/HT-QY-100/replay?at=2", "zh-CN")).contains("第 2 / ", "有变化", "原为");
        assertThat(page(AUDITOR, "/ledger/replay?at=100", "zh-CN")).contains("第 100 / ", "当时的事项");
        for (var report : Report.values()) {
            assertThat(page(MANAGER, "/diff?of=reports/" + report.address() + "&from=2021-06-30", "en"))
                    .doesNotContain("shown.");
        }
        assertThat(park.page("admin", "/diff?of=leads").statusCode()).isEqualTo(404);
        assertThat(park.page("su", "/leads/none/replay").statusCode()).isEqualTo(404);
        assertThat(park.page(MANAGER, "/diff?of=leads&from=never").statusCode()).isEqualTo(400);
    }

    private static String page(String login, String path, String language) {
        var page = park.page(login, path, "Accept-Language", language);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body();
    }

    @Test
    void every_field_that_is_compared_has_its_name_in_both_languages() {
        var fields = park.bean(ShownFields.class);
        var shown = new ArrayList<Class<?>>(REPORTS);
        for (Subject<?> subject : park.beans(Subject.class)) {
            shown.add(subject.collection().type());
        }
        assertThat(shown).hasSize(13 + Report.values().length);

        assertThat(nameless(shown, fields)).isEmpty();
        assertThat(nameless(List.of(Planted.class), fields))
                .containsExactly("Planted.plantedField en", "Planted.plantedField zh");
    }

    /** Has a field without a name. */
    record Planted(String company, List<Inner> plantedField) {
        /** All of its fields have one. */
        record Inner(String owner) {}
    }

    private static Set<String> nameless(List<Class<?>> views, ShownFields fields) {
        var nameless = new TreeSet<String>();
        var seen = new HashSet<Class<?>>();
        for (var locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            LocaleContextHolder.setLocale(locale);
            seen.clear();
            views.forEach(view -> addNameless(view, fields, locale, seen, nameless));
        }
        LocaleContextHolder.resetLocaleContext();
        return nameless;
    }

    private static void addNameless(
            Type type, ShownFields fields, Locale locale, Set<Class<?>> seen, Set<String> nameless) {
        if (type instanceof ParameterizedType several) {
            for (var argument : several.getActualTypeArguments()) {
                addNameless(argument, fields, locale, seen, nameless);
            }
        } else if (type instanceof Class<?> record
                && record.isRecord()
                && record.getPackageName().startsWith("io.parkledger")
                && !record.getPackageName().contains(".core.value")
                && !record.getSimpleName().equals("Ratio")
                && !record.getSimpleName().equals("Person")
                && seen.add(record)) {
            for (var field : ShownFields.of(record)) {
                var name = fields.name(record, field.getName());
                var isAsked = REPORTS.contains(record)
                        && Set.of("from", "to", "on", "year", "scope").contains(field.getName());
                if (name.equals(field.getName()) && !isAsked) {
                    nameless.add(record.getSimpleName() + "." + field.getName() + " " + locale.getLanguage());
                }
                addNameless(field.getGenericType(), fields, locale, seen, nameless);
            }
            assertThat(Components.of(record)).isNotEmpty();
        }
    }

    @Test
    void nobody_compares_what_he_does_not_see() {
        var lead = get("su", "/api/v1/leads?limit=1").at("/items/0/id").asString();
        assertThat(park.get("su", "/api/v1/leads/" + lead + "/diff?from=1").status())
                .isEqualTo(200);
        var others = statusesOf("operator", lead);
        assertThat(others).hasSize(4).containsOnly(404);
        assertThat(park.get("operator", "/api/v1/units/A0101/diff?from=1").status())
                .isEqualTo(404);
        var rows = all("operator", "/api/v1/units/diff?from=0&limit=500");
        assertThat(rows).isNotEmpty().allMatch(row -> row.path("id").asString().startsWith("D"));
    }

    private static List<Integer> statusesOf(String login, String lead) {
        return List.of(
                park.get(login, "/api/v1/leads/" + lead + "/diff?from=1").status(),
                park.get(login, "/api/v1/leads/" + lead + "/replay").status(),
                park.page(login, "/diff?of=leads/" + lead + "&from=1").statusCode(),
                park.page(login, "/leads/" + lead + "/replay").statusCode());
    }
}
