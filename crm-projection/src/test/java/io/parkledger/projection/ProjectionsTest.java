package io.parkledger.projection;

import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryServer
class ProjectionsTest {

    private final TestViews views;

    ProjectionsTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void every_kind_of_event_may_be_delivered_twice() {
        views.given(Story.ofEverything()).requireThatDeliveringTwiceChangesNothing();
    }

    @Test
    void views_told_event_by_event_are_those_told_at_once() {
        Story.ofEverything().forEach(event -> views.given(event));
        views.requireThatDeliveringTwiceChangesNothing();
    }
}
