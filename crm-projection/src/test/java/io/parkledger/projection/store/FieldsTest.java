package io.parkledger.projection.store;

import static io.parkledger.projection.Story.registered;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.planted.MisspelledProjection;
import io.parkledger.projection.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnEveryServer
class FieldsTest {

    private final TestServer server;

    FieldsTest(TestServer server) {
        this.server = server;
    }

    @Test
    void what_is_written_is_what_is_read() {
        try (var views = TestViews.on(server)) {
            views.given(Story.ofEverything());

            assertThat(Fields.mistakes(views)).isEmpty();
        }
    }

    @Test
    void a_misspelled_field_is_caught() {
        try (var views = TestViews.on(server, new ProjectionSet(List.of(new MisspelledProjection())))) {
            views.given(registered("1", "01-05"));

            assertThat(Fields.mistakes(views))
                    .containsExactlyInAnyOrder(
                            "misspelled.comapny is written and never read",
                            "misspelled.company is missing and must not be null",
                            "misspelled.company is read and never written",
                            "misspelled.inner.nmae is written and never read",
                            "misspelled.inner.name is missing and must not be null",
                            "misspelled.inner.name is read and never written");
        }
    }
}
