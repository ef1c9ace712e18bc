package io.parkledger.core.lead;

import static io.parkledger.core.lead.LeadRule.DATE_IS_NOT_BEFORE_REGISTRATION;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_CLOSED;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_NEW;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_NOT_IN_NEGOTIATION;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_NOT_WITHDRAWN;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_OPEN;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_QUALIFIED;
import static io.parkledger.core.lead.LeadRule.NOTHING_HANGS_ON_IT;
import static io.parkledger.core.lead.LeadRule.STEPS_DO_NOT_GO_BACK;
import static io.parkledger.core.lead.LeadStage.NEGOTIATING;
import static io.parkledger.core.lead.LeadStage.QUALIFIED;
import static io.parkledger.core.lead.LeadStage.REGISTERED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/** The way of a lead so far: its stage, and the days of the steps that led there. */
@NullUnmarked
class Progress {

    private LocalDate registeredOn;
    private LeadStage stage;
    private LeadStage stageBeforeClosing;
    /** The days of its steps after the registration. */
    private final List<LocalDate> steps = new ArrayList<>();
    /** Where the beginning of its talks stands among the {@link #steps}. */
    private int startedAt;

    /** Whether nothing has followed from the qualification. */
    private boolean qualifiedLast;
    /** Whether nothing but the talks had. */
    private boolean qualifiedLastBeforeTalks;

    LocalDate registeredOn() {
        return registeredOn;
    }

    LeadStage stage() {
        return stage;
    }

    LeadStage stageBeforeClosing() {
        return stageBeforeClosing;
    }

    LocalDate startedOn() {
        return steps.get(startedAt);
    }

    void requireNew() {
        LEAD_IS_NEW.require(stage == REGISTERED, stage);
    }

    void requireQualified() {
        LEAD_IS_QUALIFIED.require(stage == QUALIFIED, stage);
    }

    void requireQualifiedLast() {
        NOTHING_HANGS_ON_IT.require(qualifiedLast);
    }

    void requireOpen() {
        LEAD_IS_OPEN.require(stage.isOpen(), stage);
    }

    void requireOpenOutsideNegotiation() {
        requireOpen();
        LEAD_IS_NOT_IN_NEGOTIATION.require(stage != NEGOTIATING);
    }

    void requireClosed() {
        LEAD_IS_CLOSED.require(stage == LeadStage.LOST || stage == LeadStage.RECYCLED, stage);
    }

    void requireNotWithdrawn() {
        LEAD_IS_NOT_WITHDRAWN.require(stage != LeadStage.WITHDRAWN);
    }

    void requireNotBeforeRegistration(LocalDate day) {
        DATE_IS_NOT_BEFORE_REGISTRATION.require(!day.isBefore(registeredOn), registeredOn);
    }

    void requireForward(LocalDate day) {
        requireNotBeforeRegistration(day);
        requireNotBefore(day, steps);
    }

    /**
     * A registration is no later than anything that followed.
     *
     * @param assignedOn since when its owner has it; null while it is with its first owner
     */
    void requireBeforeAll(LocalDate day, LocalDate assignedOn) {
        var next = Stream.concat(steps.stream(), Stream.ofNullable(assignedOn)).min(Comparator.naturalOrder());
        STEPS_DO_NOT_GO_BACK.require(next.isEmpty() || !day.isAfter(next.get()), next.orElse(null));
    }

    /** The talks begin no earlier than what led to them. */
    void requireStartAfterItsSteps(LocalDate day) {
        requireNotBefore(day, steps.subList(0, startedAt));
    }

    private void requireNotBefore(LocalDate day, List<LocalDate> some) {
        var last = some.stream().max(Comparator.naturalOrder()).orElse(registeredOn);
        STEPS_DO_NOT_GO_BACK.require(!day.isBefore(last), last);
    }

    void begin(LocalDate on) {
        registeredOn = on;
        stage = REGISTERED;
    }

    void correctBeginning(LocalDate on) {
        registeredOn = on;
    }

    void step(LocalDate on) {
        steps.add(on);
        qualifiedLast = false;
    }

    void advance(LeadStage to, LocalDate on) {
        stage = to;
        step(on);
    }

    void qualify(LocalDate on) {
        advance(QUALIFIED, on);
        qualifiedLast = true;
    }

    void withdrawQualification(LocalDate qualifiedOn) {
        goBack(REGISTERED, qualifiedOn);
        qualifiedLast = false;
    }

    void startTalks(LocalDate on) {
        qualifiedLastBeforeTalks = qualifiedLast;
        startedAt = steps.size();
        advance(NEGOTIATING, on);
    }

    void correctStart(LocalDate on) {
        steps.set(startedAt, on);
    }

    void withdrawStart() {
        stage = QUALIFIED;
        steps.remove(startedAt);
        qualifiedLast = qualifiedLastBeforeTalks;
    }

    void close(LeadStage as, LocalDate on) {
        stageBeforeClosing = stage;
        advance(as, on);
    }

    /** As if the step of that day had not been. */
    void goBack(LeadStage to, LocalDate day) {
        stage = to;
        steps.remove(day);
    }

    void correctLanding(LocalDate former, LocalDate on) {
        steps.remove(former);
        steps.add(on);
    }

    void withdraw() {
        stage = LeadStage.WITHDRAWN;
    }
}
