package io.parkledger.projection.report.funnel;

import static io.parkledger.projection.report.funnel.Stays.FROM;
import static io.parkledger.projection.report.funnel.Stays.UNTIL;
import static io.parkledger.projection.report.funnel.Stays.changed;
import static io.parkledger.projection.report.funnel.Stays.later;

import io.parkledger.core.value.Cny;
import io.parkledger.core.value.LossReason;
import io.parkledger.projection.store.Draft;
import io.parkledger.projection.store.Stored;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Project} while it is written. What it says of a day stays true of that day, whatever is told of later ones:
 * where it stood, whose it was, how it was closed.
 */
final class ProjectDraft {

    private static final String REACHED = "reached";
    private static final String HOLDS = "holds";
    private static final String CLOSINGS = "closings";
    private static final String OWNERS = "owners";
    private static final String ON = "on";
    private static final String VALUE = "valueCny";
    private static final String REOPENED_ON = "reopenedOn";

    private final Draft draft;

    ProjectDraft(Draft draft) {
        this.draft = draft;
    }

    ProjectDraft set(String field, @Nullable Object value) {
        draft.set(field, value);
        return this;
    }

    /** The first thing that is told of it. */
    void register(String owner, @Nullable String team, LocalDate on) {
        draft.set(REACHED, Map.of(FunnelStage.LEAD, on))
                .set("stage", FunnelStage.LEAD)
                .set(Stays.FIELD, Stays.beginning(FunnelStage.LEAD, on).stored())
                .set(HOLDS, List.of())
                .set(CLOSINGS, List.of())
                .set(OWNERS, List.of(owner(owner, team, on.toString())));
        tellOwners();
    }

    /** It has never been: it counts nowhere. */
    void withdraw() {
        draft.set(REACHED, Map.of())
                .set(Stays.FIELD, List.of())
                .set(HOLDS, List.of())
                .set(CLOSINGS, List.of())
                .set("outcome", null)
                .set("closedOn", null)
                .set("lastClosedOn", null);
    }

    /**
     * Whoever reaches a stage has reached those before it, by that day: records that say otherwise, a meeting dated
     * after the signing, are not followed, or more would have passed a stage than have reached it.
     */
    void reach(FunnelStage stage, LocalDate on) {
        var registeredOn = reachedOn(FunnelStage.LEAD);
        if (registeredOn == null) {
            return;
        }
        var day = later(on.toString(), registeredOn);
        if (reachedOn(stage) == null) {
            for (var each : FunnelStage.values()) {
                var before = reachedOn(each);
                if (each.compareTo(stage) <= 0 && (before == null || before.compareTo(day) > 0)) {
                    draft.put(REACHED, each.name(), day);
                }
            }
            var stays = Stays.of(draft);
            stays.beginNoLaterThan(day);
            keep(stays);
        }
        draft.set("stage", stage);
        stand(stage, day);
        tellOwners();
    }

    /** It goes back to a stage, and has reached what it has reached. */
    void back(FunnelStage stage, LocalDate on) {
        draft.set("stage", stage);
        stand(stage, on.toString());
    }

    /** It went back from a signing on another day than was said: the last time on that day. */
    void wentBackOn(LocalDate saidOn, LocalDate on) {
        var stays = Stays.of(draft);
        int back = stays.lastLeft(FunnelStage.SIGNED, saidOn.toString());
        if (back > 0) {
            stays.begin(back, on.toString());
            keep(stays);
        }
    }

    /** It never went back: it is where it was before. */
    void neverWentBack() {
        var stays = Stays.of(draft);
        if (stays.takeBackLast()) {
            keep(stays).set("stage", stays.last());
        }
    }

    private Draft keep(Stays stays) {
        return draft.set(Stays.FIELD, stays.stored());
    }

    private void stand(FunnelStage stage, String day) {
        var stays = Stays.of(draft);
        if (stays.stand(stage, day)) {
            keep(stays);
        }
    }

