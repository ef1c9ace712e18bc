package io.parkledger.api.contract;

import io.parkledger.api.contract.ContractApi.Signing;
import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.form.FormField;
import io.parkledger.api.kit.form.FormField.Option;
import io.parkledger.api.kit.form.FormHints;
import io.parkledger.api.kit.form.FormHints.Asked;
import io.parkledger.api.kit.form.FormHints.Given;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.api.negotiation.Gate;
import io.parkledger.core.contract.ContractCommand.AmendContract;
import io.parkledger.core.contract.ContractCommand.CorrectHandOver;
import io.parkledger.core.contract.ContractCommand.CorrectRescission;
import io.parkledger.core.contract.ContractCommand.CorrectTermination;
import io.parkledger.core.contract.ContractCommand.HandOver;
import io.parkledger.core.contract.ContractCommand.TerminateContract;
import io.parkledger.core.contract.ContractCommand.WithdrawRescission;
import io.parkledger.core.contract.ContractCommand.WithdrawTermination;
import io.parkledger.core.contract.ContractStatus;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.space.UnitState;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Commitment;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.Track;
import io.parkledger.projection.contract.ContractView;
import io.parkledger.projection.contract.ContractView.Condition;
import io.parkledger.projection.negotiation.NegotiationView;
import io.parkledger.projection.space.UnitView;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the forms of contracts know: from the talk that is concluded, and which units can be let. */
@Configuration
class ContractHints {

    /** What most leases of incubators and small units run for. */
    private static final int TERM_YEARS = 3;

    /** What is promised for a first day and for a later one; more are told to the REST layer. */
    private static final int STAGES = 2;

    /** As many rents and rent-free times as most leases have; more are told to the REST layer. */
    private static final int STEPS = 3;

    private static final int FREE = 2;

    /** Amounts are typed in ten thousands of yuan. */
    private static final int WAN_DIGITS = 4;

    private final PageText text;
    private final Ledger ledger;

    ContractHints(PageText text, Ledger ledger) {
        this.text = text;
        this.ledger = ledger;
    }

    @Bean
    FormHints hintsOnContract() {
        return new FormHints()
                .on(Signing.class, this::signing)
                .on(ContractApi.Correction.class, this::contractCorrection)
                .on(AmendContract.class, this::amendment)
                .on(TerminateContract.class, this::ending)
                .on(HandOver.class, this::handOver)
                .on(CorrectHandOver.class, this::handOverCorrection)
                .on(CorrectTermination.class, this::terminationCorrection)
                .on(WithdrawTermination.class, caution("contract.withdraw-termination.caution"))
                .on(CorrectRescission.class, this::rescissionCorrection)
                .on(WithdrawRescission.class, caution("contract.withdraw-rescission.caution"));
    }

    private BiConsumer<Given, Asked> caution(String sentence) {
        return (given, asked) -> given.caution(text.say(sentence));
    }

    private void signing(Given given, Asked asked) {
        var talk = talk(asked);
        talk.ifPresent(each -> from(each, given));
        var track = talk.map(NegotiationView::track).orElse(null);
        if (track == null && asked.parameter("units") != null) {
            track = Track.SPACE;
            given.hide("track", track);
        }
        let(track, talk.map(NegotiationView::id).orElse(null), given, asked);
        var today = ledger.clock().today();
        given.value("startOn", today);
        given.value("endOn", today.plusYears(TERM_YEARS).minusDays(1));
        promises(given);
        given.rows("rentSteps", STEPS).rows("rentFree", FREE);
    }

    private void promises(Given given) {
        promises(given, List.of());
    }

    /** Each row promises one kind of thing, so that its unit stands beside it; kind by kind, in stages. */
    private void promises(Given given, List<ContractView.Promise> promised) {
        int row = 0;
        for (var kind : Commitment.Kind.values()) {
            var own = promised.stream().filter(each -> each.kind() == kind).toList();
            for (int stage = 0; stage < Math.max(STAGES, own.size()); stage++, row++) {
                promise(given, "commitments[" + row + "]", kind);
                if (stage < own.size()) {
                    given.value("commitments[" + row + "].target", asTyped(own.get(stage)))
                            .value(
                                    "commitments[" + row + "].dueOn",
                                    own.get(stage).dueOn());
                }
            }
        }
        given.rows("commitments", row);
    }

