package io.parkledger.api.kit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLinesTest {

    private static String line(Object... cells) throws IOException {
        var out = new StringWriter();
        new CsvLines(out).write(Arrays.asList(cells));
        return out.toString();
    }

    @Test
    void excel_is_told_that_it_is_utf_8_and_lines_end_as_the_rfc_says() throws IOException {
        assertThat(line("企业", "行业")).isEqualTo("\uFEFF企业,行业\r\n");
    }

    @Test
    void what_would_end_a_cell_is_quoted_and_quotes_are_doubled() throws IOException {
        assertThat(line("甲,乙", "他说\"好\"", "两\r\n行", "a;b", "平常")).isEqualTo("""
                \uFEFF"甲,乙","他说""好""\","两\r
                行","a;b",平常\r
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1+1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "  =1",
                "\u3000=1",
                "＝1",
                "＋1",
                "－1",
                "＠SUM(A1)"
            })
    void a_text_is_never_a_formula(String text) throws IOException {
        assertThat(line(text)).containsPattern("^\uFEFF\"?'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "919901010000000032",
                "0101",
                "101",
                "3-2",
                "1E5",
                "12e03",
                "1/2",
                "2021/3",
                "2021-03-05",
                "2021.3.5",
                "2021年3月",
                "2021年3月5日",
                "3月5日",
                "1,150.50",
                "¥100",
                "50%",
                "12:30",
                "2021-03-05 12:30",
                "MAR1",
                "1-Sep",
                "TRUE",
                " 007 "
            })
    void a_text_is_never_a_number_or_a_day(String text) throws IOException {
        assertThat(line(text)).isEqualTo("\uFEFF\"\t" + text + "\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A0102",
                "91990101MA09LQXCX6",
                "1号楼101",
                "HT-QY-051",
                "三月",
                "115㎡",
                "2021-Q3",
                "Market",
                "Marco",
                "12 号",
                "1..2",
                "..",
                "1e5e5"
            })
    void other_texts_stay_as_they_are(String text) throws IOException {
        assertThat(line(text)).isEqualTo("\uFEFF" + text + "\r\n");
    }

    @Test
    void numbers_stay_numbers_and_days_stay_days() throws IOException {
        assertThat(line(new BigDecimal("-468000.00"), -128L, 0, new BigDecimal("0.00"), new BigDecimal("1E+7"), 22.5))
                .isEqualTo("\uFEFF-468000,-128,0,0,10000000,22.5\r\n");
        assertThat(line(LocalDate.of(2022, 2, 16), null, "A-1", "1=1")).isEqualTo("\uFEFF2022-02-16,,A-1,1=1\r\n");
    }
}
