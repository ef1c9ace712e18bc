package io.parkledger.api.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.kit.wording.Bundles;
import io.parkledger.api.kit.wording.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

class CsvFileTest {

    private RowErrors errors;

    @BeforeEach
    void speakEnglish() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(Bundles.names().toArray(String[]::new));
        messages.setDefaultEncoding("UTF-8");
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean("messageSource", MessageSource.class, () -> messages);
            context.register(Words.class);
            context.refresh();
            errors = new RowErrors(context.getBean(Words.class));
        }
    }

    @AfterEach
    void speakAsBefore() {
        LocaleContextHolder.resetLocaleContext();
    }

    private List<Row> rows(String text) throws IOException {
        return CsvFile.read("units.csv", new ByteArrayInputStream(text.getBytes(UTF_8)), List.of("unit"), errors);
    }

    @Test
    void cells_are_called_by_their_columns_and_rows_by_their_lines() throws IOException {
        assertThat(rows("\uFEFFunit,note\r\n1-101,\" \"\"东\"\", 区 \"\r\n\r\n1-102,\"两\n行\"\r\n1-103\r\n1-104,a,b"))
                .containsExactly(
                        new Row("units.csv", 2, Map.of("unit", "1-101", "note", "\"东\", 区")),
                        new Row("units.csv", 4, Map.of("unit", "1-102", "note", "两\n行")),
                        new Row("units.csv", 6, Map.of("unit", "1-103")),
                        new Row("units.csv", 7, Map.of("unit", "1-104", "note", "a")));
        assertThat(errors.sentences()).isEmpty();
    }

    @Test
    void a_column_that_is_missing_is_named() throws IOException {
        assertThat(rows("number\n1-101\n")).hasSize(1);
        assertThat(errors.sentences()).containsExactly("units.csv: the column \"unit\" is missing.");
    }

    @Test
    void a_quote_that_is_not_closed_is_named_by_the_line_it_stands_in() throws IOException {
        assertThat(rows("unit,note\n1-101,\"两\n行\"\n1-102,\"东区\n1-103,西区\n")).hasSize(1);
        assertThat(errors.sentences()).singleElement().asString().startsWith("units.csv, line 4: the quotes are wrong");
    }

    @Test
    void what_follows_a_quote_is_not_taken_for_its_cell() throws IOException {
        assertThat(rows("unit,note\n1-101,\"东\"区\n1-102,西区\n")).isEmpty();
        assertThat(errors.sentences()).singleElement().asString().startsWith("units.csv, line 2: the quotes are wrong");
    }

    @Test
    void an_empty_file_lacks_its_columns() throws IOException {
        assertThat(rows("")).isEmpty();
        assertThat(errors.sentences()).containsExactly("units.csv: the column \"unit\" is missing.");
    }
}
