package io.parkledger.core.space;

import io.parkledger.core.id.UnitId;
import io.parkledger.core.ledger.Claim;
import io.parkledger.core.ledger.Context;
import io.parkledger.core.space.UnitEvent.EarmarkReleased;
import io.parkledger.core.space.UnitEvent.UnitEarmarked;
import io.parkledger.core.space.UnitEvent.UnitOccupied;
import io.parkledger.core.space.UnitEvent.UnitRegistered;
import io.parkledger.core.space.UnitEvent.UnitReserved;
import io.parkledger.core.space.UnitEvent.UnitReturnedToService;
import io.parkledger.core.space.UnitEvent.UnitSplit;
import io.parkledger.core.space.UnitEvent.UnitTakenOutOfService;
import io.parkledger.core.space.UnitEvent.UnitsMerged;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What parks, buildings and units bring to the ledger, and what they claim: a unit's number; by split, merger or being
 * out of service, its days, so that no contract can be signed over it at the same instant; and its earmark, so that no
 * earmarked unit goes into another's merger. An earmark claims no days: it stands in no contract's way.
 */
public final class SpaceContext {

    public static final Context CONTEXT = new Context(
            "space",
            List.of(Park.class, Building.class, Unit.class),
            List.of(ParkEvent.class, BuildingEvent.class, UnitEvent.class),
            SpaceContext::claims);

    private static final String UNIT = "unit";
    private static final String EARMARK = "unit-earmark";
    private static final String DISSOLVED = "dissolved";
    private static final String OUT_OF_SERVICE = "out-of-service:";

    private SpaceContext() {}

    private static List<Claim> claims(Object event) {
        if (event instanceof UnitRegistered e) {
            var unit = e.unitId().value();
            return List.of(Claim.take(UNIT, unit, unit, SpaceRule.UNIT_NUMBER_IS_USED_ONCE));
        }
        if (event instanceof UnitEarmarked e) {
            var unit = e.unitId().value();
            return List.of(Claim.take(EARMARK, unit, unit, SpaceRule.UNIT_IS_LET_ONCE));
        }
        if (event instanceof EarmarkReleased e) {
            return List.of(endEarmark(e.unitId()));
        }
        if (event instanceof UnitReserved e) {
            return List.of(endEarmark(e.unitId()));
        }
        if (event instanceof UnitOccupied e) {
            return List.of(endEarmark(e.unitId()));
        }
        if (event instanceof UnitSplit e) {
            return List.of(withdraw(e.unitId(), DISSOLVED, e.splitOn()));
        }
        if (event instanceof UnitsMerged e) {
            var claims = new ArrayList<Claim>();
            claims.add(withdraw(e.unitId(), DISSOLVED, e.mergedOn()));
            e.others().forEach(other -> {
                claims.add(withdraw(other.unitId(), DISSOLVED, e.mergedOn()));
                claims.add(Claim.take(EARMARK, other.unitId().value(), DISSOLVED, SpaceRule.UNIT_IS_NOT_EARMARKED));
            });
            return claims;
        }
        if (event instanceof UnitTakenOutOfService e) {
            return List.of(withdraw(e.unitId(), OUT_OF_SERVICE + e.unitId(), e.takenOn()));
        }
        if (event instanceof UnitReturnedToService e) {
            return List.of(
                    Claim.releaseDays(UNIT, OUT_OF_SERVICE + e.unitId(), e.returnedOn(), SpaceRule.UNIT_IS_LET_ONCE));
        }
        return List.of();
    }

    private static Claim endEarmark(UnitId unit) {
        return Claim.release(EARMARK, unit.value(), SpaceRule.UNIT_IS_NOT_EARMARKED);
    }

    private static Claim withdraw(UnitId unit, String holder, LocalDate from) {
        return Claim.takeDays(UNIT, unit.value(), holder, from, null, SpaceRule.UNIT_IS_LET_ONCE);
    }
}
