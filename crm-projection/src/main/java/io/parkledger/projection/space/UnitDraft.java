package io.parkledger.projection.space;

import io.parkledger.core.contract.ContractEvent.ContractCorrected;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.space.UnitState;
import io.parkledger.core.value.UnitNumber;
import io.parkledger.projection.store.Draft;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A {@link UnitView} while it is written: who is in, who has signed for it, and what it was before, in case that what
 * came then never was.
 */
final class UnitDraft {

    /** Of the number, to compare and to search by; shown to nobody. */
    static final String NUMBER_KEY = "numberKey";

    private static final String STATE = "state";
    private static final String SINCE = "since";
    private static final String CONTRACT = "contractId";
    private static final String TENANT = "tenantId";
    private static final String COMPANY = "company";
    private static final String SIGNED = "signed";
    /** Since when it was vacant before it was signed for, taken out of service, split or merged; shown to nobody. */
    private static final String VACANT_SINCE = "vacantSince";

    /** Whose end or rescission made it vacant since then, or left it to others who have signed; shown to nobody. */
    private static final String VACATED_BY = "vacatedBy";

    /** Since when it was reserved before whoever is in came; shown to nobody. */
    private static final String RESERVED_SINCE = "reservedSince";

    /** When whoever is in had signed; shown to nobody. */
    private static final String MOVED_IN_SIGNED_ON = "movedInSignedOn";

    private static final String START_ON = "startOn";
    private static final String SIGNED_ON = "signedOn";

    /** By the beginning of the term; who signed first where that is not known. */
    private static final Comparator<Document> WHO_COMES_FIRST = Comparator.comparing(
            signing -> signing.getString(START_ON), Comparator.nullsLast(Comparator.naturalOrder()));

    private final Draft unit;

    UnitDraft(Draft unit) {
        this.unit = unit;
    }

    UnitDraft set(String field, @Nullable Object value) {
        unit.set(field, value);
        return this;
    }

    boolean exists() {
        return unit.exists();
    }

    void describe(String number, int floor, BigDecimal areaSqm, LocalDate registeredOn) {
        unit.set("number", number)
                .set(NUMBER_KEY, UnitNumber.comparable(number))
                .set("floor", floor)
                .set("areaSqm", areaSqm)
                .set("registeredOn", registeredOn);
    }

    /** It is there since another day than was said; so is what it has been since then. */
    void hasBeenThereSince(LocalDate registeredOn) {
        for (var since : List.of(SINCE, VACANT_SINCE)) {
            if (String.valueOf(unit.text("registeredOn")).equals(unit.text(since))) {
                unit.set(since, registeredOn);
            }
        }
    }

    void earmark(@Nullable String company, @Nullable LocalDate until, @Nullable NegotiationId negotiation) {
        unit.set("earmarkedFor", company).set("earmarkedUntil", until).set("negotiationId", negotiation);
    }

    void releaseEarmark() {
        earmark(null, null, null);
    }

    /** Vacant, and by nobody's going. */
    void becomeVacant(LocalDate on) {
        unit.set(STATE, UnitState.VACANT).set(SINCE, on).set(VACATED_BY, null);
    }

    /**
     * Who has signed for it.
     *
     * @param startOn of the contract; null where nobody has told of it: it comes after all others
     */
    static Document signing(
            ContractId contract, TenantId tenant, String company, LocalDate signedOn, @Nullable String startOn) {
        return new Document(CONTRACT, contract.value())
                .append(TENANT, tenant.value())
                .append(COMPANY, company)
                .append(START_ON, startOn)
                .append(SIGNED_ON, signedOn.toString());
    }

    void sign(Document signing, ContractId contract, LocalDate on) {
        releaseEarmark();
        var signings = signedAlso(signing);
        if (isIn(UnitState.RESERVED)) {
            nameTenant(signings.get(0));
        } else if (!isIn(UnitState.OCCUPIED)) {
            // A signing that never was void: it never was vacant since it had been void.
            if (!isVacatedBy(contract)) {
                unit.set(VACANT_SINCE, unit.text(SINCE));
            }
            reserve(on.toString(), signings.get(0));
        }
    }

