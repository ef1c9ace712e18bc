package io.parkledger.api.importing.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.importing.file.cell.CellUnit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HeadingsTest {

    private static List<Column> columns(String... headings) {
        var columns = new ArrayList<Column>();
        for (var heading : headings) {
            columns.add(Column.of(columns.size(), heading));
        }
        return columns;
    }

    private static Matched match(String kind, String... headings) {
        return Headings.match(columns(headings), Synonyms.of(kind));
    }

    @Test
    void columns_are_found_whatever_stands_around_their_names() {
        var found = match(
                "tenants",
                "*企业名称",
                "统一社会信用代码（必填）",
                "所属 行业",
                "单元",
                "租赁面积(㎡)",
                "租期起",
                "租期止",
                "上期租期止",
                "租金（元/㎡·月）",
                "合同编号：",
                "入驻日期*",
                "员工数（人）",
                "税收（万元） / 一季度",
                "二季度 / 税收（万元）");

        assertThat(found.columns())
                .isEqualTo(Map.ofEntries(
                        Map.entry("company", 0),
                        Map.entry("creditCode", 1),
                        Map.entry("industry", 2),
                        Map.entry("units", 3),
                        Map.entry("areaSqm", 4),
                        Map.entry("leaseStart", 5),
                        Map.entry("leaseEnd", 6),
                        Map.entry("previousLeaseEnd", 7),
                        Map.entry("rent", 8),
                        Map.entry("contractNumber", 9),
                        Map.entry("movedInOn", 10),
                        Map.entry("jobs", 11),
                        Map.entry("taxQ1", 12),
                        Map.entry("taxQ2", 13)));
        assertThat(found.unclear()).isEmpty();
        assertThat(found.units())
                .isEqualTo(Map.of(
                        4, CellUnit.SQUARE_METRE,
                        8, CellUnit.YUAN_PER_SQUARE_METRE_AND_MONTH,
                        11, CellUnit.PERSON,
                        12, CellUnit.TEN_THOUSAND_YUAN,
                        13, CellUnit.TEN_THOUSAND_YUAN));
    }

    @Test
    void english_names_are_found_as_well() {
        var found = match("contributions", "Company Name", "USCC", "Period", "VAT (10,000 yuan)", "Tax total", "Jobs");

        assertThat(found.columns())
                .isEqualTo(Map.of(
                        "company", 0, "creditCode", 1, "period", 2, "valueAddedTax", 3, "taxTotal", 4, "jobs", 5));
        assertThat(found.units()).isEqualTo(Map.of(3, CellUnit.TEN_THOUSAND_YUAN));
    }

    @Test
    void a_name_within_a_heading_is_enough_where_nothing_else_has_it() {
        assertThat(match("contributions", "纳税企业名称", "2021年增值税入库数", "所属期").columns())
                .isEqualTo(Map.of("company", 0, "valueAddedTax", 1, "period", 2));
    }

    @Test
    void nobody_guesses_where_two_columns_fit_equally() {
        var same = match("units", "单元", "面积", "面积", "楼层");
        assertThat(same.columns()).isEqualTo(Map.of("number", 0, "floor", 3));
        assertThat(same.unclear()).isEqualTo(Map.of("areaSqm", List.of(1, 2)));

        var alike = match("units", "套内面积", "公摊面积");
        assertThat(alike.columns()).isEmpty();
        assertThat(alike.unclear()).isEqualTo(Map.of("areaSqm", List.of(0, 1)));

        var wanted = List.of(new Wanted("a", List.of("税收")), new Wanted("b", List.of("税收")));
        assertThat(Headings.match(columns("税收"), wanted).columns()).isEmpty();
        assertThat(Headings.match(columns("税收"), wanted).unclear()).containsOnlyKeys("a", "b");
    }

    @Test
    void what_makes_something_else_of_a_name_is_heeded() {
        var found = match("tenants", "上期租赁到期日期止", "预计退租日期", "原企业名称", "");

        assertThat(found.columns()).isEmpty();
        assertThat(match("tenants", "企业名称", "曾用企业名称").columns()).isEqualTo(Map.of("company", 0));
    }

    @Test
    void a_column_is_never_given_to_two_fields() {
        for (var kind : Synonyms.kinds()) {
            var headings = Synonyms.of(kind).stream()
                    .flatMap(wanted -> wanted.synonyms().stream())
                    .toArray(String[]::new);
            for (var heading : headings) {
                var found = match(kind, heading);
                assertThat(found.columns().size() + found.unclear().size())
                        .as(kind + ": " + heading)
                        .isEqualTo(1);
                assertThat(found.unclear()).as(kind + ": " + heading).isEmpty();
            }
            var all = match(kind, headings).columns();
            assertThat(new HashSet<>(all.values())).hasSameSizeAs(all.values());
        }
    }

    @Test
    void each_kind_of_files_has_its_fields() {
        assertThat(Synonyms.kinds())
                .containsExactly("units", "tenants", "leads", "receptions", "visits", "contacts", "contributions");
        assertThat(Synonyms.of("tenants"))
                .hasSizeGreaterThan(15)
                .allMatch(wanted -> wanted.synonyms().size() > 3);
    }

    /** The files of the demo have headings of their own, some for programs. */
    @Test
    void the_files_of_the_demo_are_understood() throws IOException {
        assertThat(demo("units")).containsOnlyKeys("number", "building", "floor", "areaSqm");
        assertThat(demo("tenants"))
                .containsKeys(
                        "company",
                        "creditCode",
                        "industry",
                        "units",
                        "areaSqm",
                        "leaseStart",
                        "leaseEnd",
                        "previousLeaseEnd",
                        "rent",
                        "exitedOn",
                        "jobs",
                        "taxQ1",
                        "taxQ2",
                        "taxQ3",
                        "taxQ4");
        assertThat(demo("leads"))
                .containsKeys(
                        "company",
                        "creditCode",
                        "industry",
                        "source",
                        "owner",
                        "outcome",
                        "leadOn",
                        "qualifiedOn",
                        "negotiationOn",
                        "reviewOn",
                        "signedOn",
                        "landedOn");
        assertThat(demo("receptions")).containsKeys("receivedOn", "company", "visitors", "host");
    }

    private static Map<String, Integer> demo(String kind) throws IOException {
        try (var file = Objects.requireNonNull(HeadingsTest.class.getResourceAsStream("/demo/" + kind + ".csv"))) {
            var read = TableFile.read(kind + ".csv", file.readAllBytes());
            return Headings.match(read.columns(), Synonyms.of(kind)).columns();
        }
    }
}
