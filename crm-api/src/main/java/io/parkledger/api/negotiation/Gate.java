package io.parkledger.api.negotiation;

import io.parkledger.core.negotiation.NegotiationStage;
import io.parkledger.core.negotiation.ReviewVerdict;
import io.parkledger.projection.negotiation.NegotiationView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a negotiation still needs before its next stage, as far as its view tells. The negotiation itself decides, by
 * the rules these conditions are named after; what a contract needs besides, its form asks.
 */
public record Gate(NegotiationStage to, List<Condition> conditions) {

    /**
     * @param rule     its words are {@code gate.<rule>}; when required, it is refused as {@code negotiation.<rule>}
     * @param required else it is only wise
     * @param remedy   the form that brings it about; null when none does at once
     */
    public record Condition(
            String rule,
            boolean met,
            boolean required,
            @Nullable String remedy) {

        private static Condition required(String rule, boolean met, @Nullable String remedy) {
            return new Condition(rule, met, true, remedy);
        }

        private static Condition wise(String rule, boolean met, String remedy) {
            return new Condition(rule, met, false, remedy);
        }
    }

    /** The gate before the next stage; none before a project that is closed. */
    static Optional<Gate> ahead(NegotiationView it) {
        if (!it.open()) {
            return Optional.empty();
        }
        return switch (it.stage()) {
            case TALKING -> Optional.of(toReview(it));
            case REVIEW -> Optional.of(toSigning(it));
            case SIGNED -> Optional.of(toLanding());
            case LANDED -> Optional.empty();
        };
    }

    static Gate toReview(NegotiationView it) {
        return new Gate(
                NegotiationStage.REVIEW,
                List.of(
                        Condition.required("offer-is-issued", !it.offers().isEmpty(), "negotiations.offer"),
                        Condition.required("negotiation-is-not-on-hold", !it.onHold(), "negotiations.resume")));
    }

    static Gate toSigning(NegotiationView it) {
        var afterReview = it.stage() == NegotiationStage.REVIEW;
        return new Gate(
                NegotiationStage.SIGNED,
                List.of(
                        Condition.required(
                                "review-is-not-rejected",
                                it.verdict() != ReviewVerdict.REJECTED,
                                "negotiations.schedule-review"),
                        Condition.wise(
                                "review-is-concluded",
                                it.verdict() != null,
                                afterReview ? "negotiations.conclude-review" : "negotiations.schedule-review")));
    }

    /**
     * The message that says what is skipped by signing now; empty after a review with a conclusion. Nothing refuses it:
     * small lettings are signed without one.
     */
    public static Optional<String> skippedBySigning(NegotiationView it) {
        if (it.verdict() != null) {
            return Optional.empty();
        }
        return Optional.of(it.reviews().isEmpty() ? "gate.review-is-skipped" : "gate.review-is-not-over");
    }

    private static Gate toLanding() {
        return new Gate(
                NegotiationStage.LANDED,
                List.of(
                        Condition.required("contract-is-signed", true, null),
                        Condition.required("premises-are-handed-over", false, null)));
    }

    /** The first thing that would be refused; empty when the way is free, as far as one can see from here. */
    Optional<Condition> obstacle() {
        return conditions.stream()
                .filter(each -> each.required() && !each.met())
                .findFirst();
    }
}
