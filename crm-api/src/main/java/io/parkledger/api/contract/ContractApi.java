package io.parkledger.api.contract;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Answer;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.history.DatedSubjectApi;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.openapi.Refuses;
import io.parkledger.api.kit.sent.FromRequest;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.api.kit.view.FromQuery;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.bound.Mu;
import io.parkledger.core.bound.Name;
import io.parkledger.core.contract.ContractCommand.AmendContract;
import io.parkledger.core.contract.ContractCommand.CorrectContract;
import io.parkledger.core.contract.ContractCommand.CorrectHandOver;
import io.parkledger.core.contract.ContractCommand.CorrectRescission;
import io.parkledger.core.contract.ContractCommand.CorrectTermination;
import io.parkledger.core.contract.ContractCommand.HandOver;
import io.parkledger.core.contract.ContractCommand.RescindContract;
import io.parkledger.core.contract.ContractCommand.SignContract;
import io.parkledger.core.contract.ContractCommand.TerminateContract;
import io.parkledger.core.contract.ContractCommand.WithdrawContract;
import io.parkledger.core.contract.ContractCommand.WithdrawHandOver;
import io.parkledger.core.contract.ContractCommand.WithdrawRescission;
import io.parkledger.core.contract.ContractCommand.WithdrawTermination;
import io.parkledger.core.contract.ContractContext;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lease.LeaseConditions;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.lease.Rent;
import io.parkledger.core.lease.RentFree;
import io.parkledger.core.lease.RentStep;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.meaning.Person;
import io.parkledger.core.meaning.Team;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Commitment;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.OnTrack;
import io.parkledger.core.value.Track;
import io.parkledger.core.value.Worth;
import io.parkledger.projection.Views;
import io.parkledger.projection.contract.ContractView;
import io.parkledger.projection.contract.ContractViews;
import io.parkledger.projection.negotiation.NegotiationViews;
import io.parkledger.projection.space.SpaceViews;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
import io.parkledger.projection.tenant.TenantViews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Contracts (签约). One concludes a negotiation, so that it can break the rules of both. */
@RestController
@RequestMapping("/api/v1/contracts")
@Tag(name = "contracts")
@Allowed(Action.READ_TENANCY)
@Refuses(rulesOf = "negotiation")
class ContractApi extends DatedSubjectApi<ContractView, ContractList> {

    private final Ledger ledger;

    ContractApi(Subject<ContractView> subject, Desk desk, History history, Ledger ledger) {
        super(subject, desk, history);
        this.ledger = ledger;
    }

    @PostMapping
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Sign a formal contract (正式签约)")
    ResponseEntity<Answer> sign(@FromRequest Signing signing, Call call) {
        desk.requirePark(signing.parkId().value(), call);
        return desk.create(command(signing), call);
    }

    /** As it was registered; that it is so, and may be let, the ledger decides. */
    private LetUnit letUnit(UnitId id) {
        var unit = desk.known(SpaceViews.UNITS, id);
        return new LetUnit(id, new BuildingId(unit.buildingId()), unit.areaSqm());
    }

    /**
     * One company is one tenant of a park: the one that is here, or was meant to be; or was here; or else a new one.
     */
    private TenantId tenantOf(@Nullable TenantId said, ParkId park, CreditCode code) {
        var fresh = TenantId.of(park, code);
        return Optional.ofNullable(said)
                .or(() -> ledger.holderOf(ContractContext.companyOf(fresh, park, code))
                        .map(TenantId::new))
                .or(() -> formerTenant(park, code))
                .orElseGet(() -> isAnothers(fresh, park, code)
                        ? new TenantId(UUID.randomUUID().toString())
                        : fresh);
    }

    /** A company whose credit code was recorded wrong keeps the id that was made of it. */
    private boolean isAnothers(TenantId id, ParkId park, CreditCode code) {
        var claim = ContractContext.tenantOf(id, park, code);
        return ledger.holderOf(claim)
                .filter(holder -> !holder.equals(claim.holder()))
                .isPresent();
    }

