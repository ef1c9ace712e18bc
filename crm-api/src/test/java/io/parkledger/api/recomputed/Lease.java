package io.parkledger.api.recomputed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A signed contract: what is let to whom, term by term, and the days somebody was in. */
final class Lease {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    record Space(String unit, String building, BigDecimal areaSqm) {}

    record Promise(String kind, BigDecimal target, LocalDate dueOn) {}

    /**
     * A time agreed on.
     *
     * @param endOn    null when it has no end
     * @param agreedOn since when it is known to end that day
     */
    record Term(LocalDate endOn, LocalDate agreedOn) {}

    /** Days for which no rent is paid, both included; the rent agreed stays what it is. */
    record RentFree(LocalDate from, LocalDate until) {}

    final String id;
    final String park;
    final String tenant;
    String company;
    final List<Space> units = new ArrayList<>();
    final List<Promise> promises = new ArrayList<>();
    final LocalDate signedOn;
    final LocalDate startOn;
    final List<Term> terms = new ArrayList<>();
    /** Yuan per m² and month, by the day it is paid for. */
    final Timeline<BigDecimal> rents = new Timeline<>();

    final List<RentFree> rentFree = new ArrayList<>();

    LocalDate handedOverOn;
    LocalDate endedOn;
    boolean rescinded;

    Lease(Fact signed) {
        id = signed.text("contractId");
        park = signed.text("parkId");
        tenant = signed.text("tenantId");
        company = signed.text("company");
        signedOn = signed.day("signedOn");
        startOn = signed.day("startOn");
        signed.payload().path("units").forEach(this::let);
        signed.payload()
                .path("commitments")
                .forEach(promise -> promises.add(new Promise(
                        Fact.text(promise, "kind"), Fact.decimal(promise, "target"), Fact.day(promise, "dueOn"))));
        terms.add(new Term(signed.day("endOn"), signedOn));
        agree(
                LocalDate.MIN,
                signed.decimal("rentCnyPerSqmMonth"),
                signed.payload().path("conditions"));
    }

    /** A rent from a day on, with its steps, and days for which none is paid; what is not spoken of stays. */
    void agree(LocalDate from, BigDecimal rent, JsonNode conditions) {
        if (rent != null) {
            rents.from(from, rent);
        }
        conditions
                .path("rentSteps")
                .forEach(step -> rents.from(Fact.day(step, "fromOn"), Fact.decimal(step, "rentCnyPerSqmMonth")));
        conditions
                .path("rentFree")
                .forEach(free -> rentFree.add(new RentFree(Fact.day(free, "fromOn"), Fact.day(free, "untilOn"))));
    }

    boolean isRentFreeOn(LocalDate day) {
        return rentFree.stream().anyMatch(free -> !day.isBefore(free.from()) && !day.isAfter(free.until()));
    }

    private void let(JsonNode unit) {
        units.add(new Space(Fact.text(unit, "unitId"), Fact.text(unit, "buildingId"), Fact.decimal(unit, "areaSqm")));
    }

    /** A new term begins when the one before has ended; one agreed on later still, on the day of that. */
    void extend(LocalDate endOn, BigDecimal rent, LocalDate agreedOn) {
        var begins = terms.get(terms.size() - 1).endOn().plusDays(1);
        terms.add(new Term(endOn, agreedOn));
        if (rent != null) {
            rents.from(begins.isBefore(agreedOn) ? agreedOn : begins, rent);
        }
    }

    /** Somebody is in, also past the end of the term; the day of leaving is no longer one. */
    boolean isOccupiedOn(LocalDate day) {
        return handedOverOn != null && !handedOverOn.isAfter(day) && !isOverOn(day);
    }

    /** Signed, and nobody is in yet. */
    boolean isAwaitedOn(LocalDate day) {
        return !signedOn.isAfter(day) && (handedOverOn == null || handedOverOn.isAfter(day)) && !isOverOn(day);
    }

    boolean isOverOn(LocalDate day) {
        return endedOn != null && !endedOn.isAfter(day);
    }

    /** The last day, as agreed by {@code day}; null when none is agreed. */
    LocalDate endOn(LocalDate day) {
        return terms.stream()
                .filter(term -> !term.agreedOn().isAfter(day))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .endOn();
    }

    boolean isOpenEndedOn(LocalDate day) {
        return endOn(day) == null;
    }

    boolean isHeldOverOn(LocalDate day) {
        return isOccupiedOn(day) && !isOpenEndedOn(day) && endOn(day).isBefore(day);
    }

    BigDecimal areaSqm() {
        return units.stream().map(Space::areaSqm).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Yuan per m² and month; null where none is agreed. */
    BigDecimal rentOn(LocalDate day) {
        return rents.on(day).orElse(null);
    }

    /** Yuan a year for all units, at the rent of a day. */
    BigDecimal yearlyRentOn(LocalDate day) {
        return yearlyRentOn(day, areaSqm());
    }

    BigDecimal yearlyRentOn(LocalDate day, BigDecimal areaSqm) {
        var rent = rentOn(day);
        return rent == null
                ? BigDecimal.ZERO
                : rent.multiply(MONTHS).multiply(areaSqm).setScale(2, RoundingMode.HALF_UP);
    }
}
