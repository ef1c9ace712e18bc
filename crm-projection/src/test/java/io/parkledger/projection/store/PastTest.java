package io.parkledger.projection.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import io.parkledger.projection.Views;
import io.parkledger.projection.report.funnel.FunnelReport;
import io.parkledger.projection.store.rows.Rows;
import io.parkledger.projection.store.rows.Scope;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Views keep what they were: a look at any past position shows what was live when they had come to it. */
@OnEveryServer
class PastTest {

    private static final int LENGTH = 40;
    private static final int LONGEST_BATCH = 15;
    private static final YearMonth FROM = YearMonth.of(2021, 1);
    private static final YearMonth TO = YearMonth.of(2021, 12);

    private final TestServer server;
    private final TestViews views;

    PastTest(TestServer server) {
        this.server = server;
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    /** All there is to be read as of some position: every row of every collection that holds no sums, and the funnel. */
    private record Known(Map<String, List<Document>> rows, FunnelReport funnel) {

        static Known of(TestViews views, Generation generation) {
            var rows = new TreeMap<String, List<Document>>();
            views.projections.collections().stream()
                    .filter(collection -> !collection.totals())
                    .forEach(collection -> rows.put(
                            collection.name(),
                            new Rows<>(generation, collection)
                                    .documents(Scope.ALL, Filters.empty()).stream()
                                            .sorted(Comparator.comparing(row -> row.getString("_id")))
                                            .toList()));
            return new Known(rows, Views.of(generation).funnel().report(Scope.ALL, FROM, TO));
        }
    }

    @Test
    void the_past_is_what_was_live_then_whatever_happened_by_chance() {
        var chance = new Random(1);
        var liveAt = new ArrayList<Known>();
        int story = 1_000;
        try (var oneByOne = TestViews.on(server)) {
            liveAt.add(Known.of(oneByOne, oneByOne.generation()));
            for (var types : HeardEvents.byProjection().values()) {
                var events = ByChance.story(story++, types, LENGTH);
                events.forEach(event -> {
                    oneByOne.given(event);
                    liveAt.add(Known.of(oneByOne, oneByOne.generation()));
                });
                tellInBatches(events, chance);
            }
        }

        assertThat(liveAt).hasSizeGreaterThan(9 * LENGTH);
        for (int position = 0; position < liveAt.size(); position++) {
            assertThat(Known.of(views, views.generation().asOf(position)))
                    .as("as of %d", position)
                    .isEqualTo(liveAt.get(position));
        }
    }

    private void tellInBatches(List<Object> events, Random chance) {
        int told = 0;
        while (told < events.size()) {
            int until = Math.min(events.size(), told + 1 + chance.nextInt(LONGEST_BATCH));
            views.given(events.subList(told, until));
            told = until;
        }
    }
}
