package io.parkledger.api.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.parkledger.api.TestApplication;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerCannotStart;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.ledger.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.NestedExceptionUtils;

/**
 * Files of somebody else's park: loaded when they are right; when they are not, every fault is named and nothing is
 * loaded.
 */
class AnyFolderTest {

    private static final String TENANT_COLUMNS =
            "id,company,uscc,industry,units,area_m2,leaseStart,leaseEnd,prevLeaseEnd,rent_yuan_m2_month,status,exitDate,newIn2021,jobs,taxQ1_wan\n";
    private static final String LEAD_COLUMNS =
            "id,company,uscc,industry,source,owner,carryOver2020,outcome,线索,意向,在谈,评审,签约,入驻\n";

    @TempDir
    private Path folder;

    private Locale before;

    @BeforeEach
    void speakEnglish() {
        before = Locale.getDefault();
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    private void files(String units, String tenants, String leads, String receptions) throws IOException {
        Files.writeString(folder.resolve("units.csv"), "\uFEFFunit,building,floor,area_m2\r\n" + units);
        Files.writeString(folder.resolve("tenants.csv"), TENANT_COLUMNS + tenants);
        Files.writeString(folder.resolve("leads.csv"), LEAD_COLUMNS + leads);
        Files.writeString(folder.resolve("receptions.csv"), "id,date,lead,company,persons,host\n" + receptions);
    }

    @Test
    void a_right_folder_becomes_a_park_of_its_own() throws IOException {
        files(
                "1-101,\"一号楼, 东区\",1,120\r\n1-102,\"一号楼, 东区\",1,80\r\n",
                "T1,\"甲, 乙公司\",91990101MA91X9P91N,大数据,1-101,120,2020-03-01,2023-02-28,,30,在园,,False,5,1.50\n",
                "L1,丙公司,91990101MA04J7YA9L,BIG_DATA,主动来访来电,张三,False,lost:线索,2021-05-01,,,,,\n",
                "R1,2021-05-03,L1,丙公司,2,张三\n");

        try (var park = TestApplication.demo(
                "--parkledger.demo.folder=" + folder,
                "--parkledger.demo.park-id=ZZ",
                "--parkledger.demo.park-name=某园区")) {
            assertThat(park.get("shen", "/api/v1/parks/ZZ").text("/name")).isEqualTo("某园区");
            assertThat(park.get("shen", "/api/v1/tenants/T1").text("/company")).isEqualTo("甲, 乙公司");
            assertThat(park.get("shen", "/api/v1/leads/L1").text("/owner")).isEqualTo("张三");
            assertThat(park.get("shen", "/api/v1/reports/contribution?year=2021")
                            .text("/taxCny"))
                    .isEqualTo("15000.00");
            assertThat(park.get("shen", "/api/v1/leads/XS-2020-S004").status())
                    .as("no story of the demo's")
                    .isEqualTo(404);
        }
    }

    @Test
    void every_wrong_row_is_named_by_file_line_column_and_rule() throws IOException {
        files(
                "1-101,一号楼,1,120\n1-101,一号楼,1,x\n",
                "T1,甲公司,91990101MA91X9P91M,大数据,1-109,120,2020-03-01,soon,,30,在园,,False,5,1.5\n",
                "L1,丙公司,91990101MA04J7YA9L,炼金术,主动来访来电,张三,False,lost:线索,2021-05-01,2021-04-01,,,,\n",
                "R1,2021-05-03,L9,丙公司,,张三\n");

        var failure = catchThrowable(
                () -> TestApplication.demo("--parkledger.demo.folder=" + folder).close());

        var refusal = NestedExceptionUtils.getMostSpecificCause(failure);
        assertThat(refusal).isInstanceOf(LedgerCannotStart.class);
        assertThat(refusal.getMessage())
                .contains("Nothing was loaded, since 10 rows are wrong")
                .contains("units.csv, line 3, \"unit\": \"1-101\" repeats line 2")
                .contains("units.csv, line 3, \"area_m2\": \"x\" is not a number")
                .contains(
                        "tenants.csv, line 2, \"uscc\": The check character of the credit code \"91990101MA91X9P91M\" is wrong")
                .contains("tenants.csv, line 2, \"units\": unit \"1-109\" is not in units.csv")
                .contains("tenants.csv, line 2, \"leaseEnd\": \"soon\" is not a date")
                .contains("leads.csv, line 2, \"industry\": there is no such item as \"炼金术\"")
                .contains("leads.csv, line 2, \"意向\": stage dates must not run backwards")
                .contains("receptions.csv, line 2, \"lead\": lead \"L9\" is not in leads.csv")
                .contains("receptions.csv, line 2, \"persons\": required");
    }

    @Test
    void a_missing_file_is_named() {
        var failure = catchThrowable(
                () -> TestApplication.demo("--parkledger.demo.folder=" + folder).close());

        assertThat(NestedExceptionUtils.getMostSpecificCause(failure).getMessage())
                .contains("units.csv is missing in folder " + folder);
    }

    @Test
    void a_row_that_breaks_a_rule_of_the_domain_is_named_too() throws IOException {
        files(
                "1-101,一号楼,1,120\n",
                "T1,甲公司,91990101MA91X9P91N,大数据,1-101,120,2020-03-01,2023-02-28,,30,在园,,False,5,1.5\n"
                        + "T2,乙公司,91990101MA04J7YA9L,大数据,1-101,120,2021-03-01,2023-02-28,,30,在园,,False,5,1.5\n",
                "",
                "");

        var failure = catchThrowable(
                () -> TestApplication.demo("--parkledger.demo.folder=" + folder).close());

        assertThat(NestedExceptionUtils.getMostSpecificCause(failure).getMessage())
                .contains("tenants.csv, line 3: Unit 1-101 is let or out of service during these days.");
    }

    /** What was told before it stopped is told once, and all that comes after it follows. */
    @Test
    void a_story_that_stopped_in_the_middle_goes_on_where_it_stopped() throws IOException {
        var database = TestPostgres.newDatabase();
        var where = "--parkledger.demo.folder=" + folder;
        tenantsIn("1-101");
        assertThat(catchThrowable(
                        () -> TestApplication.demoOver(database, where).close()))
                .isNotNull();

        tenantsIn("1-102");
        try (var park = TestApplication.demoOver(database, where);
                var other = TestApplication.demo(where)) {
            for (var tenant : List.of("T1", "T2", "T3")) {
                assertThat(park.get("shen", "/api/v1/tenants/" + tenant).status())
                        .as(tenant)
                        .isEqualTo(200);
            }
            assertThat(types(park)).isEqualTo(types(other));
        }
    }

    /** One tenant before the second, whose unit may be let already, and one after it. */
    private void tenantsIn(String unitOfTheSecond) throws IOException {
        files(
                "1-101,一号楼,1,120\n1-102,一号楼,1,120\n1-103,一号楼,1,120\n",
                "T1,甲公司,91990101MA91X9P91N,大数据,1-101,120,2021-03-01,2023-02-28,,30,在园,,False,5,1.5\n"
                        + "T2,乙公司,91990101MA04J7YA9L,大数据," + unitOfTheSecond
                        + ",120,2021-03-01,2023-02-28,,30,在园,,False,5,1.5\n"
                        + "T3,丙公司,91990101MA926UJEN3,大数据,1-103,120,2021-03-15,2023-05-31,,30,在园,,False,5,1.5\n",
                "",
                "");
    }

    private static List<String> types(TestApplication park) {
        return park.bean(Ledger.class).reader().after(0, 1_000).stream()
                .map(LedgerEvent::type)
                .filter(type -> !type.startsWith("custody."))
                .sorted()
                .toList();
    }
}