    private List<Document> signedAlso(Document signing) {
        var signings = new ArrayList<Document>(unit.documents(SIGNED));
        signings.add(signing);
        signings.sort(WHO_COMES_FIRST);
        unit.set(SIGNED, signings);
        return signings;
    }

    void neverSigned(ContractId contract) {
        var signed = signedBesides(contract);
        if (!isIn(UnitState.RESERVED)) {
            return;
        }
        if (signed.isEmpty()) {
            becomeVacantAsBefore().set(CONTRACT, null).set(TENANT, null).set(COMPANY, null);
        } else {
            unit.set(SINCE, signedSince(signed, unit.text(VACANT_SINCE)));
            nameTenant(signed.get(0));
        }
    }

    /** Since one of them signed; where another was in then, since that one left. */
    private static String signedSince(List<Document> signings, @Nullable String vacantSince) {
        var first = signings.stream()
                .map(signing -> signing.getString(SIGNED_ON))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return vacantSince == null || vacantSince.compareTo(first) < 0 ? first : vacantSince;
    }

    static boolean isSignedFor(Document unit, ContractId contract) {
        return unit.getList(SIGNED, Document.class, List.of()).stream().anyMatch(signing -> isOf(signing, contract));
    }

    /** Whether a signing, or who is in, is of that contract. */
    static boolean isOf(Document signing, ContractId contract) {
        return contract.value().equals(signing.getString(CONTRACT));
    }

    void correctSigning(ContractCorrected e) {
        var signings = new ArrayList<Document>();
        for (var signing : unit.documents(SIGNED)) {
            signings.add(
                    isOf(signing, e.contractId())
                            ? new Document(signing)
                                    .append(TENANT, e.tenantId().value())
                                    .append(COMPANY, e.company())
                                    .append(START_ON, e.startOn().toString())
                                    .append(SIGNED_ON, e.signedOn().toString())
                            : signing);
        }
        signings.sort(WHO_COMES_FIRST);
        unit.set(SIGNED, signings);
        if (isIn(UnitState.RESERVED)) {
            unit.set(SINCE, signedSince(signings, unit.text(VACANT_SINCE)));
            nameTenant(signings.get(0));
        }
    }

    /** Since when it was reserved before its tenant moved in. */
    void correctDayBefore(LocalDate signedOn) {
        var former = unit.text(MOVED_IN_SIGNED_ON);
        if (former != null && former.equals(unit.text(RESERVED_SINCE))) {
            unit.set(RESERVED_SINCE, signedOn);
        }
        unit.set(MOVED_IN_SIGNED_ON, signedOn);
    }

    /** Who had signed moves in. */
    void moveIn(ContractId contract, TenantId tenant, String company, LocalDate on) {
        unit.set(RESERVED_SINCE, isIn(UnitState.RESERVED) ? unit.text(SINCE) : null);
        unit.set(MOVED_IN_SIGNED_ON, signedOn(contract));
        signedBesides(contract);
        occupy(contract, tenant, company, on);
    }

    void occupy(ContractId contract, TenantId tenant, String company, LocalDate since) {
        releaseEarmark();
        let(UnitState.OCCUPIED, since, contract.value(), tenant.value(), company);
    }

    void occupiedOn(ContractId contract, LocalDate on) {
        if (isNamed(contract)) {
            unit.set(SINCE, on);
        }
    }

    /** It is reserved as it was before. */
    void neverMovedIn(Document signing, LocalDate reservedOn) {
        var since = unit.text(RESERVED_SINCE);
        var signings = signedAlso(signing);
        reserve(since == null ? reservedOn.toString() : since, signings.get(0));
    }

    void release(ContractId contract, LocalDate on) {
        var signed = signedBesides(contract);
        if (!isNamed(contract)) {
            return;
        }
        unit.set(VACATED_BY, contract.value());
        if (signed.isEmpty()) {
            let(UnitState.VACANT, on, null, null, null);
        } else {
            unit.set(VACANT_SINCE, on);
            reserve(on.toString(), signed.get(0));
        }
    }

