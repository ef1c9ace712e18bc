package io.parkledger.api.kit.export;

import static io.parkledger.api.Told.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.QueryRecords;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.value.Cny;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.MethodParameter;
import org.springframework.core.StandardReflectionParameterNameDiscoverer;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The file of a list is the list: the rows its page shows to the same reader, all of them, in the same order. */
class ExportsTest {

    /** More than a page shows. */
    private static final int LEADS = 60;

    private static final Pattern ROW = Pattern.compile("<td><a href=\"/leads/[^\"]+\">([^<]+)</a>");
    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*/export\\.csv[^\"]*)\"");

    private static TestApplication app;
    private static long before;
    private static long position;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        lead("staff", "=1+1,\"甲\"科技", "AGENCY");
        before = position;
        for (int i = 1; i < LEADS; i++) {
            lead("staff", "澜桥%02d科技".formatted(i * 37 % LEADS), i % 3 == 0 ? "AGENCY" : "WALK_IN");
        }
        done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'LQ','name':'园区'}")));
        for (var place : List.of("A", "D")) {
            done(app.post(
                    "manager", "/api/v1/buildings", json("{'buildingId':'LQ-%1$s','name':'%1$s座'}".formatted(place))));
            done(app.post(
                    "manager",
                    "/api/v1/units",
                    json("{'unitId':'%1$s0101','number':'%1$s0101','buildingId':'LQ-%1$s','floor':1,'areaSqm':100.5}"
                            .formatted(place))));
        }
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static void lead(String login, String company, String source) {
        var body = "{'company':'%s','source':'%s'}".formatted(company.replace("\"", "\\\""), source);
        done(app.post(login, "/api/v1/leads", json(body)));
    }

    private static void done(Answered answer) {
        assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201);
        position = answer.body().path("position").asLong();
    }

    private static HttpResponse<String> file(String login, String path) {
        var answer = app.page(login, path + (path.contains("?") ? "&" : "?") + "minPosition=" + position);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        return answer;
    }

    /** Lines of a file between heading and note. */
    private static List<String> rows(HttpResponse<String> file) {
        var lines = file.body().lines().toList();
        return lines.subList(1, lines.size() - 2);
    }

    private static List<String> shown(String login, String path) {
        var shown = new ArrayList<String>();
        var next = path;
        while (next != null) {
            var body = app.page(login, next).body();
            ROW.matcher(body).results().forEach(row -> shown.add(plain(row.group(1))));
            var more = NEXT.matcher(body);
            next = more.find() ? plain(more.group(1)).replaceFirst("https?://[^/]+", "") : null;
        }
        return shown;
    }

    private static String plain(String html) {
        return html.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }

    @Test
    void all_rows_of_the_list_in_the_order_of_its_pages() {
        var file = file("staff", "/leads/export.csv?sort=COMPANY");

        assertThat(rows(file)).hasSize(LEADS);
        assertThat(rows(file).stream().skip(1).map(row -> row.split(",")[0]).toList())
                .containsExactlyElementsOf(
                        shown("staff", "/leads?sort=COMPANY").stream().skip(1).toList());
        assertThat(file.body()).endsWith("导出。\r\n").contains("线索，共 60 行。截至账本第 " + position + " 条");
    }

    @Test
    void what_somebody_typed_is_no_formula() {
        assertThat(rows(file("staff", "/leads/export.csv"))).anyMatch(row -> row.startsWith("\"'=1+1,\"\"甲\"\"科技\","));
    }

    @Test
    void the_filters_of_the_page_are_those_of_the_file_and_are_said_in_it() {
        var page = app.page("staff", "/leads?source=AGENCY&sort=COMPANY&limit=7&minPosition=" + position)
                .body();
        var link = LINK.matcher(page);
        assertThat(link.find()).isTrue();
        assertThat(plain(link.group(1))).isEqualTo("/leads/export.csv?source=AGENCY&sort=COMPANY");

        var file = file("staff", plain(link.group(1)));
        assertThat(rows(file)).hasSize(20).allMatch(row -> row.contains(",第三方运营机构/中介,"));
        assertThat(file.body()).contains("筛选：来源“");
    }

    @Test
    void the_file_of_the_past_shows_the_past_and_says_so() {
        var file = app.page("staff", "/leads/export.csv?asOf=" + before);

        assertThat(rows(file)).hasSize(1);
        assertThat(file.body()).contains("截至账本第 " + before + " 条");
        assertThat(file.headers().firstValue("Content-Disposition")).hasValueSatisfying(name -> assertThat(name)
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%E7%BA%BF%E7%B4%A2_"
                        + app.bean(LedgerClock.class).today()
                        + "_%E7%AC%AC" + before + "%E6%9D%A1.csv"));
    }

    @Test
    void nobody_gets_more_rows_than_he_sees() {
        assertThat(rows(file("colleague", "/leads/export.csv"))).hasSize(LEADS);
        assertThat(rows(file("stranger", "/leads/export.csv"))).isEmpty();
        assertThat(rows(file("elsewhere", "/leads/export.csv"))).isEmpty();
        assertThat(rows(file("operator", "/space/vacant/export.csv")))
                .hasSize(1)
                .allMatch(row -> row.startsWith("D0101,100.5,D座,"));
        assertThat(rows(file("manager", "/space/vacant/export.csv"))).hasSize(2);
        assertThat(rows(file("operator", "/rent-roll/export.csv")))
                .hasSize(1)
                .allMatch(row -> row.startsWith("D座,D0101,1,100.5,,,,空置,"));
    }

    @Test
    void a_reader_of_english_gets_english() {
        var file = app.page("staff", "/leads/export.csv?source=AGENCY", "Accept-Language", "en");

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body())
                .startsWith("\uFEFFCompany,Stage,Source,")
                .contains("Area wanted (㎡)", "Leads: 20 rows. Filters: source “", "Exported by staff");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("Leads_", "_position-");
    }

    @Test
    void a_part_of_a_list_and_a_filter_misspelt_are_refused() {
        for (var wrong : List.of("limit=5", "cursor=x", "stages=LOST", "stage=NONE")) {
            assertThat(app.page("staff", "/leads/export.csv?" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void what_an_auditor_saves_is_written_down() {
        file("auditor", "/leads/export.csv?source=AGENCY");

        assertThat(app.page("audit_admin", "/accounts/log?login=auditor&action=export")
                        .body())
                .contains("/leads/export.csv?source=AGENCY");
    }

    /** What each table says of itself in its last line, by its name. */
    private static Map<String, String> notes(String login, String path) {
        return file(login, path)
                .body()
                .lines()
                .filter(line -> line.endsWith("导出。"))
                .collect(Collectors.toMap(line -> line.substring(0, line.indexOf('，')), line -> line));
    }

    @Test
    void a_table_names_the_filters_and_the_period_that_hold_for_it_and_no_others() {
        var plan = notes("manager", "/space/export.csv?buildingId=LQ-D");
        assertThat(plan).containsOnlyKeys("主要指标", "各楼栋入驻情况", "租控图");
        assertThat(plan.get("租控图")).contains("共 1 行", "筛选：楼栋“LQ-D”");
        assertThat(plan.get("主要指标")).doesNotContain("筛选", "期间");
        assertThat(plan.get("各楼栋入驻情况")).contains("共 2 行").doesNotContain("筛选");

        var renewals = notes("manager", "/renewals/export.csv?from=2021-01-01&to=2021-06-30");
        assertThat(renewals).hasSize(6);
        assertThat(renewals.get("续签率")).contains("期间：2021-01-01 至 2021-06-30。").doesNotContain("筛选");
        renewals.remove("续签率");
        assertThat(renewals.values()).hasSize(5).allSatisfy(note -> assertThat(note)
                .doesNotContain("期间", "2021-06"));

        assertThat(notes("manager", "/contributions/export.csv?year=2021").values())
                .hasSize(6)
                .allSatisfy(note ->
                        assertThat(note).contains("期间：2021-01-01 至 2021-12-31。").doesNotContain("筛选"));
        assertThat(notes("auditor", "/questions/tenants-without-tax/export.csv?days=3"))
                .hasSize(1)
                .allSatisfy((question, note) -> assertThat(note).doesNotContain("筛选", "审计问题"));
    }

    @Test
    void what_is_kept_beside_the_ledger_says_no_position() {
        var page = app.page("audit_admin", "/accounts?asOf=" + before);
        var file = app.page("audit_admin", "/accounts/export.csv?asOf=" + before);

        assertThat(page.body()).contains("href=\"/accounts/export.csv\"");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).contains("账号，共").doesNotContain("截至账本");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).doesNotContain("%E7%AC%AC"));
        assertThat(app.page("audit_admin", "/persons?person=P-1").body()).contains("href=\"/persons/export.csv\"");
    }

    @Test
    void there_is_nothing_to_compare_the_first_years_with() {
        for (var path : List.of("/export.csv?on=1949-10-01", "/contributions/export.xlsx?on=1950-01-01")) {
            assertThat(app.page("manager", path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void what_cannot_be_computed_is_refused_before_anything_is_answered() {
        Supplier<List<Integer>> none = () -> {
            throw Refused.malformed("year", "value.out-of-time", 1949, 2199);
        };
        var origin = new BookFile.Origin("7", LocalDate.of(2022, 2, 16), Map.of(), "staff", Instant.EPOCH);
        var book = Book.of(
                "place.leads",
                Sheet.of("place.leads", List.of(1)).column("export.id", row -> row),
                Sheet.of("place.home", none).column("export.id", row -> row));

        assertThatThrownBy(() -> new BookFile(book, origin, app.bean(PageText.class), FileKind.CSV))
                .isInstanceOf(Refused.class);
    }

    @Test
    void every_list_with_a_file_offers_it_and_says_its_filters() {
        var projects = "?from=2021-01&to=2021-12&kind=LANDED";
        var filters = new TreeSet<String>();
        var files = new TreeSet<String>();
        app.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> mapping.getPatternValues().stream()
                        .filter(path -> path.endsWith(Sheet.AT))
                        .forEach(path -> {
                            files.add(path);
                            Stream.of(method.getMethodParameters())
                                    .filter(each -> each.hasParameterAnnotation(RequestParam.class))
                                    .map(ExportsTest::nameOf)
                                    .forEach(filters::add);
                            Stream.of(method.getMethodParameters())
                                    .flatMap(each -> QueryRecords.of(each).stream())
                                    .forEach(each -> filters.add(each.getName()));
                        }));

        assertThat(files).hasSizeGreaterThan(12).allSatisfy(listed -> {
            var path = listed.replace("/questions/{code}", "/questions/late-records")
                    .replace("{code}", "contribution-tax");
            var asked = path.startsWith("/funnel/projects")
                    ? projects
                    : path.startsWith("/figures/con") ? "?year=2021" : "";
            var login = whoMay(path + asked);
            assertThat(rows(file(login, path + asked))).isNotNull();
            assertThat(app.page(login, path.replace(Sheet.AT, "") + asked).body())
                    .contains("href=\"" + (path + asked).replace("&", "&amp;") + "\"")
                    .contains("href=\"" + (path.replace(Sheet.AT, Sheet.AT_XLSX) + asked).replace("&", "&amp;") + "\"");
        });
        filters.removeAll(List.of("sort", "all", "before", "person", "asOf"));
        assertThat(filters).hasSizeGreaterThan(20).allSatisfy(filter -> app.bean(MessageSource.class)
                .getMessage("export.filter." + filter, new Object[] {""}, Locale.CHINA));
    }

    private static String whoMay(String path) {
        return Stream.of("auditor", "manager", "audit_admin", "security_admin")
                .filter(login -> app.page(login, path).statusCode() == 200)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody may have " + path));
    }

    private static String nameOf(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(new StandardReflectionParameterNameDiscoverer());
        return parameter.getParameterName();
    }

    private static String written(Sheet<Integer> sheet, int atMost) throws IOException {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        var origin = new BookFile.Origin("7", LocalDate.of(2022, 2, 16), Map.of(), "staff", Instant.EPOCH);
        var out = new StringWriter();
        new BookFile(Book.of(sheet.title(), sheet), origin, app.bean(PageText.class), FileKind.CSV, atMost)
                .write(new CsvLines(out));
        LocaleContextHolder.resetLocaleContext();
        return out.toString();
    }

    private static Function<SliceRequest, Slice<Integer>> pages(int rows) {
        return request -> {
            int from = request.cursor() == null ? 0 : Integer.parseInt(request.cursor());
            int to = Math.min(rows, from + request.limit());
            return new Slice<>(IntStream.range(from, to).boxed().toList(), to == rows ? null : "" + to);
        };
    }

    @Test
    void a_list_is_read_to_its_end_or_as_far_as_a_file_goes_and_then_says_so() throws IOException {
        var sheet = Sheet.of("place.leads", pages(1_203)).column("export.id", row -> row);

        assertThat(written(sheet, 2_000).lines()).hasSize(1 + 1_203 + 2).contains("1202");
        assertThat(written(sheet, 1_203)).contains("共 1,203 行。截至");
        assertThat(written(sheet, 600).lines().toList())
                .hasSize(1 + 600 + 2)
                .contains("599")
                .doesNotContain("600");
        assertThat(written(sheet, 600)).contains("共 600 行。一个文件最多 600 行");
        assertThat(written(Sheet.of("place.leads", List.of(1, 2, 3)).column("export.id", row -> row), 2))
                .contains("\r\n2\r\n\r\n线索，共 2 行。一个文件最多 2 行");
    }

    @Test
    void amounts_are_plain_and_headings_say_their_unit() throws IOException {
        var sheet = Sheet.of("place.leads", List.of(1))
                .yuan("field.budget", row -> Cny.of("-10687300.50"))
                .yuan("contracts.rent-year", row -> null)
                .person("leads.owner", row -> "staff");

        assertThat(written(sheet, 10)).startsWith("\uFEFF投资预算（元）,年租金（元）,负责人\r\n-10687300.5,,staff\r\n");
    }
}
