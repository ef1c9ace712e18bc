package io.parkledger.api.kit.access;

import static io.parkledger.api.Told.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.subject.Subject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * People of two parks, three teams and one building send commands and read, in random order. Every company has a mark
 * in its name and in the ids of all that is about it; whatever is answered, as JSON, as a page, as a file or as a form,
 * may only show marks of rows that its reader may see by the rows' present state, which is asked of the auditor. And
 * whatever somebody sends, the pages of all others still come.
 */
class NobodyElsesRowTest {

    /** {@code -Dreach.seed=…} tells another story, {@code -Dreach.steps=…} a longer one. */
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private static final long SEED = Long.getLong("reach.seed", 20_220_216L);

    private static final int STEPS = Integer.getInteger("reach.steps", 300);

    private static final Pattern MARK = Pattern.compile("m\\d{5}x");
    private static final String CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] CODE_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    /**
     * Somebody and what he may see; what has an owner is his own and his team's, the rest is his parks' or building's.
     */
    private record Person(
            String login,
            boolean reachesOwnOnly,
            @Nullable Set<String> parks,
            @Nullable String team,
            @Nullable Set<String> buildings) {

        boolean sees(Row row) {
            if (parks != null && !parks.contains(row.park)) {
                return false;
            }
            if (row.kind.isOwned) {
                return !reachesOwnOnly || login.equals(row.owner) || (team != null && team.equals(row.team));
            }
            return buildings == null || row.buildings.stream().anyMatch(buildings::contains);
        }
    }

    private enum Kind {
        LEADS(true),
        NEGOTIATIONS(true),
        RECEPTIONS(true),
        VISITS(true),
        CONTRACTS(false),
        TENANTS(false),
        UNITS(false);

        private final boolean isOwned;

        Kind(boolean isOwned) {
            this.isOwned = isOwned;
        }

        String path() {
            return "/" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What the auditor sees of a row. */
    private record Row(Kind kind, String id, String park, String owner, String team, Set<String> buildings) {
        String path() {
            return kind.path() + "/" + id;
        }
    }

    private static final List<Person> PEOPLE = List.of(
            new Person("staff", true, Set.of("LQ"), "ipd", null),
            new Person("colleague", true, Set.of("LQ"), "ipd", null),
            new Person("stranger", true, Set.of("LQ"), "other", null),
            new Person("operator", true, Set.of("LQ"), "maker", Set.of("LQ-D")),
            new Person("manager", false, Set.of("LQ"), null, null),
            new Person("elsewhere", false, Set.of("XX"), null, null),
            new Person("abroad", true, Set.of("XX"), "ipd", null));

    private static final Person AUDITOR = new Person("auditor", false, null, null, null);

    private static final Map<String, List<String>> UNITS =
            Map.of("LQ-A", new ArrayList<>(), "LQ-D", new ArrayList<>(), "XX-A", new ArrayList<>());

    private static final List<String> LISTS = Stream.of(Kind.values())
            .filter(kind -> kind != Kind.UNITS)
            .map(Kind::path)
            .toList();

    /**
     * What others are in, which is known to all of a park or a building; what comes of contracts and tenants; and
     * files, which {@code HostileUploadTest} asks for in other people's names.
     */
    private static final Set<String> READ_OTHERWISE =
            Set.of("/parks", "/buildings", "/renewals", "/contributions", "/sealed-reports", "/imports");

    private static final List<String> READS = List.of(
            "/api/v1/negotiations/board",
            "/api/v1/renewals",
            "/api/v1/units?limit=200",
            "/api/v1/contributions",
            "/api/v1/reports/rent-roll",
            "/api/v1/reports/occupancy",
            "/api/v1/reports/commitments",
            "/api/v1/reports/expiry",
            "/api/v1/reports/contribution?year=2026",
            "/api/v1/reports/funnel/projects?from=2020-01&to=2029-12&kind=REACHED&stage=LEAD",
            "/leads",
            "/leads/export.csv",
            "/negotiations",
            "/negotiations/board",
            "/negotiations/export.csv",
            "/contracts",
            "/contracts/export.csv",
            "/tenants",
            "/tenants/export.csv",
            "/receptions",
            "/receptions/export.csv",
            "/visits",
            "/visits/export.csv",
            "/rent-roll",
            "/rent-roll/export.csv",
            "/space",
            "/space/vacant",
            "/renewals",
            "/renewals/list",
            "/contributions/missing",
            "/commitments",
            "/funnel",
            "/leads/new",
            "/receptions/new",
            "/contracts/new",
            "/renewals/new",
            "/contributions/report-tax");

    /** Pages that have to come whatever another has sent. */
    private static final List<String> PAGES =
            List.of("/", "/leads", "/negotiations/board", "/contracts", "/tenants", "/space");

    private static TestApplication app;

    private final Random random = new Random(SEED);
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, Set<String>> carriers = new HashMap<>();
    private final Map<String, Integer> counted = new HashMap<>();
    private int marks;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        app.open(new Account("abroad", "a", Role.STAFF, Set.of("XX"), "ipd", null, false, false));
        for (var park : List.of("LQ", "XX")) {
            done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'" + park + "','name':'园区'}")));
        }
        UNITS.forEach((building, units) -> {
            var park = building.substring(0, 2);
            var manager = park.equals("LQ") ? "manager" : "elsewhere";
            var name = json("{'buildingId':'" + building + "','parkId':'" + park + "','name':'楼'}");
            await(done(app.post(manager, "/api/v1/buildings", name)));
            for (int i = 100; i < 130; i++) {
                var unit = building + "-" + i;
                var body = json("{'unitId':'" + unit + "','number':'" + unit + "','parkId':'" + park
                        + "','buildingId':'" + building + "','floor':1,'areaSqm':10}");
                await(done(app.post(manager, "/api/v1/units", body)));
                units.add(unit);
            }
        });
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    /** Until all views show it. */
    private static void await(Answered answer) {
        var position = answer.body().path("position").asLong();
        assertThat(app.get("auditor", "/api/v1/parks?minPosition=" + position).header("ParkLedger-Updating"))
                .isNull();
    }

    /** A kind of things that is not read here may be shown to anybody. */
    @Test
    void things_of_every_kind_are_read() {
        var subjects = app.beans(Subject.class).stream().map(subject -> subject.path());
        var read = Stream.concat(Stream.of(Kind.values()).map(Kind::path), READ_OTHERWISE.stream());

        assertThat(subjects).containsExactlyInAnyOrderElementsOf(read.toList());
    }

    @Test
    void nobody_is_shown_changes_or_stops_what_is_not_his() {
        System.out.println("NobodyElsesRowTest: " + STEPS + " steps, -Dreach.seed=" + SEED);
        for (int step = 0; step < STEPS; step++) {
            var sender = any(PEOPLE);
            var sent = command(sender);
            for (int i = 0; i < 2; i++) {
                read(any(PEOPLE), sent);
            }
            var other = any(PEOPLE);
            var page = any(PAGES);
            assertThat(app.page(other.login, page).statusCode())
                    .as("%s for %s after %s", page, other.login, sent)
                    .isEqualTo(200);
        }
        // Enough was done, and enough of it was refused.
        assertThat(counted.getOrDefault("done", 0)).as(counted.toString()).isGreaterThan(STEPS / 10);
        assertThat(counted.getOrDefault("404", 0)).as(counted.toString()).isGreaterThan(STEPS / 20);
        assertThat(counted.getOrDefault("shown", 0)).as(counted.toString()).isGreaterThan(STEPS / 4);
        System.out.println("NobodyElsesRowTest: " + rows.size() + " rows, " + new java.util.TreeMap<>(counted));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** @return what was sent, for the message when something is wrong after it */
    private String command(Person sender) {
        var choice = random.nextInt(10);
        if (choice < 3 || rows.isEmpty()) {
            return register(sender);
        }
        var row = any(List.copyOf(rows.values()));
        var mark = markOf(row.id);
        var verb =
                switch (row.kind) {
                    case LEADS -> lead(row, mark);
                    case NEGOTIATIONS -> negotiation(row);
                    case CONTRACTS ->
                        any(List.of(
                                "hand-over {'evidence':'HANDOVER'}",
                                "terminate {'cause':'搬迁'}",
                                "rescind {'cause':'未付'}",
                                "amend {'rentCnyPerSqmMonth':'20'}"));
                    case RECEPTIONS ->
                        any(List.of(
                                "correct {'company':'企业" + mark + "公司','visitors':" + (1 + random.nextInt(9))
                                        + ",'host':'" + row.owner + "','receivedOn':'" + TODAY + "','cause':'更正'}",
                                "cancel {'cause':'重复'}"));
                    case TENANTS ->
                        any(List.of(
                                "name-contact {'contact':{'personId':'P-" + mark + "','name':'人 " + mark
                                        + "','phone':'100'}}",
                                "exit {'cause':'搬迁'}"));
                    case UNITS -> "release-earmark {}";
                    case VISITS -> null;
                };
        if (verb == null) {
            return "nothing";
        }
        if (row.kind == Kind.NEGOTIATIONS && random.nextInt(4) == 0) {
            return sign(sender, row, mark);
        }
        var at = verb.indexOf(' ');
        return send(sender, row, row.path() + "/" + verb.substring(0, at), verb.substring(at + 1), mark);
    }

    private String register(Person sender) {
        var mark = "m%05dx".formatted(marks++);
        var company = "企业" + mark + "公司";
        return switch (random.nextInt(6)) {
            case 0 ->
                create(
                        sender,
                        Kind.RECEPTIONS,
                        "R-" + mark,
                        "{'receptionId':'R-" + mark + "','company':'" + company + "','visitors':2}",
                        mark);
            case 1 ->
                create(
                        sender,
                        Kind.VISITS,
                        "V-" + mark,
                        "{'visitId':'V-" + mark + "','destination':'城 " + mark + "','companies':['" + company
                                + "'],'staff':1,'days':1}",
                        mark);
            case 2 -> earmark(sender, company, mark);
            default ->
                create(
                        sender,
                        Kind.LEADS,
                        "L-" + mark,
                        "{'leadId':'L-" + mark + "','company':'" + company + "','source':'WALK_IN'}",
                        mark);
        };
    }

    private String earmark(Person sender, String company, String mark) {
        var unit = any(UNITS.get(any(List.of("LQ-A", "LQ-D", "XX-A"))));
        var row = new Row(Kind.UNITS, unit, unit.substring(0, 2), "", "", Set.of(unit.substring(0, 4)));
        rows.putIfAbsent(row.path(), row);
        return send(sender, row, row.path() + "/earmark", "{'company':'" + company + "','until':'2199-01-01'}", mark);
    }

    private String lead(Row row, String mark) {
        return any(List.of(
                "triage {'verdict':'PURSUE'}",
                "qualify {'industry':'BIG_DATA','track':'SPACE','areaWantedSqm':10,'contact':{'personId':'P-" + mark
                        + "','name':'人 " + mark + "','phone':'100'}}",
                "qualify {'industry':'BIG_DATA','track':'SPACE','areaWantedSqm':10,'contact':{'personId':'P-" + mark
                        + "','name':'人 " + mark + "','phone':'100'}}",
                "negotiate {'negotiationId':'N-" + mark + "','meeting':'TALK','attendees':1}",
                "negotiate {'negotiationId':'N-" + mark + "','meeting':'TALK','attendees':1}",
                assign(),
                "recycle {'reason':'NO_RESPONSE'}",
                "lose {'reason':'PRICE'}",
                "reopen {}"));
    }

    private String assign() {
        var to = any(PEOPLE.stream().filter(person -> person.team != null).toList());
        return "assign {'owner':'" + to.login + "','team':'" + to.team + "'}";
    }

    private String negotiation(Row row) {
        return any(List.of(
                "offer {'areaSqm':10,'rentCnyPerSqmMonth':'20'}",
                "schedule-review {'meeting':'评审会'}",
                "conclude-review {'verdict':'APPROVED','minutesNumber':'1'}",
                assign(),
                "hold {'cause':'等'}",
                "resume {}",
                "lose {'reason':'PRICE'}",
                "reopen {}"));
    }

    /** A contract over somebody's talk: his own park's, or else nothing is signed. */
    private String sign(Person sender, Row talk, String mark) {
        var building = any(List.of("LQ-A", "LQ-D", "XX-A"));
        var company = "企业" + mark + "公司";
        var park = any(List.of(building.substring(0, 2), any(List.of("LQ", "XX"))));
        var body = "{'contractId':'C-" + mark + "','parkId':'" + park + "','negotiationId':'" + talk.id
                + "','tenantId':'T-" + mark
                + "','company':'" + company + "','creditCode':'" + creditCode(mark)
                + "','industry':'BIG_DATA','track':'SPACE','units':['"
                + any(UNITS.get(building))
                + "'],'startOn':'2026-01-01','endOn':'2029-12-31','rentCnyPerSqmMonth':'20'}";
        var answer = app.post(sender.login, "/api/v1/contracts", json(body));
        var sent = sender.login + " POST /contracts " + body + " → " + answer.status();
        assertThat(answer.status()).as(sent).isIn(201, 400, 403, 404, 409);
        if (answer.status() == 201) {
            count("done");
            assertThat(talk.park).as("%s, over a talk of another park", sent).isEqualTo(building.substring(0, 2));
            assertThat(sender.parks).as(sent).contains(building.substring(0, 2));
            assertThat(sender.buildings == null || sender.buildings.contains(building))
                    .as(sent)
                    .isTrue();
            await(answer);
            follow(mark);
        }
        return sent;
    }

    private static String creditCode(String mark) {
        var first = "91990101MA9X" + mark.substring(1, 6);
        int sum = 0;
        for (int i = 0; i < CODE_WEIGHTS.length; i++) {
            sum += CODE_CHARACTERS.indexOf(first.charAt(i)) * CODE_WEIGHTS[i];
        }
        return first + CODE_CHARACTERS.charAt((31 - sum % 31) % 31);
    }

    private String create(Person sender, Kind kind, String id, String body, String mark) {
        var answer = app.post(sender.login, "/api/v1" + kind.path(), json(body));
        var sent = sender.login + " POST " + kind.path() + " " + body + " → " + answer.status();
        assertThat(answer.status()).as(sent + answer.body()).isEqualTo(201);
        count("done");
        await(answer);
        follow(mark);
        assertThat(rows).as(sent).containsKey(kind.path() + "/" + id);
        return sent;
    }

    /** An owner whom the sender could not name anywhere: refused for the body alone, and says nothing of the row. */
    private static boolean wouldBeWrongForAnyRow(Answered answer) {
        return answer.status() == 400
                && Set.of("access.not-an-owner", "access.not-your-team").contains(answer.text("/errors/0/code"));
    }

    private String send(Person sender, Row row, String path, String body, String mark) {
        var before = head();
        var answer = app.post(sender.login, "/api/v1" + path, json(body));
        var sent = sender.login + " POST " + path + " " + body + " → " + answer.status();
        assertThat(answer.status()).as(sent + answer.body()).isIn(200, 400, 403, 404, 409);
        if (!sender.sees(row) && !wouldBeWrongForAnyRow(answer)) {
            assertThat(answer.status())
                    .as("%s %s, who does not see %s", sent, answer.body(), row)
                    .isIn(403, 404);
        }
        if (answer.status() == 200) {
            count("done");
            await(answer);
            follow(mark);
            carriers.computeIfAbsent(mark, each -> new TreeSet<>()).add(row.path());
        } else {
            count("" + answer.status());
            assertThat(head()).as("%s has changed something", sent).isEqualTo(before);
            assertThat(answer.status() == 404 && sender.sees(row))
                    .as("%s, who sees %s", sent, row)
                    .isFalse();
        }
        return sent;
    }

    private static long head() {
        return app.get("auditor", "/api/v1/events?after=0&limit=1")
                .body()
                .path("head")
                .asLong();
    }

    /** Asks the auditor for all that may be about a company now. */
    private void follow(String mark) {
        for (var kind : Kind.values()) {
            var id = kind.name().charAt(0) + "-" + mark;
            var found = kind == Kind.UNITS ? null : app.get("auditor", "/api/v1" + kind.path() + "/" + id);
            if (found != null && found.status() == 200) {
                var row = row(kind, id, found.body());
                rows.put(row.path(), row);
                carriers.computeIfAbsent(mark, each -> new TreeSet<>()).add(row.path());
            }
        }
    }

    private static Row row(Kind kind, String id, JsonNode body) {
        var buildings = new TreeSet<String>();
        body.path("buildings").forEach(building -> buildings.add(building.asString()));
        return new Row(
                kind,
                id,
                body.path("parkId").asString(),
                body.path("owner").asString(""),
                body.path("team").asString(""),
                buildings);
    }

    private static String markOf(String text) {
        var mark = MARK.matcher(text);
        return mark.find() ? mark.group() : "m99999x";
    }

    private void read(Person reader, String sent) {
        if (rows.isEmpty()) {
            return;
        }
        var row = any(List.copyOf(rows.values()));
        switch (random.nextInt(6)) {
            case 0 -> readList(reader, any(LISTS), sent);
            case 1 -> readOne(reader, row, sent);
            case 2 -> readRow(reader, row, sent);
            case 3 -> searchFor(reader, row, sent);
            default -> {
                var path = any(READS);
                requireOwn(reader, path, ask(reader, path), sent, Set.of());
            }
        }
    }

    /** A list shows all that its reader may see, and nothing else. */
    private void readList(Person reader, String list, String sent) {
        var shown = new TreeSet<String>();
        String next = "/api/v1" + list + "?limit=200";
        while (next != null) {
            var answer = done(app.get(reader.login, next));
            answer.body()
                    .path("items")
                    .forEach(item -> shown.add(item.path("id").asString()));
            requireOwn(reader, next, answer.response().body(), sent, Set.of());
            var link = answer.body().path("next");
            next = link.isString() ? link.asString().replaceFirst("^https?://[^/]+", "") : null;
        }
        var visible = rows.values().stream()
                .filter(row -> row.kind.path().equals(list) && reader.sees(row))
                .map(Row::id)
                .collect(Collectors.toCollection(TreeSet::new));
        count("shown");
        assertThat(shown).as("%s for %s after %s", list, reader.login, sent).isEqualTo(visible);
    }

    private void readOne(Person reader, Row row, String sent) {
        for (var path : List.of(row.path(), row.path() + "/history")) {
            var answer = app.get(reader.login, "/api/v1" + path);
            assertThat(answer.status())
                    .as("%s for %s after %s", path, reader.login, sent)
                    .isEqualTo(reader.sees(row) ? 200 : 404);
            if (answer.status() == 200) {
                requireOwn(reader, path, answer.response().body(), sent, Set.of());
            }
        }
    }

    /** The page of a row, and a form about it. */
    private void readRow(Person reader, Row row, String sent) {
        var form =
                switch (row.kind) {
                    case LEADS -> any(List.of("/assign", "/negotiate", "/qualify"));
                    case NEGOTIATIONS -> any(List.of("/assign", "/offer", "/lose"));
                    case CONTRACTS -> any(List.of("/hand-over", "/terminate"));
                    case RECEPTIONS -> "/correct";
                    case TENANTS -> "/name-contact";
                    case UNITS -> "/earmark";
                    case VISITS -> "";
                };
        for (var path : new TreeSet<>(List.of(row.path(), row.path() + form))) {
            var answer = app.page(reader.login, path);
            assertThat(answer.statusCode())
                    .as("%s for %s after %s", path, reader.login, sent)
                    .isIn(reader.sees(row) ? List.of(200, 409) : List.of(404));
            requireOwn(reader, path, answer.body(), sent, Set.of(markOf(path)));
        }
    }

    private void searchFor(Person reader, Row row, String sent) {
        // Without its last letter, so that a page may repeat what was asked for.
        var typed = markOf(row.id).substring(0, 6);
        for (var path : List.of("/search/found?q=" + typed, "/api/v1/leads?q=" + typed, "/api/v1/tenants?q=" + typed)) {
            requireOwn(reader, path, ask(reader, path), sent, Set.of());
        }
    }

    private String ask(Person reader, String path) {
        if (path.startsWith("/api/")) {
            var answer = app.get(reader.login, path);
            assertThat(answer.status()).as(path + " for " + reader.login).isEqualTo(200);
            return answer.response().body();
        }
        var answer = app.page(reader.login, path);
        assertThat(answer.statusCode()).as(path + " for " + reader.login).isEqualTo(200);
        return answer.body();
    }

    /** @param repeated marks of the address, which a refusal repeats */
    private void requireOwn(Person reader, String path, String text, String sent, Set<String> repeated) {
        var found = MARK.matcher(text);
        Predicate<String> isVisible = carrier -> reader.sees(rows.get(carrier));
        while (found.find()) {
            var mark = found.group();
            var about = carriers.getOrDefault(mark, Set.of());
            count("marks");
            assertThat(repeated.contains(mark) || about.stream().anyMatch(isVisible))
                    .as("%s shows %s to %s, of %s, after %s", path, mark, reader.login, about, sent)
                    .isTrue();
        }
    }

    private void count(String what) {
        counted.merge(what, 1, Integer::sum);
    }
}
