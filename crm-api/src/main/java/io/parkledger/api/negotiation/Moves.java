package io.parkledger.api.negotiation;

import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.core.negotiation.NegotiationStage;
import io.parkledger.projection.negotiation.NegotiationView;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be done to a negotiation from where it stands, and where its card can go on the board. */
@Component
class Moves {

    static final String BOARD = "/negotiations/board";
    static final String LOST = "LOST";

    private static final String NO_WAY_BACK = "board.no-way-back";
    private static final String SIGNED_ALREADY = "problem.negotiation.contract-is-not-signed";

    private final Forms forms;

    Moves(Forms forms) {
        this.forms = forms;
    }

    /** Its forms, the one that takes it on first. */
    List<Forms.Link> actionsOn(NegotiationView it, Caller caller) {
        return names(it)
                .map(name -> name.equals("contracts.new") ? signing(it, caller) : forms.link(name, it.id(), caller))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private static Stream<String> names(NegotiationView it) {
        if (it.withdrawn()) {
            return Stream.of();
        }
        var more = Stream.concat(of("correct"), takenBack(it));
        return Stream.concat(forward(it), more);
    }

    /** The last step, where nothing hangs on it as far as one can see from here. */
    private static Stream<String> takenBack(NegotiationView it) {
        if (!it.open()) {
            return Stream.of();
        }
        if (it.stage() == NegotiationStage.REVIEW && it.verdict() != null) {
            return of("withdraw-conclusion");
        }
        var isFresh = it.stage() == NegotiationStage.TALKING
                && it.offers().isEmpty()
                && it.stageSince().equals(it.openedOn());
        return isFresh ? of("withdraw") : Stream.of();
    }

    private static Stream<String> forward(NegotiationView it) {
        if (!it.open()) {
            return it.stage() == NegotiationStage.LANDED ? Stream.of() : of("reopen");
        }
        if (it.stage() == NegotiationStage.SIGNED) {
            return of("plan-next-step", "assign");
        }
        if (it.onHold()) {
            return of("resume", "assign", "lose");
        }
        return Stream.concat(onward(it), of("assign", "hold", "lose"));
    }

    private static Stream<String> onward(NegotiationView it) {
        if (it.stage() == NegotiationStage.TALKING) {
            return it.offers().isEmpty()
                    ? of("offer", "plan-next-step")
                    : of("schedule-review", "offer", "plan-next-step");
        }
        if (it.verdict() == null) {
            return of("give-opinion", "conclude-review", "schedule-review", "offer", "plan-next-step");
        }
        return Gate.toSigning(it).obstacle().isEmpty()
                ? Stream.concat(Stream.of("contracts.new"), of("schedule-review", "plan-next-step"))
                : of("schedule-review", "offer", "plan-next-step");
    }

    private static Stream<String> of(String... verbs) {
        return Forms.of("negotiations", verbs);
    }

    private Forms.@Nullable Link signing(NegotiationView it, Caller caller) {
        var form = forms.link("contracts.new", null, caller);
        return form == null ? null : form.with("negotiationId", it.id());
    }

    /** Every other column of the board, and whether its card can be put there. */
    List<Move> of(NegotiationView it, Caller caller) {
        if (forms.link("negotiations.lose", it.id(), caller) == null) {
            return List.of();
        }
        return switch (it.stage()) {
            case TALKING ->
                List.of(
                        through(Gate.toReview(it), "negotiations.schedule-review", it, caller),
                        toSigning(it, caller),
                        Move.open(LOST, form("negotiations.lose", it, caller)));
            case REVIEW ->
                List.of(
                        Move.refused(
                                NegotiationStage.TALKING.name(), NO_WAY_BACK, form("negotiations.hold", it, caller)),
                        toSigning(it, caller),
                        Move.open(LOST, form("negotiations.lose", it, caller)));
            case SIGNED ->
                List.of(
                        Move.refused(NegotiationStage.TALKING.name(), SIGNED_ALREADY, rescission(it, caller)),
                        Move.refused(NegotiationStage.REVIEW.name(), SIGNED_ALREADY, rescission(it, caller)),
                        Move.open(
                                NegotiationStage.LANDED.name(),
                                back(forms.link("contracts.hand-over", it.contractId(), caller))),
                        Move.refused(LOST, SIGNED_ALREADY, rescission(it, caller)));
            case LANDED -> List.of();
        };
    }

    private Move toSigning(NegotiationView it, Caller caller) {
        return Gate.toSigning(it)
                .obstacle()
                .map(missing -> refused(NegotiationStage.SIGNED, missing, it, caller))
                .orElseGet(() -> {
                    var signing = Move.open(NegotiationStage.SIGNED.name(), back(signing(it, caller)));
                    return Gate.skippedBySigning(it)
                            .map(skipped -> signing.butFirst(skipped, review(it, caller)))
                            .orElse(signing);
                });
    }

    /** On with the review, or what it needs first. */
    private Forms.@Nullable Link review(NegotiationView it, Caller caller) {
        if (it.stage() == NegotiationStage.REVIEW) {
            return form("negotiations.conclude-review", it, caller);
        }
        var move = through(Gate.toReview(it), "negotiations.schedule-review", it, caller);
        return move.form() == null ? move.remedy() : move.form();
    }

    private Move through(Gate gate, String name, NegotiationView it, Caller caller) {
        return gate.obstacle()
                .map(missing -> refused(gate.to(), missing, it, caller))
                .orElseGet(() -> Move.open(gate.to().name(), form(name, it, caller)));
    }

    private Move refused(NegotiationStage to, Gate.Condition missing, NegotiationView it, Caller caller) {
        var remedy = missing.remedy();
        return Move.refused(
                to.name(), "problem.negotiation." + missing.rule(), remedy == null ? null : form(remedy, it, caller));
    }

    private Forms.@Nullable Link rescission(NegotiationView it, Caller caller) {
        return it.contractId() == null ? null : back(forms.link("contracts.rescind", it.contractId(), caller));
    }

    private Forms.@Nullable Link form(String name, NegotiationView it, Caller caller) {
        return back(forms.link(name, it.id(), caller));
    }

    private static Forms.@Nullable Link back(Forms.@Nullable Link form) {
        return form == null ? null : form.with("_next", BOARD);
    }
}
