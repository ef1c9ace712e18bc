package io.parkledger.core.ledger.seal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a verification has found.
 *
 * @param upTo        last position that was verified
 * @param checkpoints how many were compared, those of the outside file and the trusted ones included
 * @param signatures  how many were verified
 * @param findings    the first of them, by position
 * @param count       of all findings
 * @param subjects    aggregates of which something was changed; not those of foreign events, of which nothing was
 * @param foreign     how many events nobody wrote who has the application's key; among the findings as well
 * @param took        without the signatures
 * @param tookSignatures for the signatures alone
 */
public record VerificationReport(
        long upTo,
        long checkpoints,
        long signatures,
        List<Finding> findings,
        long count,
        Set<String> subjects,
        long foreign,
        Duration took,
        Duration tookSignatures) {

    @JsonIgnore
    public boolean isClean() {
        return count == 0;
    }
}
