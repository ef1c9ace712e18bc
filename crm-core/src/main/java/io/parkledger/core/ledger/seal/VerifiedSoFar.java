package io.parkledger.core.ledger.seal;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A place in the middle of a verification from which it can go on, on another node as well. What was verified before it
 * is believed as long as the tree there still has the same root, and the same checkpoints are held of it.
 *
 * @param upTo               last position that was verified
 * @param root               of the tree up to there
 * @param checkpoints        digest of the checkpoints that were compared up to there
 * @param compared           how many they were
 * @param findings           the first of what was found on the way
 * @param count              of all that was found on the way
 * @param subjects           aggregates of which something was changed
 * @param foreign            how many events nobody wrote who has the application's key
 * @param lastGoodCheckpoint size of the last checkpoint that holds, and before which nothing was found
 * @param met                whether something was found that stands in the tree
 * @param suspected          positions of which the list of foreign events says something else than the key, and which
 *                           no checkpoint has covered yet
 * @param took               without the signatures
 */
public record VerifiedSoFar(
        long upTo,
        String root,
        String checkpoints,
        long compared,
        List<Finding> findings,
        long count,
        Set<String> subjects,
        long foreign,
        long lastGoodCheckpoint,
        boolean met,
        List<Long> suspected,
        Duration took) {}
