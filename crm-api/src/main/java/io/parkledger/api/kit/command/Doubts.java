package io.parkledger.api.kit.command;

import io.parkledger.core.ledger.seal.Finding.Code;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Subjects that take no command, since a verification found that something of them is not as it was sealed. Known from
 * memory, whether or not the ledger's database answers; whoever looks at that every second tells what has changed.
 */
@Component
public class Doubts {

    private volatile Map<String, Doubt> bySubject = Map.of();

    /**
     * Why nothing is written of a subject.
     *
     * @param since    when a verification first found it
     * @param finding  the first thing the last verification found of it; null where that is kept nowhere
     * @param position of the event it is about; null where it is about none
     */
    public record Doubt(
            Instant since, @Nullable Code finding, @Nullable Long position) {}

    /** Null where there is none. */
    public @Nullable Doubt about(@Nullable String subject) {
        return subject == null ? null : bySubject.get(subject);
    }

    /** These and no others. */
    public void are(Map<String, Doubt> known) {
        bySubject = Map.copyOf(known);
    }
}
