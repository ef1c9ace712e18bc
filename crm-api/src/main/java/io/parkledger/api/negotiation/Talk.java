package io.parkledger.api.negotiation;

import io.parkledger.core.negotiation.NegotiationStage;
import io.parkledger.projection.negotiation.Attention;
import io.parkledger.projection.negotiation.NegotiationView;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A negotiation as one looks at it on some day.
 *
 * @param day today, or the day the page goes back to
 */
record Talk(NegotiationView it, LocalDate day) {

    static List<Talk> all(List<NegotiationView> negotiations, LocalDate day) {
        return negotiations.stream().map(each -> new Talk(each, day)).toList();
    }

    /** Null for what is on hold, signed or closed: nobody has to hurry there. */
    public @Nullable Attention attention() {
        var isAsked = it.open() && !it.onHold() && it.stage() != NegotiationStage.SIGNED;
        return isAsked ? Attention.of(it.lastActivityOn(), day) : null;
    }

    public long daysInStage() {
        return ChronoUnit.DAYS.between(it.stageSince(), day);
    }

    public long daysIdle() {
        return ChronoUnit.DAYS.between(it.lastActivityOn(), day);
    }

    /** A live talk without a next step is one that will be dropped. */
    public boolean needsStep() {
        return it.open() && !it.onHold() && it.nextStep() == null;
    }

    public boolean stepIsOverdue() {
        return it.open() && it.nextStepDueOn() != null && it.nextStepDueOn().isBefore(day);
    }
}
