package io.parkledger.projection.store.rows;

import static io.parkledger.projection.Story.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.value.InvalidValue;
import io.parkledger.core.value.LeadSource;
import io.parkledger.projection.lead.LeadView;
import io.parkledger.projection.lead.LeadViews;
import io.parkledger.projection.space.SpaceViews;
import io.parkledger.projection.space.UnitView;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryServer
class RowsTest {

    private final TestViews views;
    private final Rows<LeadView> leads;

    RowsTest(TestServer server) {
        views = TestViews.on(server);
        leads = new Rows<>(views.generation(), LeadViews.COLLECTION);
    }

    @AfterEach
    void close() {
        views.close();
    }

    private static Object lead(String lead, String park, String owner, String team, String on) {
        return registered(lead, park, "公司" + lead, LeadSource.WALK_IN, owner, team, on);
    }

    private List<String> walked(String sort, boolean descending, int limit) {
        var ids = new ArrayList<String>();
        String cursor = null;
        do {
            var page = leads.page(Scope.ALL, List.<Bson>of(), sort, descending, new SliceRequest(limit, cursor));
            page.items().forEach(lead -> ids.add(lead.id()));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit).isNotEmpty();
            cursor = page.next();
        } while (cursor != null);
        return ids;
    }

    @Test
    void every_row_is_walked_once_and_in_order_though_many_are_equal() {
        views.given(
                lead("a", "LQ", "lin", null, "01-05"),
                lead("b", "LQ", "lin", null, "01-05"),
                lead("c", "LQ", "lin", null, "01-05"),
                lead("d", "LQ", "lin", null, "01-05"),
                lead("e", "LQ", "lin", null, "01-04"),
                lead("f", "LQ", "lin", null, "01-06"),
                lead("g", "LQ", "lin", null, "01-06"));

        for (int limit = 1; limit <= 8; limit++) {
            assertThat(walked("registeredOn", true, limit))
                    .as("descending, pages of %d", limit)
                    .containsExactly("g", "f", "d", "c", "b", "a", "e");
            assertThat(walked("registeredOn", false, limit))
                    .as("ascending, pages of %d", limit)
                    .containsExactly("e", "a", "b", "c", "d", "f", "g");
            assertThat(walked("_id", true, limit)).containsExactly("g", "f", "e", "d", "c", "b", "a");
            assertThat(walked("position", false, limit)).containsExactly("a", "b", "c", "d", "e", "f", "g");
        }
    }

    @Test
    void a_row_that_comes_while_one_walks_moves_no_other() {
        views.given(lead("a", "LQ", "lin", null, "01-05"), lead("b", "LQ", "lin", null, "01-04"));
        var first = leads.page(Scope.ALL, List.of(), "registeredOn", true, SliceRequest.first(1));

        views.given(lead("c", "LQ", "lin", null, "01-06"));

        var second = leads.page(Scope.ALL, List.of(), "registeredOn", true, new SliceRequest(1, first.next()));
        assertThat(second.items()).extracting(LeadView::id).containsExactly("b");
        assertThat(second.next()).isNull();
    }

    @Test
    void a_cursor_that_is_none_is_refused() {
        views.given(lead("a", "LQ", "lin", null, "01-05"), lead("b", "LQ", "lin", null, "01-04"));
        var next = leads.page(Scope.ALL, List.of(), "registeredOn", true, SliceRequest.first(1))
                .next();
        var malformed = Stream.of(
                        "",
                        "5",
                        "[]",
                        "null",
                        "{}",
                        "{\"id\":\"a\"}",
                        "{\"v\":\"2021\"}",
                        "{\"v\":\"2021\",\"id\":5}",
                        "{\"v\":null,\"id\":\"a\"}",
                        "{\"v\":[\"2021\"],\"id\":\"a\"}",
                        "{\"v\":{\"$ne\":null},\"id\":\"a\"}",
                        "{\"v\":{\"$date\":\"x\"},\"id\":\"a\"}",
                        "{\"v\":{\"$oid\":\"x\"},\"id\":\"a\"}",
                        "{\"v\":{\"$numberLong\":\"x\"},\"id\":\"a\"}",
                        "{\"v\":{\"$binary\":{\"base64\":\"*\",\"subType\":\"zz\"}},\"id\":\"a\"}",
                        "{\"v\":{\"$regularExpression\":{\"pattern\":\"(\",\"options\":\"\"}},\"id\":\"a\"}",
                        "{\"v\":{\"$undefined\":true},\"id\":\"a\"}",
                        "{\"v\":\"2021\",\"id\":\"a\"")
                .map(json -> Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)));

        Stream.concat(malformed, Stream.of("x", "***", "澜", next.substring(1), next.substring(0, next.length() - 6)))
                .forEach(cursor -> assertThatThrownBy(() ->
                                leads.page(Scope.ALL, List.of(), "registeredOn", true, new SliceRequest(1, cursor)))
                        .as(cursor)
                        .isInstanceOfSatisfying(InvalidValue.class, refused -> assertThat(refused.code())
                                .isEqualTo("value.cursor-malformed")));
    }

    @Test
    void a_cursor_of_another_order_is_refused() {
        views.given(lead("a", "LQ", "lin", null, "01-05"), lead("b", "LQ", "lin", null, "01-04"));
        var next = leads.page(Scope.ALL, List.of(), "registeredOn", true, SliceRequest.first(1))
                .next();

        assertThatThrownBy(() -> leads.page(Scope.ALL, List.of(), "registeredOn", false, new SliceRequest(1, next)))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> leads.page(Scope.ALL, List.of(), "company", true, new SliceRequest(1, next)))
                .isInstanceOf(InvalidValue.class);
    }

    private Set<String> seen(Scope scope) {
        var all = leads.all(scope, com.mongodb.client.model.Filters.empty());
        var paged = leads.page(scope, List.of(), "registeredOn", true, SliceRequest.first(10));
        assertThat(paged.items()).containsExactlyInAnyOrderElementsOf(all);
        for (var id : List.of("a", "b", "c", "d")) {
            assertThat(leads.find(id, scope).isPresent())
                    .isEqualTo(all.stream().anyMatch(lead -> lead.id().equals(id)));
        }
        return all.stream().map(LeadView::id).collect(java.util.stream.Collectors.toSet());
    }

    @Test
    void only_rows_in_scope_are_seen() {
        views.given(
                lead("a", "LQ", "lin", "一部", "01-05"),
                lead("b", "LQ", "su", "一部", "01-05"),
                lead("c", "CY", "su", "二部", "01-05"),
                lead("d", "ZZ", "su", null, "01-05"));

        assertThat(seen(Scope.ALL)).containsExactlyInAnyOrder("a", "b", "c", "d");
        assertThat(seen(Scope.ofPark("LQ"))).containsExactlyInAnyOrder("a", "b");
        assertThat(seen(new Scope(Set.of("LQ", "CY"), null, null, null))).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(seen(new Scope(Set.of(), null, null, null))).isEmpty();
        assertThat(seen(new Scope(null, "lin", null, null))).containsExactly("a");
        assertThat(seen(new Scope(null, "lin", "一部", null))).containsExactlyInAnyOrder("a", "b");
        assertThat(seen(new Scope(null, "nobody", "二部", null))).containsExactly("c");
        assertThat(seen(new Scope(Set.of("LQ"), "su", "二部", null))).containsExactly("b");
        assertThat(seen(new Scope(null, null, null, Set.of("B1"))))
                .as("a lead touches no building")
                .isEmpty();
    }

    @Test
    void a_scope_is_bound_to_a_park_but_never_widened_by_one() {
        assertThat(Scope.ALL.within("LQ").parks()).containsExactly("LQ");
        assertThat(Scope.ofPark("CY").within("LQ").parks()).isEmpty();
        assertThat(Scope.ofPark("CY").within(null).parks()).containsExactly("CY");
        var own = new Scope(null, "lin", "一部", Set.of("B1"));
        assertThat(own.within("LQ")).isEqualTo(new Scope(Set.of("LQ"), "lin", "一部", Set.of("B1")));
        assertThat(own.within("LQ").ofWholeParks()).isEqualTo(Scope.ofPark("LQ"));
        assertThat(own.withoutBuildings()).isEqualTo(new Scope(null, "lin", "一部", null));
    }

    @Test
    void rows_that_touch_a_building_are_seen_by_who_may_see_it() {
        views.given(unit("U1", "B1", "1", "01-04"), unit("U2", "B2", "1", "01-04"), unit("U3", "B3", "1", "01-04"));
        var units = new Rows<>(views.generation(), SpaceViews.UNITS);

        assertThat(units.all(new Scope(null, null, null, Set.of("B1", "B3")), com.mongodb.client.model.Filters.empty()))
                .extracting(UnitView::id)
                .containsExactlyInAnyOrder("U1", "U3");
        assertThat(units.find("U2", new Scope(null, null, null, Set.of("B1")))).isEmpty();
    }
}