    void hold(LocalDate on) {
        var holds = list(HOLDS);
        holds.add(new Document(FROM, on.toString()).append(UNTIL, null));
        draft.set(HOLDS, holds);
    }

    /** It is no longer on hold, whatever ended that. */
    void goOn(LocalDate on) {
        var holds = list(HOLDS);
        if (!holds.isEmpty()) {
            Stays.endLast(holds, on.toString());
            draft.set(HOLDS, holds);
        }
    }

    void close(Project.Outcome outcome, @Nullable LossReason reason, LocalDate on) {
        goOn(on);
        var stays = Stays.of(draft);
        if (stays.isEmpty()) {
            return;
        }
        stays.end(on);
        var closings = list(CLOSINGS);
        closings.add(new Document("outcome", outcome.name())
                .append("stage", draft.text("stage"))
                .append("reason", reason == null ? null : reason.name())
                .append(ON, on.toString())
                .append(REOPENED_ON, null)
                .append(VALUE, draft.copy().get(VALUE)));
        keep(stays).set(CLOSINGS, closings);
        draft.set("outcome", outcome).set("reason", reason).set("closedOn", on).set("lastClosedOn", latest(closings));
    }

    /** Worth that much, and was so when it was closed, as long as it was talked about by then. */
    void worth(@Nullable Cny value) {
        draft.set(VALUE, value);
        draft.set(
                CLOSINGS,
                list(CLOSINGS).stream()
                        .map(each ->
                                FunnelStage.valueOf(each.getString("stage")).compareTo(FunnelStage.TALKS) < 0
                                        ? each
                                        : new Document(each).append(VALUE, Stored.of(value)))
                        .toList());
    }

