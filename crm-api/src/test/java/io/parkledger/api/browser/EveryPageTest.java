package io.parkledger.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.PlaywrightException;
import io.parkledger.api.kit.page.Forms;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page that anybody can reach by links is in order. All that is not is said at once. */
@InBrowser
class EveryPageTest {

    /** One of each kind: what a role may see, and what an account bound to a building may. */
    private static final List<String> PEOPLE =
            List.of("wang", "su", "shen", "fang", "operator", "admin", "security", "watch");

    /**
     * What no link leads to: doors, what is asked for by scripts and by the form of the search, and a trip, a sealed
     * report and an erasure, as the demo has none.
     */
    private static final Set<String> BEYOND_LINKS = Set.of(
            "/erasures/{id}",
            "/form-expired",
            "/imports/{id}/in-the-way",
            "/imports/{id}/progress",
            "/leads/similar",
            "/operation/backups/jobs",
            "/operation/jobs",
            "/persons/jobs",
            "/reports/{id}",
            "/reports/{id}/files/{name}",
            "/seal/verification",
            "/sealed-reports/{id}",
            "/setup",
            "/search",
            "/search/found",
            "/seal/timestamps/{size}/stamped.txt",
            "/seal/timestamps/{size}/timestamp.tsr",
            "/sign-in",
            "/visits/{id}",
            "/waiting");

    /**
     * Forms that no page visited offers: one of each kind is visited in each state, by one who may, and the demo has
     * not everything in every state.
     */
    private static final Set<String> OF_OTHER_STATES = Set.of("""
            /accounts/{id}/propose-reopen /accounts/{id}/reopen
            /backups/new
            /consequences/{id}/settle
            /contracts/{id}/withdraw
            /contributions/{id}/approve-restatement /contributions/{id}/approve-withdrawal
            /contributions/{id}/reject-restatement /contributions/{id}/take-back
            /imports/{id}/drop /imports/{id}/resume /imports/{id}/stop /imports/{id}/undo
            /negotiations/{id}/resume /negotiations/{id}/withdraw /negotiations/{id}/withdraw-conclusion
            /parks/{id}/correct /parks/{id}/go-live /parks/{id}/withdraw
            /persons/{id}/confirm-erasure /persons/{id}/propose-erasure
            /persons/{id}/refuse-erasure /persons/{id}/take-back-erasure
            /proposals/{id}/confirm /proposals/{id}/refuse
            /renewals/{id}/reopen
            /sealed-reports/new
            /units/{id}/release-earmark /units/{id}/return-to-service /units/{id}/withdraw
            /units/{id}/withdraw-merger /units/{id}/withdraw-outage
            /visits/{id}/correct /visits/{id}/withdraw""".split("\\s+"));

    /** The field that says in which state a row is, by the path of its kind: each state offers other forms. */
    private static final Map<String, String> STATES = Map.of(
            "contracts", "status",
            "leads", "stage",
            "negotiations", "stage",
            "renewals", "status",
            "tenants", "exitedOn",
            "units", "state");

    /** What is not asked of the past: people, and what is still to be done. */
    private static final Set<String> OF_TODAY = Set.of(
            "/account",
            "/accounts",
            "/accounts/log",
            "/consequences",
            "/figures/export.csv",
            "/figures/export.xlsx",
            "/imports/new",
            "/imports/template.xlsx",
            "/imports/{id}/errors.xlsx",
            "/operation/backups",
            "/persons",
            "/proposals",
            "/reports/new",
            "/seal/pack.zip",
            "/tour");

    /**
     * Pages whose tables are offered as no file: those of one thing, whose rows stand in lists that are; of a file that
     * was brought in, which has its rows; a form to fill in, whose figures are a list; what the server does in the
     * background; and one's own sessions.
     */
    private static final Set<String> WITHOUT_FILES = Set.of(
            "/account",
            "/buildings/{id}",
            "/contracts/{id}",
            "/contributions/grid",
            "/imports/{id}",
            "/ledger/{position}",
            "/negotiations/{id}",
            "/operation",
            "/parks/{id}",
            "/tenants/{id}");