    private Optional<TenantId> formerTenant(ParkId inPark, CreditCode code) {
        var park = Scope.ofPark(inPark.value());
        var filter = TenantViews.Filter.ofCreditCode(code.value());
        return desk.live().tenants().page(park, filter, SliceRequest.first(1)).items().stream()
                .map(tenant -> new TenantId(tenant.id()))
                .findFirst();
    }

    private SignContract command(Signing signing) {
        var contract =
                signing.contractId() == null ? new ContractId(UUID.randomUUID().toString()) : signing.contractId();
        var negotiationId = signing.negotiationId();
        var lead = negotiationId == null
                ? null
                : new LeadId(
                        desk.known(NegotiationViews.COLLECTION, negotiationId).leadId());
        return new SignContract(
                contract,
                signing.parkId(),
                negotiationId,
                lead,
                tenantOf(signing.tenantId(), signing.parkId(), signing.creditCode()),
                signing.company(),
                signing.creditCode(),
                signing.industry(),
                signing.track(),
                signing.units().stream().map(this::letUnit).toList(),
                signing.landMu(),
                signing.startOn(),
                signing.endOn(),
                signing.rentCnyPerSqmMonth(),
                signing.commitments(),
                signing.owner(),
                signing.team(),
                signing.number(),
                new LeaseConditions(
                        signing.rentSteps(),
                        signing.rentFree(),
                        signing.depositCny(),
                        signing.propertyFeeCnyPerSqmMonth()),
                signing.signedOn());
    }

    /** A contract as the sales desk enters it: units by number, their area is looked up. */
    record Signing(
            @Nullable ContractId contractId,
            ParkId parkId,
            @Nullable NegotiationId negotiationId,
            @Nullable TenantId tenantId,
            @Name(max = 120) String company,
            CreditCode creditCode,
            Industry industry,
            Track track,
            @OnTrack(Track.SPACE) @Size(max = 200) List<UnitId> units,
            @OnTrack(Track.LAND) @Mu @Nullable BigDecimal landMu,
            @BusinessDay LocalDate startOn,
            @BusinessDay @Nullable LocalDate endOn,
            @OnTrack(Track.SPACE) @Rent @Nullable Cny rentCnyPerSqmMonth,
            @Size(max = 40) List<@Valid RentStep> rentSteps,
            @Size(max = 40) List<@Valid RentFree> rentFree,
            @Worth @Nullable Cny depositCny,
            @Rent @Nullable Cny propertyFeeCnyPerSqmMonth,
            @Size(max = 20) List<@Valid Commitment> commitments,
            @Name(max = 60) @Nullable String number,
            @Person @Size(max = 40) String owner,
            @Team @Name(max = 40) @Nullable String team,
            @PastOrPresent @BusinessDay LocalDate signedOn) {}

    @PostMapping("/{id}/amend")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Amend rent, deposit or property fee, from a day on (变更租金等条款)")
    ResponseEntity<Answer> amendContract(@FromRequest AmendContract command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/hand-over")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Hand over: the company lands (交付/入驻)")
    ResponseEntity<Answer> handOver(@FromRequest HandOver command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/terminate")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Terminate while the tenant is in (终止)")
    ResponseEntity<Answer> terminateContract(@FromRequest TerminateContract command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/rescind")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Rescind before anyone moved in (解约)")
    ResponseEntity<Answer> rescindContract(@FromRequest RescindContract command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/correct")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Correct what was recorded wrong; after the hand-over, not who was let what (更正)")
    ResponseEntity<Answer> correct(@PathVariable String id, @FromRequest Correction correction, Call call) {
        var contract = desk.known(ContractViews.COLLECTION, new ContractId(id));
        return desk.change(command(contract, correction), call);
    }

