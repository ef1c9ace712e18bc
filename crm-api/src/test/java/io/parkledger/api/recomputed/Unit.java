package io.parkledger.api.recomputed;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A unit of a building, as long as it is there. */
final class Unit {

    final String id;
    /** What people call it. */
    final String number;

    final String park;
    final String building;
    final int floor;
    final BigDecimal areaSqm;
    private final LocalDate registeredOn;
    private final Timeline<Boolean> outOfService = new Timeline<>();
    LocalDate dissolvedOn;

    Unit(Fact registered) {
        id = registered.text("unitId");
        number = registered.has("number") ? registered.text("number") : id;
        park = registered.text("parkId");
        building = registered.text("buildingId");
        floor = registered.decimal("floor").intValueExact();
        areaSqm = registered.decimal("areaSqm");
        registeredOn = registered.day("registeredOn");
    }

    void outOfService(boolean out, LocalDate from) {
        outOfService.from(from, out);
    }

    boolean isLettableOn(LocalDate day) {
        return !registeredOn.isAfter(day)
                && (dissolvedOn == null || dissolvedOn.isAfter(day))
                && !outOfService.on(day).orElse(false);
    }
}
