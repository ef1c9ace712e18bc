package io.parkledger.api.kit.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the database was asked lately. It is asked again after a few seconds, by which other nodes notice a change; what
 * changes on this node counts at once, also for who was asking meanwhile.
 */
final class LookedUp<K, V> {

    private static final Duration LIFE = Duration.ofSeconds(5);
    private static final int AT_MOST = 10_000;

    private record Asked<K>(K key, long changes) {}

    private final Cache<Asked<K>, V> answers =
            Caffeine.newBuilder().expireAfterWrite(LIFE).maximumSize(AT_MOST).build();
    private final AtomicLong changes;

    /** @param changes how often this node changed something */
    LookedUp(AtomicLong changes) {
        this.changes = changes;
    }

    /** @param ask answers null for what is not to be remembered */
    @Nullable
    V get(K key, Function<K, @Nullable V> ask) {
        // Counted before it is asked: what changes meanwhile makes the answer old at once.
        var asked = new Asked<>(key, changes.get());
        var known = answers.getIfPresent(asked);
        if (known != null) {
            return known;
        }
        // Nobody waits for who asks the same: while the database is away, each is to hear so at once.
        var answer = ask.apply(key);
        if (answer != null) {
            answers.put(asked, answer);
        }
        return answer;
    }
}