    private CorrectContract command(ContractView contract, Correction correction) {
        var same = correction.creditCode().value().equals(contract.creditCode());
        return new CorrectContract(
                new ContractId(contract.id()),
                tenantOf(
                        same ? new TenantId(contract.tenantId()) : null,
                        new ParkId(contract.parkId()),
                        correction.creditCode()),
                correction.company(),
                correction.creditCode(),
                correction.industry(),
                correction.units().stream().map(unit -> letUnit(contract, unit)).toList(),
                correction.landMu(),
                correction.startOn(),
                correction.endOn(),
                correction.rentCnyPerSqmMonth(),
                correction.commitments(),
                correction.number(),
                new LeaseConditions(
                        correction.rentSteps(),
                        correction.rentFree(),
                        correction.depositCny(),
                        correction.propertyFeeCnyPerSqmMonth()),
                correction.signedOn(),
                correction.cause(),
                correction.correctedOn());
    }

    /** As it was let, where it was. */
    private LetUnit letUnit(ContractView contract, UnitId id) {
        return contract.units().stream()
                .filter(unit -> unit.unitId().equals(id.value()))
                .findFirst()
                .map(unit -> new LetUnit(id, new BuildingId(unit.buildingId()), unit.areaSqm()))
                .orElseGet(() -> letUnit(id));
    }

    /** All of a contract that can be corrected, as it is right. */
    record Correction(
            @Name(max = 120) String company,
            CreditCode creditCode,
            Industry industry,
            @Size(max = 200) List<UnitId> units,
            @Mu @Nullable BigDecimal landMu,
            @BusinessDay LocalDate startOn,
            @BusinessDay @Nullable LocalDate endOn,
            @Rent @Nullable Cny rentCnyPerSqmMonth,
            @Size(max = 40) List<@Valid RentStep> rentSteps,
            @Size(max = 40) List<@Valid RentFree> rentFree,
            @Worth @Nullable Cny depositCny,
            @Rent @Nullable Cny propertyFeeCnyPerSqmMonth,
            @Size(max = 20) List<@Valid Commitment> commitments,
            @Name(max = 60) @Nullable String number,
            @PastOrPresent @BusinessDay LocalDate signedOn,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate correctedOn) {}

    @PostMapping("/{id}/withdraw")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Withdraw a contract that should never have been recorded, while nothing hangs on it (撤回)")
    ResponseEntity<Answer> withdrawContract(@FromRequest WithdrawContract command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/correct-hand-over")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Correct the day of the hand-over, or its evidence (更正交付)")
    ResponseEntity<Answer> correctHandOver(@FromRequest CorrectHandOver command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/withdraw-hand-over")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "Withdraw a hand-over that never happened, while nothing hangs on it (撤回交付)")
    ResponseEntity<Answer> withdrawHandOver(@FromRequest WithdrawHandOver command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/correct-termination")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "It ended on another day, or for another reason, also where it expired (更正终止)")
    ResponseEntity<Answer> correctTermination(@FromRequest CorrectTermination command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/withdraw-termination")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "It never ended: it runs as it did, while its units are nobody else's (撤销终止)")
    ResponseEntity<Answer> withdrawTermination(@FromRequest WithdrawTermination command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/correct-rescission")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "It was void from another day on, or for another reason (更正解约)")
    ResponseEntity<Answer> correctRescission(@FromRequest CorrectRescission command, Call call) {
        return desk.change(command, call);
    }

    @PostMapping("/{id}/withdraw-rescission")
    @Allowed(Action.WRITE_TENANCY)
    @Operation(summary = "It was never rescinded: the signing holds, while what it had is nobody else's (撤销解约)")
    ResponseEntity<Answer> withdrawRescission(@FromRequest WithdrawRescission command, Call call) {
        return desk.change(command, call);
    }

    @GetMapping
    @Allowed(Action.READ_TENANCY)
    @Operation(summary = "List contracts")
    Listed<ContractView> list(Call call, Views views, @FromQuery ContractList asked, LookedAt at, SliceRequest page) {
        return Listed.of(views.contracts()
                .page(call.scope().within(asked.parkId()), asked.filter(), page)
                .map(contract -> contract.on(at.day())));
    }
}
