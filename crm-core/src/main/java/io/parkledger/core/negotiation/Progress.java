package io.parkledger.core.negotiation;

import static io.parkledger.core.negotiation.NegotiationRule.CONTRACT_IS_NOT_SIGNED;
import static io.parkledger.core.negotiation.NegotiationRule.DATE_IS_NOT_BEFORE_OPENING;
import static io.parkledger.core.negotiation.NegotiationRule.NEGOTIATION_IS_LOST;
import static io.parkledger.core.negotiation.NegotiationRule.NEGOTIATION_IS_NOT_ON_HOLD;
import static io.parkledger.core.negotiation.NegotiationRule.NEGOTIATION_IS_NOT_WITHDRAWN;
import static io.parkledger.core.negotiation.NegotiationRule.NEGOTIATION_IS_ON_HOLD;
import static io.parkledger.core.negotiation.NegotiationRule.NEGOTIATION_IS_OPEN;
import static io.parkledger.core.negotiation.NegotiationRule.NOTHING_HANGS_ON_IT;
import static io.parkledger.core.negotiation.NegotiationRule.STEPS_DO_NOT_GO_BACK;
import static io.parkledger.core.negotiation.NegotiationStage.LANDED;
import static io.parkledger.core.negotiation.NegotiationStage.SIGNED;
import static io.parkledger.core.negotiation.NegotiationStage.TALKING;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** The way of a project so far: its stage, whether it goes on, and the days of the steps that led there. */
@NullUnmarked
class Progress {

    private LocalDate openedOn;
    private NegotiationStage stage;
    private LocalDate stageSince;
    private boolean held;
    private boolean lost;
    private boolean withdrawn;
    /** Whether something has happened that hangs on its having begun. */
    private boolean wentOn;
    /** The days of its steps after it began. */
    private final List<LocalDate> steps = new ArrayList<>();

    LocalDate openedOn() {
        return openedOn;
    }

    NegotiationStage stage() {
        return stage;
    }

    /** Since when it stands at its stage; of a stage it went back to as was said first. */
    LocalDate stageSince() {
        return stageSince;
    }

    /** How many steps there are: where the next one will stand among them. */
    int steps() {
        return steps.size();
    }

    LocalDate stepAt(int at) {
        return steps.get(at);
    }

    LocalDate lastStep() {
        return steps.get(steps.size() - 1);
    }

    void requireOpen() {
        NEGOTIATION_IS_OPEN.require(!lost && stage != LANDED && !withdrawn);
    }

    void requireNotOnHold() {
        NEGOTIATION_IS_NOT_ON_HOLD.require(!held);
    }

    void requireOnHold() {
        requireOpen();
        NEGOTIATION_IS_ON_HOLD.require(held);
    }

    void requireNotSigned() {
        CONTRACT_IS_NOT_SIGNED.require(stage != SIGNED);
    }

    void requireBeforeSigning(LocalDate day) {
        requireOpen();
        requireNotOnHold();
        requireNotSigned();
        requireForward(day);
    }

    void requireLost() {
        NEGOTIATION_IS_LOST.require(lost);
    }

    void requireNotWithdrawn() {
        NEGOTIATION_IS_NOT_WITHDRAWN.require(!withdrawn);
    }

    void requireUnsigned() {
        NOTHING_HANGS_ON_IT.require(stage != SIGNED && stage != LANDED);
    }

    void requireNothingFollowed() {
        NOTHING_HANGS_ON_IT.require(!wentOn);
    }

    void requireNotBeforeOpening(LocalDate day) {
        DATE_IS_NOT_BEFORE_OPENING.require(!day.isBefore(openedOn), openedOn);
    }

    void requireForward(LocalDate day) {
        requireNotBeforeOpening(day);
        var last = steps.stream().max(Comparator.naturalOrder()).orElse(openedOn);
        STEPS_DO_NOT_GO_BACK.require(!day.isBefore(last), last);
    }

    /** That step is not before what was done until then, nor after what followed. */
    void requireInOrder(int at, LocalDate day) {
        requireNotBeforeOpening(day);
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            STEPS_DO_NOT_GO_BACK.require(i == at || (i < at ? !day.isBefore(step) : !day.isAfter(step)), step);
        }
    }

    /** An opening is no later than anything that followed. */
    void requireBeforeAll(LocalDate day) {
        var next = steps.stream().min(Comparator.naturalOrder());
        STEPS_DO_NOT_GO_BACK.require(next.isEmpty() || !day.isAfter(next.get()), next.orElse(null));
    }

    void begin(LocalDate on) {
        openedOn = on;
        stage = TALKING;
        stageSince = on;
    }

    void correctOpening(LocalDate on) {
        stageSince = stageSince.equals(openedOn) ? on : stageSince;
        openedOn = on;
    }

    void step(LocalDate on) {
        steps.add(on);
        wentOn = true;
    }

    void advance(NegotiationStage to, LocalDate on) {
        stage = to;
        stageSince = on;
        step(on);
    }

    void sign(LocalDate on) {
        held = false;
        advance(SIGNED, on);
    }

    void correctStep(int at, LocalDate on) {
        steps.set(at, on);
    }

    /** As if that step had not been, and it had stood so since that day. */
    void goBack(NegotiationStage to, LocalDate since, int without) {
        goBack(to, without);
        stageSince = since;
    }

    /** As if that step had not been. */
    void goBack(NegotiationStage to, int without) {
        stage = to;
        steps.remove(without);
    }

    /** As if the last step of that day had not been. */
    void takeBackStep(LocalDate on) {
        steps.remove(steps.lastIndexOf(on));
    }

    void hold(LocalDate on) {
        held = true;
        steps.add(on);
    }

    void resume(LocalDate on) {
        held = false;
        steps.add(on);
    }

    void lose(LocalDate on) {
        lost = true;
        step(on);
    }

    void reopen(LocalDate on) {
        lost = false;
        held = false;
        step(on);
    }

    void withdraw() {
        withdrawn = true;
    }
}
