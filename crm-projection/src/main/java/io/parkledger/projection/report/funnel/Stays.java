package io.parkledger.projection.report.funnel;

import io.parkledger.projection.store.Draft;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Where a project stood and for how long, one stage after the other, while it is written. */
final class Stays {

    static final String FIELD = "stays";
    static final String FROM = "from";
    static final String UNTIL = "until";
    private static final String STAGE = "stage";
    private static final int NONE = -1;

    private final List<Document> stays;

    private Stays(List<Document> stays) {
        this.stays = new ArrayList<>(stays);
    }

    static Stays of(Draft project) {
        return new Stays(project.documents(FIELD));
    }

    static Stays beginning(FunnelStage stage, LocalDate on) {
        return new Stays(List.of(stay(stage, on.toString())));
    }

    private static Document stay(FunnelStage stage, String from) {
        return new Document(STAGE, stage.name()).append(FROM, from).append(UNTIL, null);
    }

    /** As the project holds them. */
    List<Document> stored() {
        return List.copyOf(stays);
    }

    boolean isEmpty() {
        return stays.isEmpty();
    }

    /** The stage it is in, or was in when it closed. */
    FunnelStage last() {
        return stageOf(stays.size() - 1);
    }

    private FunnelStage stageOf(int at) {
        return FunnelStage.valueOf(stays.get(at).getString(STAGE));
    }

    /**
     * From that day on it is there; not before it came to where it was.
     *
     * @return whether it was not there already
     */
    boolean stand(FunnelStage stage, String day) {
        var last = stays.get(stays.size() - 1);
        if (last.getString(UNTIL) == null && last() == stage) {
            return false;
        }
        var left = later(day, last.getString(FROM));
        if (last.getString(UNTIL) == null) {
            change(stays.size() - 1, UNTIL, left);
        } else {
            left = later(left, last.getString(UNTIL));
        }
        stays.add(stay(stage, left));
        return true;
    }

    void end(LocalDate on) {
        endLast(stays, on.toString());
    }

    /** Ends the last of several spans of days, unless it has ended; not before it began. */
    static void endLast(List<Document> spans, String day) {
        var last = spans.get(spans.size() - 1);
        if (last.getString(UNTIL) == null) {
            spans.set(spans.size() - 1, changed(last, UNTIL, later(day, last.getString(FROM))));
        }
    }

    /** None of them began, or ended, after that day. */
    void beginNoLaterThan(String day) {
        stays.replaceAll(each -> {
            var begun = changed(each, FROM, earlier(each.getString(FROM), day));
            var until = each.getString(UNTIL);
            return until == null ? begun : changed(begun, UNTIL, earlier(until, day));
        });
    }

    /**
     * One of them began, and the one before it ended, on another day than was said.
     *
     * @param at which one; negative for none
     */
    void begin(int at, String day) {
        if (at > 0) {
            change(at - 1, UNTIL, day);
        }
        if (at >= 0 && at < stays.size()) {
            change(at, FROM, day);
        }
    }

    /** What it ended with began and ended on another day than was said; not before what was before it began. */
    void endOn(LocalDate on) {
        int last = stays.size() - 1;
        var day = last == 0
                ? on.toString()
                : later(on.toString(), stays.get(last - 1).getString(FROM));
        begin(last, day);
        change(last, UNTIL, day);
    }

    /** The first time in a stage that began on a day; negative when there was none. */
    int firstBegun(FunnelStage stage, String on) {
        for (int at = 0; at < stays.size(); at++) {
            if (hasBegun(at, stage, on)) {
                return at;
            }
        }
        return NONE;
    }

    /** The last time in a stage that began on a day; negative when there was none. */
    int lastBegun(FunnelStage stage, String on) {
        for (int at = stays.size() - 1; at >= 0; at--) {
            if (hasBegun(at, stage, on)) {
                return at;
            }
        }
        return NONE;
    }

    private boolean hasBegun(int at, FunnelStage stage, String on) {
        return stageOf(at) == stage && on.equals(stays.get(at).getString(FROM));
    }

    /** The last time it came from a stage, on that day; negative when it never did. */
    int lastLeft(FunnelStage stage, String on) {
        for (int at = stays.size() - 1; at > 0; at--) {
            if (stageOf(at - 1) == stage && on.equals(stays.get(at).getString(FROM))) {
                return at;
            }
        }
        return NONE;
    }

    boolean include(FunnelStage stage) {
        return stood(stage, stays.size());
    }

    /** Whether it stood in a stage before one of them began. */
    boolean stood(FunnelStage stage, int before) {
        return stays.subList(0, before).stream()
                .anyMatch(each -> each.getString(STAGE).equals(stage.name()));
    }

    /**
     * It never came to where it is, and is still where it was before.
     *
     * @return whether it was anywhere before
     */
    boolean takeBackLast() {
        if (stays.size() < 2) {
            return false;
        }
        stays.remove(stays.size() - 1);
        change(stays.size() - 1, UNTIL, null);
        return true;
    }

    private void change(int at, String field, @Nullable String value) {
        stays.set(at, changed(stays.get(at), field, value));
    }

    static Document changed(Document span, String field, @Nullable String value) {
        return new Document(span).append(field, value);
    }

    static String later(String one, String other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static String earlier(String one, String other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
