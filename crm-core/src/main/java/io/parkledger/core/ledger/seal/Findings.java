package io.parkledger.core.ledger.seal;

import io.parkledger.core.ledger.seal.Finding.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one verification has found so far: all of it counted, the first of it kept. */
final class Findings {

    private static final int KEPT = 1_000;
    private static final int SUBJECTS_KEPT = 10_000;

    /** Found where it stands in the tree, and so before what comes after it. */
    private static final Set<Code> OF_THE_TREE = EnumSet.of(
            Code.EVENT_CHANGED,
            Code.EVENT_MISSING,
            Code.EVENT_NOT_IN_ORDER,
            Code.ENTRY_CHANGED,
            Code.TILE_CHANGED,
            Code.CHECKPOINT_DIFFERS);

    private final List<Finding> kept = new ArrayList<>();
    private final Set<String> subjects = new TreeSet<>();
    private long count;
    private long foreign;
    private long lastGoodCheckpoint;
    private boolean met;
    private int keptBefore;
    private long countBefore;
    private long foreignBefore;

    /** What is found from here on is found on the way through the ledger. */
    void begin() {
        keptBefore = kept.size();
        countBefore = count;
        foreignBefore = foreign;
    }

    /** What was found on the way, up to a place. */
    VerifiedSoFar soFar(
            long upTo, String root, String checkpoints, long compared, List<Long> suspected, Duration took) {
        return new VerifiedSoFar(
                upTo,
                root,
                checkpoints,
                compared,
                List.copyOf(kept.subList(keptBefore, kept.size())),
                count - countBefore,
                Set.copyOf(subjects),
                foreign - foreignBefore,
                lastGoodCheckpoint,
                met,
                suspected,
                took);
    }

    /** It was found on the same way, before it was interrupted. */
    void goOnFrom(VerifiedSoFar before) {
        before.findings().stream().limit(KEPT - kept.size()).forEach(kept::add);
        before.subjects().forEach(this::touches);
        count += before.count();
        foreign += before.foreign();
        lastGoodCheckpoint = before.lastGoodCheckpoint();
        met = before.met();
    }

    void add(Code code, long position, List<String> columns, @Nullable String subject) {
        count++;
        if (code == Code.EVENT_FOREIGN) {
            foreign++;
        }
        met |= OF_THE_TREE.contains(code);
        if (kept.size() < KEPT) {
            kept.add(new Finding(code, position, columns, subject, lastGoodCheckpoint));
        }
        if (subject != null && code != Code.EVENT_FOREIGN) {
            touches(subject);
        }
    }

    /** One more aggregate that what was found is about. */
    void touches(String subject) {
        if (subjects.size() < SUBJECTS_KEPT) {
            subjects.add(subject);
        }
    }

    /** A checkpoint of this size still holds, and nothing before it was found to be changed. */
    void holds(long size) {
        if (!met) {
            lastGoodCheckpoint = size;
        }
    }

    List<Finding> kept() {
        return List.copyOf(kept);
    }

    long count() {
        return count;
    }

    long foreign() {
        return foreign;
    }

    Set<String> subjects() {
        return Set.copyOf(subjects);
    }
}
