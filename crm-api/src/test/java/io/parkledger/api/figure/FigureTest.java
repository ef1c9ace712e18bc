package io.parkledger.api.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.projection.report.figure.Figure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A figure is what the reports say, and its rows add up to it, at any time. */
class FigureTest {

    private static final int SEED = 1_129;
    private static final int PAIRS = 300;
    private static final String SPAN = "from=2021-01-01&to=2021-12-31";
    private static final String MONTHS = "from=2021-01&to=2021-12";

    /**
     * Where reports say what figures come to: the report with its question, and the place of the number in it. Those of
     * one day are asked of the day that is looked at.
     */
    private static final Map<Figure, String> REPORTS = Map.ofEntries(
            at(Figure.CONTRIBUTION_TAX, "contribution?year=2021", "/taxCny"),
            at(Figure.CONTRIBUTION_RETAINED, "contribution?year=2021", "/retainedCny"),
            at(Figure.CONTRIBUTION_JOBS, "contribution?year=2021", "/jobs"),
            at(Figure.CONTRIBUTION_OUTPUT, "contribution?year=2021", "/outputCny"),
            at(Figure.CONTRIBUTION_TAX_PER_SQM, "contribution?year=2021", "/taxPerSqmCny"),
            at(Figure.CONTRIBUTION_TOP_TEN, "contribution?year=2021", "/topTen/percent"),
            at(Figure.CONTRIBUTION_PAYING_ZERO, "contribution?year=2021", "/zeroTax"),
            at(Figure.CONTRIBUTION_SILENT, "contribution?year=2021", "/notReported"),
            at(Figure.CONTRIBUTION_IN_PARK, "contribution?year=2021", "/due"),
            at(Figure.TENANTS_IN_PARK, "tenants?" + SPAN, "/inPark"),
            at(Figure.TENANTS_LANDED, "tenants?" + SPAN, "/landed"),
            at(Figure.TENANTS_EXITED, "tenants?" + SPAN, "/exited"),
            at(Figure.OCCUPANCY_PHYSICAL, "occupancy?", "/physical/percent"),
            at(Figure.OCCUPANCY_COMMITTED, "occupancy?", "/committed/percent"),
            at(Figure.OCCUPANCY_UNITS, "occupancy?", "/units/percent"),
            at(Figure.OCCUPANCY_TENANTS, "occupancy?", "/tenants"),
            at(Figure.OCCUPANCY_LEASED_SQM, "expiry?", "/areaSqm"),
            at(Figure.EXPIRY_LEASES, "expiry?", "/leases"),
            at(Figure.RENT_ROLL_RENT, "rent-roll?", "/rentCnyPerYear"),
            at(Figure.RENT_ROLL_OCCUPIED, "rent-roll?", "/occupiedSqm"),
            at(Figure.RENT_ROLL_SIGNED, "rent-roll?", "/signedSqm"),
            at(Figure.RENT_ROLL_VACANT, "rent-roll?", "/vacantSqm"),
            at(Figure.WALE_BY_AREA, "wale?", "/byArea/heldOverAsZero"),
            at(Figure.WALE_BY_AREA_RUNNING, "wale?", "/byArea/heldOverDropped"),
            at(Figure.WALE_BY_AREA_WITH_VACANT, "wale?", "/byArea/withVacant"),
            at(Figure.WALE_BY_RENT, "wale?", "/byRent/heldOverAsZero"),
            at(Figure.WALE_BY_RENT_RUNNING, "wale?", "/byRent/heldOverDropped"),
            at(Figure.RENEWAL_RATE_BY_COUNT, "renewals?" + SPAN, "/byCount/percent"),
            at(Figure.RENEWAL_RATE_BY_AREA, "renewals?" + SPAN, "/byArea/percent"),
            at(Figure.RENEWAL_RATE_BY_RENT, "renewals?" + SPAN, "/byRent/percent"),
            at(Figure.EARLY_EXIT_RATE_BY_COUNT, "renewals?" + SPAN, "/earlyExitByCount/percent"),
            at(Figure.EARLY_EXIT_RATE_BY_AREA, "renewals?" + SPAN, "/earlyExitByArea/percent"),
            at(Figure.EARLY_EXIT_RATE_BY_RENT, "renewals?" + SPAN, "/earlyExitByRent/percent"),
            at(Figure.RENEWALS_NOT_OPENED, "renewals?" + SPAN, "/notOpened"),
            at(Figure.RECEPTIONS_COUNT, "receptions?" + SPAN, "/receptions"),
            at(Figure.RECEPTIONS_VISITORS, "receptions?" + SPAN, "/visitors"),
            at(Figure.VISITS_TRIPS, "receptions?" + SPAN, "/trips"),
            at(Figure.VISITS_COMPANIES, "receptions?" + SPAN, "/companiesVisited"),
            at(Figure.VISITS_PERSON_DAYS, "receptions?" + SPAN, "/personDays"),
            at(Figure.FUNNEL_LEADS, "funnel?" + MONTHS, "/newInPeriod"),
            at(Figure.FUNNEL_LANDED, "funnel?" + MONTHS, "/naiveRate/numerator"),
            at(Figure.FUNNEL_SIGNED, "funnel?" + MONTHS, "/periodSteps/3/ratio/numerator"),
            at(Figure.FUNNEL_COHORT_CONVERSION, "funnel?" + MONTHS, "/cohortConversion/percent"),
            at(Figure.FUNNEL_WORKED_CONVERSION, "funnel?" + MONTHS, "/workedConversion/percent"),
            at(Figure.FUNNEL_NAIVE_RATE, "funnel?" + MONTHS, "/naiveRate/percent"),
            at(Figure.FUNNEL_WIN_RATE, "funnel?" + MONTHS, "/winRate/percent"),
            at(Figure.FUNNEL_WIN_RATE_WITH_INVALID, "funnel?" + MONTHS, "/winRateWithInvalid/percent"),
            at(Figure.FUNNEL_WIN_RATE_BY_VALUE, "funnel?" + MONTHS, "/winRateByValue/percent"),
            at(Figure.FUNNEL_WIN_RATE_BY_VALUE_WITH_INVALID, "funnel?" + MONTHS, "/winRateByValueWithInvalid/percent"),
            at(Figure.FUNNEL_CYCLE, "funnel?" + MONTHS, "/cycle/median"),
            at(Figure.FUNNEL_CYCLE_MEAN, "funnel?" + MONTHS, "/cycle/mean"),
            at(Figure.FUNNEL_CYCLE_P90, "funnel?" + MONTHS, "/cycle/p90"),
            at(Figure.FUNNEL_STEP, "funnel?" + MONTHS, "/stages/4/step/percent"),
            at(Figure.FUNNEL_PERIOD_RATIO, "funnel?" + MONTHS, "/periodSteps/3/ratio/percent"));

