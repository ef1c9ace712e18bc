package io.parkledger.api.kit.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.projection.store.keeper.ViewKeeper;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What a form is sent back with is the version its values were read at: who corrects by them overwrites nothing unseen.
 */
class FormVersionTest {

    private static final Pattern VERSION = Pattern.compile("name=\"_version\" value=\"(\\d+)\"");
    private static final String CORRECTION = "/leads/L-1/correct";

    private static String versionIn(String page) {
        var version = VERSION.matcher(page);
        assertThat(version.find()).as(page).isTrue();
        return version.group(1);
    }

    private static void corrected(TestApplication app, String company) {
        var body = "{\"company\":\"" + company
                + "\",\"creditCode\":null,\"industry\":null,\"source\":\"WALK_IN\",\"remark\":null,"
                + "\"registeredOn\":\"2026-01-05\",\"cause\":\"记错\",\"correctedOn\":\"2026-01-06\"}";
        assertThat(app.post("staff", "/api/v1" + CORRECTION, body).status()).isEqualTo(200);
    }

    private static Map<String, String> typed(String version, String company) {
        return new HashMap<>(Map.of(
                "_version", version,
                "company", company,
                "source", "WALK_IN",
                "registeredOn", "2026-01-05",
                "cause", "又记错",
                "correctedOn", "2026-01-07"));
    }

    private static TestApplication withALead() {
        var app = TestApplication.start();
        app.post("system_admin", "/api/v1/parks", "{\"parkId\":\"LQ\",\"name\":\"澜桥\"}");
        app.post(
                "staff",
                "/api/v1/leads",
                "{\"leadId\":\"L-1\",\"company\":\"沧屿数澜\",\"source\":\"WALK_IN\",\"registeredOn\":\"2026-01-05\"}");
        return app;
    }

    @Test
    void a_form_read_from_views_that_are_behind_is_of_the_version_that_they_show() {
        try (var app = withALead()) {
            assertThat(versionIn(app.page("staff", CORRECTION).body())).isEqualTo("0");
            app.bean(ViewKeeper.class).close();
            corrected(app, "沧屿智造");

            var behind = app.page("staff", CORRECTION).body();

            assertThat(behind).contains("value=\"沧屿数澜\"").doesNotContain("value=\"沧屿智造\"");
            assertThat(versionIn(behind)).isEqualTo("0");
            assertThat(app.form("staff", CORRECTION, typed("0", "沧屿数澜")).statusCode())
                    .isEqualTo(412);
        }
    }

    @Test
    void a_form_that_comes_back_keeps_its_version_until_one_is_told_of_another() {
        try (var app = withALead()) {
            var version = versionIn(app.page("staff", CORRECTION).body());
            corrected(app, "沧屿智造");

            var malformed = app.form("staff", CORRECTION, typed(version, ""));
            assertThat(malformed.statusCode()).isEqualTo(400);
            assertThat(versionIn(malformed.body())).isEqualTo(version);

            var outdated = app.form("staff", CORRECTION, typed(version, "沧屿数联"));
            assertThat(outdated.statusCode()).isEqualTo(412);
            assertThat(versionIn(outdated.body())).isEqualTo("1");
        }
    }
}