    /** Addresses of what is saved instead of shown. */
    private static final Pattern FILE = Pattern.compile("\\.(csv|xlsx|json|pdf|txt|zip)$");

    private final Visits visits;

    EveryPageTest(Visits visits) {
        this.visits = visits;
    }

    static Stream<Screen> screens() {
        return Stream.of(Screen.DESKTOP, Screen.PHONE.inEnglish().dark());
    }

    @ParameterizedTest
    @MethodSource("screens")
    void every_page_is_in_order(Screen screen) {
        var crawl = new Crawl(screen, rowsInEachState());
        PEOPLE.forEach(login -> crawl.from(login, "/"));

        crawl.requireInOrder();
        crawl.requireFilesOfTablesBut(WITHOUT_FILES);
        crawl.requireSeenAllBut(List.of(BEYOND_LINKS, OF_OTHER_STATES));
    }

    @Test
    void every_page_is_in_order_as_it_was_at_the_end_of_a_year() {
        // Programs wait longer for the past than pages do; once it is there, it is there for both.
        assertThat(visits.app().get("wang", "/api/v1/leads?asOf=2021-12-31").status())
                .isEqualTo(200);
        var crawl = new Crawl(Screen.DESKTOP.inEnglish(), Map.of());
        List.of("wang", "shen").forEach(login -> crawl.from(login, "/?asOf=2021-12-31"));

        crawl.requireInOrder();
        crawl.requireSeenAllBut(List.of(BEYOND_LINKS, OF_TODAY, forms()));
    }

    /** Follows links from a page: each person sees where the menu leads, and of all else what nobody has seen yet. */
    private final class Crawl {

        private final Screen screen;
        /** Rows that are visited although no link may lead to them, by address: the state that each stands for. */
        private final Map<String, String> states;

        private final Set<String> examined = new HashSet<>();
        private final Map<String, Set<String>> visited = new TreeMap<>();
        private final Map<String, List<String>> findings = new TreeMap<>();
        /** Pages with a table that offer no file. */
        private final Set<String> withoutFiles = new TreeSet<>();

        Crawl(Screen screen, Map<String, String> states) {
            this.screen = screen;
            this.states = states;
        }

        void from(String login, String start) {
            var visitor = visits.as(login, screen);
            var known = new HashSet<String>();
            var menu = new HashSet<>(Set.of(start));
            var ahead = new ArrayDeque<String>();
            ahead.add(start);
            ahead.addAll(states.keySet());
            while (!ahead.isEmpty()) {
                var address = ahead.remove();
                if (known.add(kind(address)) && (menu.contains(address) || !examined.contains(kind(address)))) {
                    visit(visitor, login, address);
                    if (address.equals(start)) {
                        menu.addAll(linksIn(visitor, "nav"));
                    }
                    linksIn(visitor, "body").stream()
                            .filter(link -> !known.contains(kind(link)))
                            .filter(link -> !start.contains("asOf=") || link.contains("asOf="))
                            .forEach(ahead::add);
                }
            }
            visitor.close();
        }

        private void visit(Visitor visitor, String login, String address) {
            var kind = kind(address);
            visited.computeIfAbsent(kindOf(address), each -> new TreeSet<>()).add(login);
            if (FILE.matcher(pathOf(address)).find()) {
                save(visitor, address);
                return;
            }
            try {
                visitor.open(address);
            } catch (PlaywrightException e) {
                find("cannot be opened: " + e.getMessage().lines().findFirst().orElse(""), login + " " + address);
                return;
            }
            var found = new ArrayList<>(Inspection.ofFrame(visitor));
            var shown = visitor.content();
            if (shown.locator("table").count() > 0 && shown.locator(".exports").count() == 0) {
                withoutFiles.add(patternOf(kindOf(pathOf(address))));
            }
            if (examined.add(kind)) {
                found.addAll(Inspection.byAxe(visitor));
            }
            found.forEach(each -> find(each, login + " " + address));
        }

        /** One row is of its own kind in each state. */
        private String kind(String address) {
            return kindOf(address) + states.getOrDefault(address, "");
        }

