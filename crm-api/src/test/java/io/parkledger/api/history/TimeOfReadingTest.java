package io.parkledger.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Tokens;
import io.parkledger.api.kit.openapi.ApiDocument.Operation;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.projection.Views;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Two times are asked of whatever is read: which day one looks at, and as of when that was known. What is known of a
 * day in the past is the same on every day on which it is asked.
 */
class TimeOfReadingTest {

    private static final String MANAGER = "wang";
    private static final String AUDITOR = "shen";
    private static final List<String> PEOPLE = List.of(MANAGER, AUDITOR, "admin", "security", "watch");
    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*href=\"(/[^\"]*)\"");
    private static final Pattern READING_FORM =
            Pattern.compile("<form\\b[^>]*method=\"get\"[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final String NOT_OF_ANY_TIME =
            "/(account|accounts|accounts/log|consequences|erasures/.*|imports/.*|persons|proposals|reports/new|setup|tour)";

    private static final List<String> PARTS_OF_PAGES = List.of("/leads/similar", "/search/found");

    /** Without them the page does not know what to show. */
    private static final Map<String, String> NEEDED = Map.of(
            "/figures/contribution-tax",
            "year=2021",
            "/funnel/projects",
            "from=2021-01&to=2021-12&kind=REACHED&stage=LANDED",
            "/search",
            "q=澜桥");

    private static TestApplication app;
    private static LocalDate signedOn;
    private static long signed;

    /** The contract of the example: rent 24.00, from 1 March 2023 on 25.50. */
    private static final String CONTRACT = "HT-2022-0001";

    /** What was answered before the clock went on, by address. */
    private static final Map<String, String> BEFORE = new TreeMap<>();

    @BeforeAll
    static void aYearAndMoreAgoAContractWithARentStepWasSigned() {
        app = TestApplication.demo();
        signedOn = today();
        var example = operations(operation -> operation.id().equals("contractsSign"))
                .get(0)
                .described()
                .at("/requestBody/content/application~1json/example");
        var answer = app.post(MANAGER, "/api/v1/contracts", example.toString());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        signed = answer.body().path("position").asLong();
        goOnBy(Duration.ofDays(1));

        readings().forEach(address -> BEFORE.put(address, said(address)));
        pages().forEach(address -> BEFORE.put(address, said(address)));
        goOnBy(Duration.ofDays(470));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static LocalDate today() {
        return app.bean(LedgerClock.class).today();
    }

    /** Who was signed in meanwhile is no longer. */
    private static void goOnBy(Duration time) {
        var clock = app.bean(LedgerClock.class);
        clock.set(clock.instant().plus(time));
        var tokens = app.bean(Tokens.class);
        app.bean(Accounts.class)
                .all()
                .forEach(account -> app.speakWith(
                        account.login(), tokens.make(account.login(), Tokens.Kind.API, "test", Duration.ofHours(1))));
    }

    private static List<Operation> operations(Predicate<Operation> which) {
        return app.document().operations().stream().filter(which).toList();
    }

    private static List<JsonNode> parameters(Operation operation) {
        return operation
                .described()
                .path("parameters")
                .valueStream()
                .map(app.document()::resolve)
                .toList();
    }

    private static boolean takes(Operation operation, String parameter) {
        return operation.verb().equals("get")
                && parameters(operation).stream()
                        .anyMatch(each -> each.path("name").asString().equals(parameter));
    }

    /** As its example asks it, without a time; what is the same everywhere is left out. */
    private static String address(Operation operation) {
        var path = operation.path();
        var query = new ArrayList<String>();
        for (var parameter : parameters(operation)) {
            var name = parameter.path("name").asString();
            var example = parameter.path("example").asString("");
            if (parameter.path("in").asString().equals("path")) {
                path = path.replace("{" + name + "}", example);
            } else if (parameter.path("in").asString().equals("query")
                    && !example.isEmpty()
                    && !List.of("on", "asOf").contains(name)) {
                query.add(name + "=" + URLEncoder.encode(example, StandardCharsets.UTF_8));
            }
        }
        return path + "?" + String.join("&", query);
    }

    /** Nobody has asked to be erased when the demo opens: there is no id to ask for. */
    private static boolean isOfSomething(Operation operation) {
        return parameters(operation).stream()
                .filter(parameter -> parameter.path("in").asString().equals("path"))
                .allMatch(parameter -> parameter.has("example"));
    }

    private static List<String> times() {
        return List.of("&asOf=2021-06-30", "&asOf=2021-11-03T10:00:00%2B08:00", "&asOf=2500");
    }

    private static List<String> readings() {
        return operations(operation -> takes(operation, "asOf") && isOfSomething(operation)).stream()
                .flatMap(operation -> times().stream().map(time -> address(operation) + time))
                .toList();
    }

    /** The pages that are made from views, each of one thing where it needs one. */
    private static List<String> pages() {
        var found = new TreeSet<String>();
        app.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> {
                    if (mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET) && isOfTime(method)) {
                        mapping.getPatternValues().stream()
                                .filter(path -> !path.startsWith("/api/") && !path.contains("/export."))
                                .flatMap(path -> ofSomething(path).stream())
                                .forEach(found::add);
                    }
                });
        return found.stream()
                .filter(path -> !path.matches(NOT_OF_ANY_TIME) && !PARTS_OF_PAGES.contains(path))
                .flatMap(path -> times().stream().map(time -> path + "?" + NEEDED.getOrDefault(path, "") + time))
                .toList();
    }

    private static boolean isOfTime(HandlerMethod method) {
        return Stream.of(method.getMethodParameters())
                .anyMatch(each -> List.of(Views.class, LookedAt.class).contains(each.getParameterType()));
    }

    private static List<String> ofSomething(String path) {
        if (!path.contains("{")) {
            return List.of(path);
        }
        return operations(operation ->
                        takes(operation, "asOf") && operation.path().equals("/api/v1" + path))
                .stream()
                .map(operation -> address(operation).replace("/api/v1", "").replaceFirst("\\?.*", ""))
                .toList();
    }

    private static String said(String address) {
        return address.startsWith("/api/") ? answer(address).body().toString() : contentOf(address);
    }

    private static Answered answer(String address) {
        var answers = PEOPLE.stream().map(login -> app.get(login, address));
        var answer = answers.filter(each -> each.status() != 403).findFirst().orElseThrow();
        assertThat(answer.status()).as(address + answer.body()).isIn(200, 404);
        return answer;
    }

    private static String page(String address) {
        var encoded = address.replace("澜桥", URLEncoder.encode("澜桥", StandardCharsets.UTF_8));
        var answers = PEOPLE.stream().map(login -> app.page(login, encoded));
        var page = answers.filter(each -> each.statusCode() != 403).findFirst().orElseThrow();
        assertThat(page.statusCode()).as(address).isIn(200, 404);
        return page.body();
    }

    /** What stands between the frame's head and foot, which tell of today. */
    private static String contentOf(String address) {
        return page(address)
                .replaceAll("(?s)^.*<main", "")
                .replaceAll("(?s)<footer.*$", "")
                .replaceAll("(nonce|max)=\"[^\"]*\"", "");
    }

    @Test
    void what_was_known_is_the_same_whatever_day_it_is_today() {
        assertThat(readings()).hasSizeGreaterThan(3 * 35);
        assertThat(pages()).hasSizeGreaterThan(3 * 20);
        assertThat(BEFORE.values()).filteredOn(said -> said.length() > 200).hasSizeGreaterThan(3 * 45);
        var changed = BEFORE.entrySet().stream()
                .filter(each -> !said(each.getKey()).equals(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(changed).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                          25.50",
        "asOf=DAY,                                    24.00",
        "asOf=DAYT23:00:00%2B08:00,                   24.00",
        "asOf=POSITION,                               24.00",
        "on=2023-03-01&asOf=DAY,                      25.50",
        "on=2023-03-01&asOf=POSITION,                 25.50",
        "on=2023-02-28,                               24.00",
        "on=2023-03-01,                               25.50"
    })
    void the_rent_is_that_of_the_day_looked_at(String asked, String rent) {
        assertThat(today()).isAfter(LocalDate.of(2023, 3, 31));
        var time = asked.replace("DAY", signedOn.toString()).replace("POSITION", "" + signed);
        var one = app.get(MANAGER, "/api/v1/contracts/" + CONTRACT + "?" + time);
        var listed = app.get(MANAGER, "/api/v1/contracts?tenantId=QY-061&" + time);
        var page = app.page(MANAGER, "/contracts/" + CONTRACT + "?" + time);

        assertThat(one.status()).isEqualTo(200);
        assertThat(one.text("/rentCnyPerSqmMonth")).isEqualTo(rent);
        assertThat(listed.body()
                        .path("items")
                        .valueStream()
                        .filter(each -> each.path("id").asString().equals(CONTRACT))
                        .map(each -> each.path("rentCnyPerSqmMonth").asString()))
                .containsExactly(rent);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<dt>租金单价</dt><dd>" + rent + " 元/㎡·月</dd>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on=2020-03-31",
                "on=2021-06-30",
                "on=2021-06-30&asOf=2021-12-31",
                "on=2022-02-01&asOf=2022-01-19"
            })
    void units_are_free_on_the_day_looked_at(String time) {
        var roll = app.get(MANAGER, "/api/v1/reports/rent-roll?" + time).body();
        var free = roll.path("rows")
                .valueStream()
                .filter(row -> row.path("state").asString().equals("VACANT"))
                .count();
        var page = page("/space/vacant?" + time).replace(",", "");

        var area = roll.path("vacantSqm").decimalValue().stripTrailingZeros().toPlainString();
        assertThat(free).isGreaterThan(10);
        assertThat(page).contains(free + " 套", area + " ㎡");
        assertThat(page("/rent-roll?" + time).replace(",", "")).contains(area + " ㎡");
    }

    private static String decoded(String address) {
        return URLDecoder.decode(address, StandardCharsets.UTF_8);
    }

    @Test
    void an_answer_of_the_past_says_of_which_position_it_is() {
        assertThat(app.get(MANAGER, "/api/v1/contracts/" + CONTRACT + "?asOf=" + signed)
                        .header("ParkLedger-Position"))
                .isEqualTo("" + signed);
    }

    @Test
    void what_is_the_same_on_every_day_is_not_asked_for_one() {
        var undated = operations(
                operation -> takes(operation, "asOf") && !takes(operation, "on") && isOfSomething(operation));

        assertThat(undated).hasSizeGreaterThan(20).allSatisfy(operation -> {
            var refused = app.get(MANAGER, address(operation) + "&on=2021-06-30");
            assertThat(refused.status()).as(operation.id()).isIn(400, 403);
        });
        assertThat(operations(operation -> takes(operation, "on")).stream().map(Operation::id))
                .containsExactlyInAnyOrder(
                        "contractsGet",
                        "contractsList",
                        "figuresOne",
                        "questionsOne",
                        "reportsCommitments",
                        "reportsExpiry",
                        "reportsOccupancy",
                        "reportsRenewalLeases",
                        "reportsRenewals",
                        "reportsRentRoll",
                        "reportsWale");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on=2021-06-30",
                "asOf=2021-12-31",
                "on=2021-06-30&asOf=2021-12-31",
                "asOf=2021-12-31T10:00:00%2B08:00"
            })
    void reading_stays_in_its_time_and_nothing_is_done_there(String time) {
        var forms = app.bean(Forms.class).all().stream()
                .map(form -> form.path().replaceAll("\\{\\w+}", "[^/]+"))
                .collect(Collectors.joining("|"));
        var pages = pages().stream()
                .map(address -> address.replaceFirst("&asOf=.*", "&" + time))
                .distinct()
                .toList();
        assertThat(pages).hasSizeGreaterThan(20);
        var left = new ArrayList<String>();
        var links = 0;
        for (var address : pages) {
            var page = page(address);
            assertThat(page).as(address).contains("回到现在");
            var content = page.replaceAll("(?s)<div class=\"banner past\".*?</div>", "");
            var found = LINK.matcher(content.replaceAll("(?s)<details class=\"drop.*?</details>", ""));
            while (found.find()) {
                links++;
                var link = found.group(1).replace("&amp;", "&");
                if (link.matches("(" + forms + ")(\\?.*)?")) {
                    left.add(address + " offers " + link);
                } else if (!link.replaceAll("[?#].*", "").matches(NOT_OF_ANY_TIME)
                        && !Stream.of(time.split("&"))
                                .allMatch(part -> decoded(link).contains(decoded(part)))) {
                    left.add(address + " leads to " + link);
                }
            }
            var reading = READING_FORM.matcher(page);
            while (reading.find()) {
                for (var part : time.split("&")) {
                    var name = "name=\"" + part.split("=")[0] + "\"";
                    if (!reading.group(2).contains(name)) {
                        left.add(address + " asks " + reading.group(1) + " without " + part);
                    }
                }
            }
        }

        assertThat(links).isGreaterThan(500);
        assertThat(left).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/rent-roll?on=2021-06-30                  | zh-CN | 正在查看 2021-06-30 当天的情况，按现在掌握的信息。",
                "/rent-roll?on=2021-06-30&asOf=2021-12-31  | zh-CN | 正在查看 2021-06-30 当天的情况，按 2021-12-31 当时掌握的信息（第 N 条为止）。",
                "/rent-roll?on=&asOf=2021-12-31            | zh-CN | 正在查看 2021-12-31 当天的情况，按 2021-12-31 当时掌握的信息（第 N 条为止）。",
                "/leads?asOf=2021-12-31                    | zh-CN | 正在查看 2021-12-31 当时掌握的信息（第 N 条为止）。",
                "/leads?on=2021-06-30                      | zh-CN | 本页内容不随日期变化；所选日期 2021-06-30 在其他页面继续有效。",
                "/rent-roll?on=2021-06-30&asOf=2021-12-31  | en    | You are looking at 2021-06-30, as known at 2021-12-31 (up to entry N).",
                "/rent-roll?on=2021-06-30                  | en    | You are looking at 2021-06-30, as known now."
            })
    void a_page_says_its_time_in_plain_words(String address, String language, String sentence) {
        var page = app.page(MANAGER, address, "Accept-Language", language);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body().replaceAll("([第y] ?)[0-9]{1,3}(,[0-9]{3})*( 条|\\))", "$1N$3"))
                .contains(sentence);
    }

    @Test
    void a_page_of_today_says_nothing_of_time() {
        for (var address : List.of("/rent-roll", "/rent-roll?on=" + today(), "/rent-roll?on=&asOf=", "/leads")) {
            var page = app.page(MANAGER, address);
            assertThat(page.statusCode()).as(address).isEqualTo(200);
            assertThat(page.body()).as(address).contains("当时所知").doesNotContain("回到现在", "正在查看");
        }
    }

    @Test
    void the_day_is_asked_where_it_makes_a_difference() {
        assertThat(app.page(MANAGER, "/contracts").body()).contains("看哪一天", "当时所知");
        assertThat(app.page(AUDITOR, "/ledger").body()).contains("当时所知").doesNotContain("看哪一天");
    }
}
