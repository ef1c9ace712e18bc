package io.parkledger.projection.store.keeper;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parkledger.core.ledger.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/**
 * What views hold and how they are kept, as one number: views made with another one are built anew at the next start.
 * Nobody raises it. It follows from {@code views.sha256}, which has a digest of every collection as the events of the
 * tests make it, and a test holds that file against what the projections make of those events now.
 */
final class Shape {

    static final String PINNED = "/views.sha256";

    private Shape() {}

    /** The shape of what this version makes. */
    static int now() {
        try (var file = Objects.requireNonNull(Shape.class.getResourceAsStream(PINNED), PINNED)) {
            return of(new String(file.readAllBytes(), UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int of(List<String> digests) {
        return ByteBuffer.wrap(Sha256.of(String.join("\n", digests))).getInt();
    }
}
