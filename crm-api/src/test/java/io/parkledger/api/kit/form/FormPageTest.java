package io.parkledger.api.kit.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is said of a field, and of what a form does, is seen on its page. */
class FormPageTest {

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
    void a_field_for_one_track_says_which_and_one_for_both_says_none() {
        var page = app.page("manager", "/contracts/new").body();

        assertThat(page)
                .containsPattern("data-track=\"LAND\">\\s*<label class=\"form-label\" for=\"f-landMu\"")
                .containsPattern("data-track=\"SPACE\">\\s*<label class=\"form-label\" for=\"f-rentCnyPerSqmMonth\"")
                .containsPattern("<div>\\s*<label class=\"form-label\" for=\"f-startOn\"");
        assertThat(page.split("data-track=", -1)).hasSize(4);
    }

    @Test
    void what_cannot_be_taken_back_is_asked_for_in_red() {
        assertThat(app.page("system_admin", "/accounts/manager/close").body()).contains("btn btn-danger");
        assertThat(app.page("system_admin", "/accounts/new").body())
                .contains("btn btn-primary")
                .doesNotContain("btn-danger");
    }
}