    private static String latest(List<Document> closings) {
        return closings.stream()
                .map(each -> each.getString(ON))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** That it was closed stays true of the days until then. */
    void reopen(LocalDate on) {
        var closings = list(CLOSINGS);
        if (!closings.isEmpty()) {
            var last = closings.get(closings.size() - 1);
            closings.set(closings.size() - 1, changed(last, REOPENED_ON, later(on.toString(), last.getString(ON))));
            draft.set(CLOSINGS, closings);
            stand(FunnelStage.valueOf(draft.text("stage")), on.toString());
        }
        draft.set("outcome", null).set("reason", null).set("closedOn", null);
    }

    /** A lead and its negotiation say it one after the other; the second time changes nothing. */
    void assign(String owner, @Nullable String team, LocalDate from) {
        var owners = list(OWNERS);
        var last = owners.isEmpty() ? null : owners.get(owners.size() - 1);
        if (last == null || !owner(owner, team, last.getString(FROM)).equals(last)) {
            owners.add(owner(owner, team, from.toString()));
            draft.set(OWNERS, owners);
        }
        draft.set("owner", owner).set("team", team);
        tellOwners();
    }

    private void tellOwners() {
        var by = new Document();
        draft.inner(REACHED).forEach((stage, on) -> by.put(stage, ownerOn(String.valueOf(on))));
        draft.set("by", by);
    }

    /** Who comes last of those that have come by that day; the first one for days before he came. */
    private String ownerOn(String day) {
        var owners = list(OWNERS);
        return owners.stream()
                .filter(each -> each.getString(FROM).compareTo(day) <= 0)
                .reduce((one, next) -> next)
                .orElse(owners.get(0))
                .getString("owner");
    }

    /** It was registered on another day. */
    void registeredOn(LocalDate on) {
        var before = reachedOn(FunnelStage.LEAD);
        if (before == null || before.equals(on.toString())) {
            return;
        }
        draft.put(REACHED, FunnelStage.LEAD.name(), on);
        var stays = Stays.of(draft);
        stays.begin(0, on.toString());
        keep(stays);
        var owners = list(OWNERS);
        if (!owners.isEmpty()) {
            owners.set(0, changed(owners.get(0), FROM, on.toString()));
        }
        draft.set(OWNERS, owners);
        tellOwners();
    }

    /** A stage was reached on another day than was said; so were those that were skipped on the way to it. */
    void reachedOn(FunnelStage stage, LocalDate on) {
        var before = reachedOn(stage);
        if (before != null) {
            var stays = Stays.of(draft);
            move(stays, stays.firstBegun(stage, before), stage, before, on);
        }
    }

    /** It came to a stage on another day than was said, perhaps not for the first time: the last time on that day. */
    void cameTo(FunnelStage stage, LocalDate saidOn, LocalDate on) {
        if (reachedOn(stage) != null) {
            var stays = Stays.of(draft);
            move(stays, stays.lastBegun(stage, saidOn.toString()), stage, saidOn.toString(), on);
        }
    }

    /** @param at which of its stays began on another day; negative for none */
    private void move(Stays stays, int at, FunnelStage stage, String before, LocalDate on) {
        if (before.equals(on.toString())) {
            return;
        }
        if (at < 0 || !stays.stood(stage, at)) {
            reachInstead(stage, before, on, stays);
        }
        if (at >= 0) {
            stays.begin(at, on.toString());
            keep(stays);
        }
        tellOwners();
    }

    /** So were those that were skipped on the way to it. */
    private void reachInstead(FunnelStage stage, String before, LocalDate on, Stays stays) {
        for (var each : FunnelStage.values()) {
            if (before.equals(reachedOn(each))
                    && (each == stage || (each.compareTo(stage) < 0 && !stays.include(each)))) {
                draft.put(REACHED, each.name(), on);
            }
        }
    }

    /** It landed, and so was closed, on another day than was said. */
    void landedOn(LocalDate on) {
        var closings = list(CLOSINGS);
        if (Stays.of(draft).isEmpty() || closings.isEmpty()) {
            return;
        }
        reachedOn(FunnelStage.LANDED, on);
        var stays = Stays.of(draft);
        stays.endOn(on);
        closings.set(closings.size() - 1, changed(closings.get(closings.size() - 1), ON, on.toString()));
        keep(stays).set(CLOSINGS, closings).set("closedOn", on).set("lastClosedOn", latest(closings));
    }

    /** It has not landed, and so is open where it was before. */
    void neverLanded() {
        var closings = list(CLOSINGS);
        if (Stays.of(draft).isEmpty() || closings.isEmpty()) {
            return;
        }
        var holds = list(HOLDS);
        neverReached(FunnelStage.LANDED);
        closings.remove(closings.size() - 1);
        draft.set(HOLDS, holds)
                .set(CLOSINGS, closings)
                .set("outcome", null)
                .set("reason", null)
                .set("closedOn", null)
                .set("lastClosedOn", closings.isEmpty() ? null : latest(closings));
    }

    /** Nobody signed: it is talked about as before, and was on hold when it was. */
    void neverSigned() {
        var holds = list(HOLDS);
        neverReached(FunnelStage.SIGNED);
        draft.set(HOLDS, holds);
    }

    /** That it came to this stage, and what was skipped on the way, was never so. */
    void neverReached(FunnelStage stage) {
        var stays = Stays.of(draft);
        if (reachedOn(stage) == null || !stays.takeBackLast()) {
            return;
        }
        var before = stays.last();
        var reached = draft.inner(REACHED);
        var left = new Document();
        reached.forEach((each, day) -> {
            if (FunnelStage.valueOf(each).compareTo(before) <= 0) {
                left.put(each, day);
            }
        });
        draft.set(REACHED, left)
                .set(Stays.FIELD, stays.stored())
                .set(HOLDS, List.of())
                .set("stage", before);
        tellOwners();
    }

    private @Nullable String reachedOn(FunnelStage stage) {
        return draft.inner(REACHED).getString(stage.name());
    }

    private List<Document> list(String field) {
        return new ArrayList<>(draft.documents(field));
    }

    private static Document owner(String owner, @Nullable String team, String from) {
        return new Document("owner", owner).append("team", team).append(FROM, from);
    }
}
