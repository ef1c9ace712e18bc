package io.parkledger.planted;

import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.ViewCollection;
import java.net.http.HttpClient;
import java.util.List;

/** Asks the network what to show. */
public record CallingProjection(HttpClient client) implements Projection {

    @Override
    public List<ViewCollection<?>> collections() {
        return List.of();
    }
}
