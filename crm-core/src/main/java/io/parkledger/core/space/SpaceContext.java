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
import java.util.Set;
import java.util.stream.Stream;

/**
 * What parks, buildings and units bring to the ledger, and what they claim: a unit's number, also of the units that a split or merger is going to make; by split, merger or being
 * out of service, its days, so that no contract can be signed over it at the same instant; and its earmark, so that no
 * earmarked unit goes into another's merger. An earmark claims no days: it stands in no contract's way.
 */
public final class SpaceContext {

    private static final String UNIT = "unit";
    private static final String EARMARK = "unit-earmark";

    public static final Context CONTEXT = new Context(
            "space",
            List.of(Park.class, Building.class, Unit.class),
            List.of(ParkEvent.class, BuildingEvent.class, UnitEvent.class),
            Set.of(UNIT, EARMARK),
            SpaceContext::claims);

    private static final String GONE_WITH = "gone-with:";
    private static final String BECOMING = "becoming:";
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
            var claims = numbersFor(e.unitId(), e.parts().stream().map(UnitPart::unitId));
            claims.add(withdraw(e.unitId(), GONE_WITH + e.unitId(), e.splitOn()));
            return claims;
        }
        if (event instanceof UnitsMerged e) {
            var merger = GONE_WITH + e.unitId();
            var claims = numbersFor(e.unitId(), Stream.of(e.into()));
            claims.add(withdraw(e.unitId(), merger, e.mergedOn()));
            e.others().forEach(other -> {
                claims.add(withdraw(other.unitId(), merger, e.mergedOn()));
                claims.add(Claim.take(EARMARK, other.unitId().value(), merger, SpaceRule.UNIT_IS_NOT_EARMARKED));
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

    /**
     * The numbers of what a split or merger makes, before a policy registers it. They are taken in passing under a name
     * that no unit has: taking again what one holds is no conflict, so a unit that is there already would let its
     * number be taken in its own name. In one order for all, so that nobody waits in a circle.
     */
    private static List<Claim> numbersFor(UnitId origin, Stream<UnitId> made) {
        var numbers = made.map(UnitId::value).sorted().toList();
        var passing = BECOMING + origin;
        var claims = new ArrayList<Claim>();
        numbers.forEach(number -> claims.add(Claim.take(UNIT, number, passing, SpaceRule.UNIT_NUMBER_IS_USED_ONCE)));
        claims.add(Claim.release(UNIT, passing, SpaceRule.UNIT_NUMBER_IS_USED_ONCE));
        numbers.forEach(number -> claims.add(Claim.take(UNIT, number, number, SpaceRule.UNIT_NUMBER_IS_USED_ONCE)));
        return claims;
    }

    private static Claim endEarmark(UnitId unit) {
        return Claim.release(EARMARK, unit.value(), SpaceRule.UNIT_IS_NOT_EARMARKED);
    }

    private static Claim withdraw(UnitId unit, String holder, LocalDate from) {
        return Claim.takeDays(UNIT, unit.value(), holder, from, null, SpaceRule.UNIT_IS_LET_ONCE);
    }
}
