package io.parkledger.api.kit.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.kit.page.Forms;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A form is about something that is there. */
class FormSubjectTest {

    private static final List<String> PEOPLE = List.of("manager", "system_admin", "security_admin");

    private static TestApplication app;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void no_form_is_shown_or_sent_about_what_is_not_there() {
        var forms = app.bean(Forms.class).all().stream()
                .filter(form -> form.path().contains("{id}"))
                .toList();

        assertThat(forms).hasSizeGreaterThan(40).allSatisfy(form -> {
            var path = form.path().replace("{id}", "NOPE");
            // Whoever may: the others are refused before it is looked for.
            assertThat(PEOPLE.stream()
                            .map(login -> app.page(login, path).statusCode())
                            .filter(status -> status != 403))
                    .as(path)
                    .isNotEmpty()
                    .allMatch(status -> status == 404);
            assertThat(PEOPLE.stream()
                            .map(login -> app.form(login, path, Map.of()).statusCode())
                            .filter(status -> status != 403))
                    .as(path)
                    .isNotEmpty()
                    .allMatch(status -> status == 404);
        });
    }

    /** Else its page would break at the first who sends it. */
    @Test
    void of_every_form_somebody_tells_what_it_is_about_and_where_one_goes_afterwards() {
        var subjects = app.bean(Subjects.class);
        assertThat(app.bean(Forms.class).all()).hasSizeGreaterThan(60).allSatisfy(form -> {
            assertThat(subjects.afterwards(form)).startsWith("/");
            assertThat(subjects.placeOf(form.collection(), "any")).startsWith("/");
        });
    }

    @Test
    void the_page_of_erasing_says_what_remains_and_promises_no_more_than_is_done() {
        assertThat(app.page("security_admin", "/persons").body())
                .contains("WAL", "oplog", "备份", "任何页面、接口和导出文件都不再显示")
                .doesNotContain("任何地方都无法再读出", "校验");
        assertThat(app.page("security_admin", "/persons", "Accept-Language", "en")
                        .body())
                .contains("write-ahead log", "oplog", "Backups made before")
                .doesNotContain("nowhere", "verifies");
    }
}