    private void promise(Given given, String row, Commitment.Kind kind) {
        var target = row + ".target";
        given.hide(row + ".kind", kind)
                .label(target, text.say("field.Commitment." + kind))
                .kind(target, kind == Commitment.Kind.JOBS ? FormField.Kind.WHOLE_NUMBER : FormField.Kind.WAN);
        if (kind == Commitment.Kind.JOBS) {
            given.unit(target, text.say("unit.persons"));
        }
    }

    private static String asTyped(ContractView.Promise promise) {
        var target = promise.kind() == Commitment.Kind.JOBS ? promise.target() : inWan(promise.target());
        return target.stripTrailingZeros().toPlainString();
    }

    private static BigDecimal inWan(BigDecimal yuan) {
        return yuan.movePointLeft(WAN_DIGITS);
    }

    private static @Nullable String inWan(@Nullable Cny amount) {
        return amount == null ? null : inWan(amount.yuan()).stripTrailingZeros().toPlainString();
    }

    /** As it was signed: what was agreed later is corrected where it was agreed. */
    private void contractCorrection(Given given, Asked asked) {
        contract(asked).ifPresent(contract -> {
            var first = contract.conditions().get(0);
            given.value("company", contract.company())
                    .value("creditCode", contract.creditCode())
                    .value("industry", contract.industry())
                    .value("startOn", contract.startOn())
                    .value("endOn", contract.terms().get(0).endOn())
                    .value("rentCnyPerSqmMonth", first.rentCnyPerSqmMonth())
                    .value("depositCny", inWan(first.depositCny()))
                    .value("propertyFeeCnyPerSqmMonth", first.propertyFeeCnyPerSqmMonth())
                    .value("number", contract.number())
                    .value("signedOn", contract.signedOn())
                    .value("landMu", contract.landMu());
            let(contract, given, asked);
            promises(given, contract.commitments());
            steps(contract, given);
        });
    }

    private void let(ContractView contract, Given given, Asked asked) {
        if (contract.track() == Track.LAND) {
            given.hide("units", null).hide("rentCnyPerSqmMonth", null);
            return;
        }
        given.hide("landMu", contract.landMu());
        var own = contract.units().stream().map(ContractView.Let::unitId).toList();
        var names = asked.views().space().buildingNames(asked.scope());
        var units = units(unit -> own.contains(unit.id()) || unit.state() == UnitState.VACANT, names, asked);
        given.options("units", options(units, names)).values("units", own);
    }

    private static void steps(ContractView contract, Given given) {
        var steps = contract.conditions().stream()
                .filter(each -> each.agreedBy() == Condition.AgreedBy.SIGNED)
                .skip(1)
                .toList();
        for (int row = 0; row < steps.size(); row++) {
            given.value("rentSteps[" + row + "].fromOn", steps.get(row).fromOn())
                    .value(
                            "rentSteps[" + row + "].rentCnyPerSqmMonth",
                            steps.get(row).rentCnyPerSqmMonth());
        }
        var free = contract.rentFree().stream()
                .filter(each -> each.agreedBy() == Condition.AgreedBy.SIGNED)
                .toList();
        for (int row = 0; row < free.size(); row++) {
            given.value("rentFree[" + row + "].fromOn", free.get(row).fromOn())
                    .value("rentFree[" + row + "].untilOn", free.get(row).untilOn());
        }
        given.rows("rentSteps", steps.size() + STEPS).rows("rentFree", free.size() + FREE);
    }

    private static Optional<NegotiationView> talk(Asked asked) {
        var id = asked.parameter("negotiationId");
        return id == null
                ? Optional.empty()
                : AccessPolicy.scope(asked.call().caller(), Action.READ_PIPELINE)
                        .flatMap(scope -> asked.views().negotiations().find(id, scope));
    }

    private void from(NegotiationView talk, Given given) {
        given.subject(talk.company())
                .hide("negotiationId", talk.id())
                .hide("parkId", talk.parkId())
                .hide("tenantId", talk.tenantId())
                .hide("track", talk.track())
                .value("company", talk.company())
                .value("creditCode", talk.creditCode())
                .value("industry", talk.industry())
                .value("owner", talk.owner());
        Gate.skippedBySigning(talk).ifPresent(skipped -> given.caution(text.say(skipped)));
        talk.offers().stream()
                .reduce((earlier, later) -> later)
                .ifPresent(offer -> given.value("rentCnyPerSqmMonth", offer.rentCnyPerSqmMonth()));
    }

