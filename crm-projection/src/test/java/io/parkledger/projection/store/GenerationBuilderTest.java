package io.parkledger.projection.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A generation that is built at once is the one that the projector has made, batch by batch. */
@OnEveryServer
class GenerationBuilderTest {

    private static final int EVENTS = 40;
    private static final int AT_ONCE = 13;

    private final TestViews views;

    GenerationBuilderTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    private void tellStories() {
        int story = 7_000;
        for (var types : HeardEvents.byProjection().values()) {
            var events = ByChance.story(story++, types, EVENTS);
            for (int from = 0; from < events.size(); from += AT_ONCE) {
                views.given(events.subList(from, Math.min(events.size(), from + AT_ONCE)));
            }
        }
    }

    private void requireTheSame(int room, int batch) {
        var built = views.builtAtOnce(new GenerationBuilder.Way(room, batch, true));

        var label = "%d documents are remembered, %d events go together".formatted(room, batch);
        assertThat(views.documents(built)).as(label).isEqualTo(views.documents());
        assertThat(built.latestDays())
                .as(label)
                .containsExactlyInAnyOrderElementsOf(views.generation().latestDays());
        assertThat(built.progress()).as(label).isEqualTo(views.generation().progress());
    }

    @Test
    void it_is_the_same_whether_all_is_remembered_or_hardly_anything() {
        tellStories();

        requireTheSame(100_000, 2_000);
        requireTheSame(0, 1);
        var chance = new Random(20_260);
        IntStream.range(0, 8).forEach(round -> requireTheSame(chance.nextInt(60), 1 + chance.nextInt(50)));
    }
}