        private void find(String what, String where) {
            findings.computeIfAbsent(what, each -> new ArrayList<>()).add(where);
        }

        private void save(Visitor visitor, String address) {
            var answer =
                    visitor.page().request().get(visits.app().address(address).toString());
            if (answer.status() != 200 || answer.body().length == 0) {
                find("cannot be saved: status " + answer.status(), address);
            }
        }

        /**
         * A crawl that finds no links finds no faults: of all pages and files of the application no others were left
         * out.
         */
        void requireSeenAllBut(List<Set<String>> leftOut) {
            var pages = pages();
            var unseen = new TreeSet<>(pages);
            visited.keySet().stream()
                    .map(kind -> kind.equals("") || kind.equals("?") ? "/" : kind.replace("?", ""))
                    .map(kind -> unseen.contains(kind) ? kind : patternOf(kind))
                    .toList()
                    .forEach(unseen::remove);
            assertThat(unseen)
                    .as("%s: not visited", screen)
                    .containsExactlyInAnyOrderElementsOf(leftOut.stream()
                            .flatMap(Set::stream)
                            .flatMap(page -> Stream.of(page, page + "/export.csv", page + "/export.xlsx"))
                            .filter(page -> pages.contains(page) || !page.contains("/export."))
                            .toList());
        }

        void requireFilesOfTablesBut(Set<String> exceptions) {
            assertThat(withoutFiles)
                    .as("%s: tables that nobody can take away as a file", screen)
                    .containsExactlyInAnyOrderElementsOf(exceptions);
        }

        void requireInOrder() {
            var report = findings.entrySet().stream()
                    .map(each -> each.getKey() + "\n    on " + each.getValue().size() + " pages: "
                            + each.getValue().stream().limit(3).collect(Collectors.joining(", ")))
                    .toList();
            assertThat(report)
                    .as("%s: faults of %d kinds of pages", screen, visited.size())
                    .isEmpty();
        }
    }

    /** The first of each kind in each state, in the order of the REST layer. */
    private Map<String, String> rowsInEachState() {
        var rows = new LinkedHashMap<String, String>();
        new TreeMap<>(STATES).forEach((kind, field) -> {
            var states = new HashSet<String>();
            for (var row : visits.app()
                    .get("wang", "/api/v1/" + kind + "?limit=500")
                    .body()
                    .required("items")) {
                var value = row.path(field).asString("");
                var state = " " + (field.endsWith("On") ? !value.isEmpty() : value);
                if (states.add(state)) {
                    rows.put("/" + kind + "/" + row.required("id").asString(), state);
                }
            }
        });
        return rows;
    }

    private static List<String> linksIn(Visitor visitor, String part) {
        var found = visitor.page()
                .locator(part + " a[href^='/']")
                .evaluateAll("all => all.map(each => each.getAttribute('href'))");
        return ((List<?>) found).stream().map(String::valueOf).distinct().toList();
    }

    /** What the application shows to a browser, by its pattern. */
    private Set<String> pages() {
        return visits
                .app()
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> !path.startsWith("/api/") && !path.startsWith("/v3/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String patternOf(String kind) {
        return pages().stream()
                .filter(page -> kind.matches(page.replaceAll("\\{[^}]*}", "[^/]+")))
                .findFirst()
                .orElse(kind);
    }

    /** In the past nothing is filled in. */
    private Set<String> forms() {
        return visits.app().bean(Forms.class).all().stream()
                .map(Forms.Endpoint::path)
                .collect(Collectors.toSet());
    }

    private static String pathOf(String address) {
        return address.replaceFirst("[?#].*", "");
    }

    /** Pages of one kind differ in what they are about, and in what was chosen there. */
    private static String kindOf(String address) {
        // What figures and questions are called looks like a place, and is an id.
        var path = pathOf(address).replaceFirst("^/(figures|questions)/[a-z-]+(?=/|$)", "/$1/{}");
        return Stream.of(path.split("/"))
                .map(part -> part.matches("[a-z-]*(\\.[a-z]+)?") ? part : "{}")
                .collect(Collectors.joining("/", "", address.contains("?") ? "?" : ""));
    }
}