    private void let(@Nullable Track track, @Nullable String talk, Given given, Asked asked) {
        if (track == Track.SPACE) {
            given.hide("landMu", null);
        }
        if (track == Track.LAND) {
            given.hide("units", null).hide("rentCnyPerSqmMonth", null);
            return;
        }
        var names = asked.views().space().buildingNames(asked.scope());
        var kept = asked.parameter("units");
        var units = units(unit -> unit.state() == UnitState.VACANT || isKeptFor(unit, talk, kept), names, asked);
        given.options("units", options(units, names));
        given.values(
                "units",
                Stream.concat(
                                Stream.ofNullable(kept),
                                units.stream()
                                        .filter(unit -> isKeptFor(unit, talk, null))
                                        .map(UnitView::id))
                        .distinct()
                        .toList());
    }

    /** Building by building. */
    private static List<UnitView> units(Predicate<UnitView> which, Map<String, String> names, Asked asked) {
        return asked.views().space().allUnits(asked.scope()).stream()
                .filter(which)
                .sorted(Comparator.comparing((UnitView unit) -> names.getOrDefault(unit.buildingId(), ""))
                        .thenComparing(UnitView.BY_NUMBER))
                .toList();
    }

    private List<Option> options(List<UnitView> units, Map<String, String> names) {
        return units.stream()
                .map(unit -> new Option(
                        unit.id(),
                        unit.number() + " · " + text.area(unit.areaSqm()),
                        names.getOrDefault(unit.buildingId(), unit.buildingId()),
                        unit.areaSqm()))
                .toList();
    }

    /** Earmarked for this talk, or the very unit one came from. */
    private static boolean isKeptFor(UnitView unit, @Nullable String talk, @Nullable String from) {
        return unit.state() == UnitState.EARMARKED
                && (talk != null && talk.equals(unit.negotiationId())
                        || unit.id().equals(from));
    }

    private void amendment(Given given, Asked asked) {
        var today = ledger.clock().today();
        given.rows("rentSteps", STEPS).rows("rentFree", FREE).value("fromOn", today);
        contract(asked).map(contract -> contract.on(today)).ifPresent(contract -> given.value(
                        "rentCnyPerSqmMonth", contract.rentCnyPerSqmMonth())
                .value("depositCny", inWan(contract.depositCny()))
                .value("propertyFeeCnyPerSqmMonth", contract.propertyFeeCnyPerSqmMonth()));
    }

    /** Past its end nothing is terminated early: the tenant moves out, and the contract has expired. */
    private void ending(Given given, Asked asked) {
        contract(asked)
                .filter(contract -> contract.status() == ContractStatus.HELD_OVER)
                .ifPresent(contract -> given.title("contracts.move-out")
                        .label("terminatedOn", text.say("field.movedOutOn"))
                        .say("terminatedOn", text.say("hint.movedOutOn", text.day(contract.endOn()))));
    }

    private void handOver(Given given, Asked asked) {
        contract(asked).ifPresent(contract -> {
            var evidence = evidenceOf(contract.track());
            given.options("evidence", evidence.stream().map(option()).toList());
            given.value("evidence", evidence.get(0));
        });
    }

    private void handOverCorrection(Given given, Asked asked) {
        contract(asked).ifPresent(contract -> given.options(
                        "evidence",
                        evidenceOf(contract.track()).stream().map(option()).toList())
                .value("evidence", contract.evidence())
                .value("handedOverOn", contract.handedOverOn()));
    }

    /** Why it ended is asked, and kept, of one that ended before its last day. */
    private void terminationCorrection(Given given, Asked asked) {
        contract(asked).ifPresent(contract -> given.value("terminatedOn", contract.endedOn())
                .value("terminationCause", contract.endCause()));
    }

    private void rescissionCorrection(Given given, Asked asked) {
        contract(asked).ifPresent(contract -> given.value("rescindedOn", contract.endedOn())
                .value("rescissionCause", contract.endCause()));
    }

    private static List<LandingEvidence> evidenceOf(Track track) {
        return Stream.of(LandingEvidence.values())
                .filter(each -> each.countsOn(track))
                .toList();
    }

    private Function<Enum<?>, Option> option() {
        return constant -> Option.of(constant.name(), text.word(constant));
    }

    private static Optional<ContractView> contract(Asked asked) {
        return asked.find((views, id, scope) -> views.contracts().find(id, scope));
    }
}
