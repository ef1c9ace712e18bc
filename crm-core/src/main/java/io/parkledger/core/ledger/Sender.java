package io.parkledger.core.ledger;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a command is sent: what the metadata of its events will say.
 *
 * @param actor         login, or {@code policy:…} and {@code job:…} for the product itself
 * @param role          the actor's role at that moment
 * @param source        {@code api}, {@code page}, {@code import}, {@code policy} or {@code job}
 * @param requestId     of the request, for finding its log lines
 * @param correlationId of the whole flow this command belongs to
 * @param causationId   the event that caused it, when a policy sends
 * @param reason        where one is asked
 * @param reach         what the actor may change; decides, and is not stored
 * @param confirmed     codes of what is unlikely and meant so all the same; of these the ones that were asked for are
 *                      stored
 */
public record Sender(
        String actor,
        String role,
        String source,
        @Nullable String requestId,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String reason,
        Reach reach,
        Set<String> confirmed) {

    public static final String ACTOR = "actor";
    public static final String ROLE = "role";
    public static final String SOURCE = "source";
    public static final String REQUEST_ID = "requestId";
    public static final String CORRELATION_ID = "correlationId";
    public static final String CAUSATION_ID = "causationId";
    public static final String REASON = "reason";
    /** On a command's own events: the codes of what was unlikely and confirmed, one comma between two. */
    public static final String CONFIRMED = "confirmed";
    /** On a command's own events: the key and the hash, in hexadecimal, of the request that its receipt answers. */
    public static final String IDEMPOTENCY_KEY = "idempotencyKey";

    public static final String REQUEST_HASH = "requestHash";
    /** {@code true} on events of a ledger whose clock was set by a demo. */
    public static final String SIMULATED = "simulated";

    /** The source of what policies send. */
    static final String POLICY = "policy";

    /** Somebody who confirms nothing. */
    public Sender(
            String actor,
            String role,
            String source,
            @Nullable String requestId,
            @Nullable String correlationId,
            @Nullable String causationId,
            @Nullable String reason,
            Reach reach) {
        this(actor, role, source, requestId, correlationId, causationId, reason, reach, Set.of());
    }

    /** The same, who knows what is unlikely and means it. */
    public Sender confirming(Collection<String> codes) {
        return new Sender(actor, role, source, requestId, correlationId, causationId, reason, reach, Set.copyOf(codes));
    }

    /** What an event's metadata says was confirmed with it, code by code. */
    public static List<String> confirmedOf(Map<String, String> metadata) {
        var codes = metadata.get(CONFIRMED);
        return codes == null ? List.of() : List.of(codes.split(","));
    }

    /** The product itself, acting on a schedule. */
    public static Sender job(String name) {
        return new Sender("job:" + name, "system", "job", null, null, null, null, Reach.ALL);
    }

    /** What a policy speaks of, its fact spoke of before. */
    boolean isPolicy() {
        return source.equals(POLICY);
    }

    Map<String, String> metadata() {
        var metadata = new LinkedHashMap<String, String>();
        metadata.put(ACTOR, actor);
        metadata.put(ROLE, role);
        metadata.put(SOURCE, source);
        putIfSaid(metadata, REQUEST_ID, requestId);
        putIfSaid(metadata, CORRELATION_ID, correlationId);
        putIfSaid(metadata, CAUSATION_ID, causationId);
        putIfSaid(metadata, REASON, reason);
        return metadata;
    }

    private static void putIfSaid(Map<String, String> metadata, String key, @Nullable String value) {
        if (value != null) {
            metadata.put(key, value);
        }
    }
}