    /** What it came to when its tenant was out, or was before it went, it came to on the other day. */
    void releasedOn(ContractId contract, LocalDate former, LocalDate on) {
        if (!isVacatedBy(contract)) {
            return;
        }
        if (isIn(UnitState.VACANT) && former.toString().equals(unit.text(SINCE))) {
            unit.set(SINCE, on);
        }
        if (former.toString().equals(unit.text(VACANT_SINCE))) {
            unit.set(VACANT_SINCE, on);
            if (isIn(UnitState.RESERVED)) {
                unit.set(SINCE, signedSince(unit.documents(SIGNED), on.toString()));
            }
        }
    }

    void rename(ContractId contract, String company) {
        var signings = unit.documents(SIGNED).stream()
                .map(signing -> isOf(signing, contract) ? new Document(signing).append(COMPANY, company) : signing)
                .toList();
        unit.set(SIGNED, signings);
        if (isNamed(contract)) {
            unit.set(COMPANY, company);
        }
    }

    private boolean isIn(UnitState state) {
        return state.name().equals(unit.text(STATE));
    }

    private boolean isVacatedBy(ContractId contract) {
        return contract.value().equals(unit.text(VACATED_BY));
    }

    /** Whether it is that contract's, be it signed or in force. */
    private boolean isNamed(ContractId contract) {
        return contract.value().equals(unit.text(CONTRACT));
    }

    private void reserve(String since, Document next) {
        unit.set(STATE, UnitState.RESERVED).set(SINCE, since);
        nameTenant(next);
    }

    private void nameTenant(Document signing) {
        unit.set(CONTRACT, signing.getString(CONTRACT))
                .set(TENANT, signing.getString(TENANT))
                .set(COMPANY, signing.getString(COMPANY));
    }

    private @Nullable String signedOn(ContractId contract) {
        return unit.documents(SIGNED).stream()
                .filter(signing -> isOf(signing, contract))
                .map(signing -> signing.getString(SIGNED_ON))
                .findFirst()
                .orElse(null);
    }

    /** Who else has signed, now that this contract is not among them any more. */
    private List<Document> signedBesides(ContractId contract) {
        var signed = unit.documents(SIGNED).stream()
                .filter(signing -> !isOf(signing, contract))
                .toList();
        unit.set(SIGNED, signed);
        return signed;
    }

    private void let(
            UnitState state,
            LocalDate since,
            @Nullable String contract,
            @Nullable String tenant,
            @Nullable String company) {
        unit.set(STATE, state)
                .set(SINCE, since)
                .set(CONTRACT, contract)
                .set(TENANT, tenant)
                .set(COMPANY, company);
    }

    /** It is no more, from that day on, but for what it became. */
    void dissolve(LocalDate on, List<UnitId> into) {
        unit.set(VACANT_SINCE, unit.text(SINCE))
                .set(STATE, UnitState.DISSOLVED)
                .set(SINCE, on)
                .set("dissolvedOn", on)
                .set("into", into);
    }

    void bringBack() {
        becomeVacantAsBefore().set("dissolvedOn", null).set("into", List.of());
    }

    /** What it was, since when, before something that never was. */
    private Draft becomeVacantAsBefore() {
        return unit.set(STATE, UnitState.VACANT).set(SINCE, unit.text(VACANT_SINCE));
    }

    void takeOutOfService(LocalDate on, String cause) {
        unit.set(VACANT_SINCE, unit.text(SINCE))
                .set(STATE, UnitState.OUT_OF_SERVICE)
                .set(SINCE, on)
                .push("outOfService", new UnitView.Outage(on, null, cause));
    }

    void neverTakenOutOfService(LocalDate on) {
        becomeVacantAsBefore()
                .set(
                        "outOfService",
                        unit.documents("outOfService").stream()
                                .filter(outage -> outage.getString("until") != null
                                        || !on.toString().equals(outage.getString("from")))
                                .toList());
    }

    void returnToService(LocalDate on) {
        becomeVacant(on);
        var outages = new ArrayList<Document>(unit.documents("outOfService"));
        int last = outages.size() - 1;
        outages.set(last, new Document(outages.get(last)).append("until", on.toString()));
        unit.set("outOfService", outages);
    }
}
