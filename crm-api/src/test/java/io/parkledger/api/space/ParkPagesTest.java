package io.parkledger.api.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Parks and buildings have a page each, for those in whose reach they are. */
class ParkPagesTest {

    private static TestApplication app;
    private static String park;
    private static String building;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        park = placeOf(app.form("system_admin", "/parks/new", Map.of("parkId", "LQ", "name", "澜桥园区")));
        building = placeOf(app.form("manager", "/buildings/new", Map.of("buildingId", "LQ-A", "name", "澜桥A座")));
        app.form("manager", "/buildings/new", Map.of("buildingId", "LQ-B", "name", "澜桥B座"));
        app.post(
                "security_admin",
                "/api/v1/accounts/colleague/give-role",
                "{\"role\":\"STAFF\",\"parks\":[\"LQ\"],\"department\":\"ipd\",\"buildings\":[\"LQ-B\"]}");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static String placeOf(HttpResponse<String> sent) {
        return sent.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void who_registered_one_lands_on_its_page_and_reads_what_is_on_record() {
        assertThat(park).startsWith("/parks/LQ?").contains("done=parks.new");
        assertThat(building).startsWith("/buildings/LQ-A?").contains("done=buildings.new");

        assertThat(app.page("system_admin", park).body()).contains("登记园区：澜桥园区").doesNotContain("澜桥A座");
        assertThat(app.page("manager", building).body()).contains("登记楼栋：澜桥A座", "/parks/LQ");
    }

    @Test
    void a_park_lists_its_buildings_and_links_to_them() {
        assertThat(app.page("manager", "/parks/LQ").body()).contains("/buildings/LQ-A", "/buildings/LQ-B");
        assertThat(app.page("auditor", "/parks").body()).contains("/parks/LQ");
    }

    @Test
    void an_account_bound_to_a_building_sees_no_other() {
        assertThat(app.page("colleague", "/parks/LQ").body())
                .contains("/buildings/LQ-B")
                .doesNotContain("LQ-A");
        assertThat(app.page("colleague", "/buildings/LQ-B").statusCode()).isEqualTo(200);
        assertThat(app.page("colleague", "/buildings/LQ-A").statusCode()).isEqualTo(404);
        var head = app.get("auditor", "/api/v1/events?after=0").body().path("head");
        assertThat(app.page("colleague", "/buildings/LQ-A?asOf=" + head).statusCode())
                .isEqualTo(404);
        assertThat(app.page("manager", "/buildings/LQ-A?asOf=" + head).statusCode())
                .isEqualTo(200);
    }

    @Test
    void another_park_is_unknown() {
        assertThat(app.page("elsewhere", "/parks/LQ").statusCode()).isEqualTo(404);
        assertThat(app.page("elsewhere", "/buildings/LQ-A").statusCode()).isEqualTo(404);
        assertThat(app.page("elsewhere", "/parks").body()).doesNotContain("/parks/LQ");
    }
}