    private static Map.Entry<Figure, String> at(Figure figure, String report, String place) {
        return Map.entry(figure, report + "#" + place);
    }

    private static TestApplication park;
    private static long head;

    @BeforeAll
    static void tellTheStory() {
        park = TestApplication.demo();
        head = park.get("shen", "/api/v1/projections").body().path("head").asLong();
        assertThat(head).isGreaterThan(2_000);
    }

    @AfterAll
    static void close() {
        park.close();
    }

    private static JsonNode get(String login, String address) {
        var answer = park.get(login, address);
        assertThat(answer.status()).as(address + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String question(Figure figure) {
        return figure.needed().stream()
                .map(asked -> switch (asked) {
                    case YEAR -> "year=2021";
                    case FROM -> "from=2021-01-01";
                    case TO -> "to=2021-12-31";
                    case STAGE -> "stage=SIGNED";
                    case SOURCE -> "source=WALK_IN";
                    default -> throw new IllegalStateException(asked + " is asked of none");
                })
                .collect(Collectors.joining("&"));
    }

    private static JsonNode explained(String login, Figure figure, String time) {
        return get(login, "/api/v1/figures/" + figure.code() + "?" + question(figure) + time);
    }

    /** What does not add up, in words; rows of which not all are there are counted only. */
    private static List<String> wrong(JsonNode explained) {
        var wrong = new ArrayList<String>();
        for (var part : explained.path("parts")) {
            var lines = part.path("lines").valueStream().toList();
            var whole = lines.size() == part.path("rows").asLong();
            if (part.path("name").asString().equals("CYCLES")
                    || part.path("value").isNull()
                    || !whole) {
                continue;
            }
            var sum = lines.stream().map(line -> number(line.path("amount"))).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (sum.compareTo(number(part.path("value"))) != 0) {
                wrong.add(explained.path("code") + " " + part.path("name") + ": " + sum + " is not "
                        + part.path("value"));
            }
        }
        return wrong;
    }

    private static BigDecimal number(JsonNode node) {
        return node.isNull() || node.isMissingNode() ? BigDecimal.ONE.negate() : new BigDecimal(node.asString());
    }

    @Test
    void at_any_position_a_figure_is_what_its_report_says_and_its_rows_add_up() {
        var random = new Random(SEED);
        var figures = new ArrayList<>(REPORTS.keySet());
        figures.sort(null);
        var wrong = new ArrayList<String>();
        var known = 0;
        for (var i = 0; i < PAIRS; i++) {
            var figure = figures.get(i % figures.size());
            var time = "&asOf=" + (1 + random.nextLong(head)) + "&on=2021-12-" + (10 + random.nextInt(20));
            var login = random.nextBoolean() ? "wang" : "shen";
            var explained = explained(login, figure, time);
            var report = REPORTS.get(figure).split("#");
            var ofDay = report[0].startsWith("contribution")
                    || report[0].startsWith("tenants?")
                    || report[0].startsWith("receptions")
                    || report[0].startsWith("funnel");
            var said = get(login, "/api/v1/reports/" + report[0] + (ofDay ? time.replaceAll("&on=.*", "") : time))
                    .at(report[1]);
            if (number(explained.path("value")).compareTo(number(said)) != 0) {
                wrong.add(figure + time + ": " + explained.path("value") + " is not " + said);
            }
            known += explained.path("value").isNull() ? 0 : 1;
            wrong.addAll(wrong(explained));
        }
        assertThat(wrong).isEmpty();
        assertThat(known).as("known at their position").isGreaterThan(PAIRS / 2);
    }

    @Test
    void every_figure_is_there_and_all_its_rows_can_be_opened() {
        var registered = get("wang", "/api/v1/figures").path("items");
        assertThat(registered.valueStream().map(each -> each.path("code").asString()))
                .containsExactlyElementsOf(
                        Stream.of(Figure.values()).map(Figure::code).toList());
        var wrong = new ArrayList<String>();
        var opened = new TreeMap<String, String>();
        for (var figure : Figure.values()) {
            var explained = explained("shen", figure, "&on=2021-12-31");
            assertThat(explained.path("formula").asString()).isNotBlank().doesNotContain("Figure.");
            wrong.addAll(wrong(explained));
            var page = park.page("shen", "/figures/" + figure.code() + "?" + question(figure) + "&on=2021-12-31");
            assertThat(page.statusCode()).as(figure.code()).isEqualTo(200);
            for (var part : explained.path("parts")) {
                for (var line : part.path("lines")) {
                    opened.putIfAbsent(
                            line.path("kind").asString(), line.path("id").asString());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(opened).hasSizeGreaterThan(5);
        opened.forEach((kind, id) -> {
            var place = kind.toLowerCase(Locale.ROOT) + "s";
            assertThat(park.page("shen", "/" + place + "/" + id).statusCode())
                    .as(place + " " + id)
                    .isEqualTo(200);
            assertThat(get("shen", "/api/v1/" + place + "/" + id + "/history").path("items"))
                    .as(place + " " + id)
                    .isNotEmpty();
        });
    }

    /** 2021 of {@code domain}: what the newspaper page says. */
    @ParameterizedTest
    @CsvSource({
        "contribution-tax,year=2021,31264000.00",
        "receptions-visitors,from=2021-01-01&to=2021-12-31,120",
        "tenants-landed,from=2021-01-01&to=2021-12-31,42",
        "renewal-rate-by-count,from=2021-01-01&to=2021-12-31,73.3"
    })
    void the_years_figures(String code, String question, String value) {
        assertThat(get("wang", "/api/v1/figures/" + code + "?" + question)
                        .path("value")
                        .asString())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "contribution-tax,'',year,request.required",
        "contribution-tax,year=2021&stage=SIGNED,stage,request.not-with",
        "occupancy-physical,year=2021,year,request.not-with",
        "funnel-step,from=2021-01-01&to=2021-12-31,stage,request.required",
        "funnel-step,from=2021-01-01&to=2021-12-31&stage=LEAD,stage,request.not-with",
        "funnel-period-ratio,from=2021-01-01&to=2021-12-31&stage=LEAD,stage,request.not-with",
        "receptions-count,from=2021-12-31&to=2021-01-01,to,request.ends-before-it-begins",
        "contribution-tax,year=99999,year,value.out-of-time"
    })
    void what_a_figure_does_not_depend_on_is_refused_and_named(
            String code, String question, String field, String rule) {
        var answer = park.get("wang", "/api/v1/figures/" + code + "?" + question);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString() + " "
                                + error.path("code").asString()))
                .contains(field + " " + rule);
    }

    /** What people compute with: yuan are called yuan there, not ten thousands of them. */
    @Test
    void a_file_of_rows_says_the_unit_of_its_numbers() {
        var file = park.page("wang", "/figures/contribution-tax-per-sqm/export.csv?year=2021")
                .body();
        var rows = file.lines().toList();

        assertThat(rows).hasSizeGreaterThan(300);
        assertThat(rows.stream().filter(row -> row.contains("全口径税收")))
                .isNotEmpty()
                .allMatch(row -> row.contains(",元,") && !row.contains("万元"));
        assertThat(rows.stream().filter(row -> row.contains("在租面积")))
                .isNotEmpty()
                .allMatch(row -> row.contains(",㎡,"));
    }

    @Test
    void a_figure_that_is_none_is_unknown() {
        assertThat(park.get("wang", "/api/v1/figures/contribution-tex?year=2021")
                        .status())
                .isEqualTo(404);
    }
}
