package io.parkledger.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every figure of a page opens what it was computed from, and says the same there. */
@InBrowser
class EveryNumberOpensTest {

    private static final List<String> PAGES = List.of(
            "/",
            "/funnel?from=2021-01&to=2021-12",
            "/contributions?year=2021",
            "/commitments",
            "/renewals?from=2021-01-01&to=2021-12-31",
            "/rent-roll",
            "/space",
            "/parks",
            "/parks/LQ",
            "/buildings/LQ-A",
            "/tenants",
            "/tenants/QY-033?year=2021",
            "/receptions?year=2021",
            "/visits?year=2021");

    /** Numbers of a page: what is shown large, and what stands in columns of numbers. */
    private static final String NUMBERS = """
            () => [...document.querySelectorAll("main .kpi .value, main table td.num")]
                .filter(each => /[0-9]/.test(each.textContent))
                .map(each => ({
                    text: each.textContent.trim().replace(/\\s+/g, " "),
                    own: (each.closest("a") ?? each.querySelector("a"))?.href ?? null,
                    row: each.closest("tbody tr")?.querySelector("a")?.href ?? null,
                    alone: each.matches(".kpi .value") || each.closest("tfoot") !== null }))""";

    private static final Pattern FIGURE = Pattern.compile(".*/figures/[a-z-]+.*");
    private static final Pattern OTHER_THAN_NUMBER = Pattern.compile("[^0-9.,-]+");

    /**
     * What a figure comes to, and its parts; of any other page its title. It is read there and not shown: {@link
     * EveryPageTest} looks at a page of each kind.
     */
    private static final String EXPLAINED = """
            async address => {
                const there = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
                return [there.querySelector(".explained output")?.textContent ?? there.title,
                    ...[...there.querySelectorAll(".explained p a")].map(each => each.textContent)].join(" ");
            }""";

    private final Visits visits;

    EveryNumberOpensTest(Visits visits) {
        this.visits = visits;
    }

    /** One number, and where it leads. */
    private record Number(
            String text, @Nullable String own, @Nullable String row, boolean alone) {

        static Number of(Map<?, ?> said) {
            return new Number((String) said.get("text"), (String) said.get("own"), (String) said.get("row"), (Boolean)
                    said.get("alone"));
        }

        /** A sum, or what is shown large, opens by itself; what stands in a row opens by itself or with it. */
        boolean opens() {
            return own != null || (!alone && row != null);
        }

        private List<String> parts() {
            return List.of(
                    OTHER_THAN_NUMBER.matcher(text).replaceAll(" ").strip().split(" +"));
        }
    }

    @ParameterizedTest
    @CsvSource({"wang,''", "shen,asOf=2021-12-31", "su,''"})
    void every_number_opens_and_says_the_same_there(String login, String time) {
        var closed = new TreeMap<String, List<String>>();
        var figures = new LinkedHashMap<String, Number>();
        try (var visitor = visits.as(login, Screen.DESKTOP)) {
            for (var page : PAGES) {
                visitor.open(in(time, page));
                for (var number : numbers(visitor)) {
                    if (!number.opens()) {
                        closed.computeIfAbsent(page, each -> new ArrayList<>()).add(number.text());
                    } else if (number.own() != null
                            && FIGURE.matcher(number.own()).matches()) {
                        figures.putIfAbsent(number.own(), number);
                    }
                }
            }
            assertThat(closed).as("numbers that open nothing").isEmpty();

            var wrong = new TreeSet<String>();
            figures.forEach((address, number) -> {
                var said = String.valueOf(visitor.page().evaluate(EXPLAINED, pathOf(address)));
                for (var part : number.parts()) {
                    if (!said.contains(part)) {
                        wrong.add(pathOf(address) + ": " + number.text() + " is not in " + said);
                    }
                }
            });
            assertThat(wrong).isEmpty();
        }
        assertThat(figures).as("figures opened").hasSizeGreaterThan(60);
    }

    private static String in(String time, String page) {
        return time.isEmpty() ? page : page + (page.contains("?") ? "&" : "?") + time;
    }

    private static List<Number> numbers(Visitor visitor) {
        return ((List<?>) visitor.page().evaluate(NUMBERS))
                .stream().map(each -> Number.of((Map<?, ?>) each)).toList();
    }

    private static String pathOf(String address) {
        var uri = URI.create(address);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }
}
