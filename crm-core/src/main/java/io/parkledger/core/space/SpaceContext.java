package io.parkledger.core.space;

import io.parkledger.core.bound.Bounds;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.Id;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.ledger.Claim;
import io.parkledger.core.ledger.Context;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.Upcaster;
import io.parkledger.core.space.BuildingEvent.BuildingRegistered;
import io.parkledger.core.space.BuildingEvent.BuildingWithdrawn;
import io.parkledger.core.space.ParkEvent.ParkWithdrawn;
import io.parkledger.core.space.UnitEvent.EarmarkReleased;
import io.parkledger.core.space.UnitEvent.UnitCorrected;
import io.parkledger.core.space.UnitEvent.UnitEarmarked;
import io.parkledger.core.space.UnitEvent.UnitMergerWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitOccupied;
import io.parkledger.core.space.UnitEvent.UnitOutageWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitRegistered;
import io.parkledger.core.space.UnitEvent.UnitReleaseWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitReserved;
import io.parkledger.core.space.UnitEvent.UnitRestored;
import io.parkledger.core.space.UnitEvent.UnitReturnedToService;
import io.parkledger.core.space.UnitEvent.UnitSplit;
import io.parkledger.core.space.UnitEvent.UnitSplitWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitTakenOutOfService;
import io.parkledger.core.space.UnitEvent.UnitWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitsMerged;
import io.parkledger.core.value.UnitNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * What parks, buildings and units bring to the ledger, and what they claim: a unit's id and its number in its building,
 * also of the units that a split or merger is going to make; a building, as long as there is a unit in it that was not
 * withdrawn; a park, as long as there is a building; by split, merger or being out of service, its days, so that no
 * contract can be signed over it at the same instant; and its earmark, so that no earmarked unit goes into another's
 * merger. An earmark claims no days: it stands in no contract's way.
 */
public final class SpaceContext {

    private static final String UNIT = "unit";
    private static final String EARMARK = "unit-earmark";
    private static final String NUMBER = "unit-number";
    /** Was {@code building-in-use} while a building stayed in use when its last unit was withdrawn. */
    private static final String BUILDING_USE = "building-use";

    private static final String PARK_USE = "park-use";

    /** Stands between a building and a number in it; in no building's id. */
    static final char IN_BUILDING = '/';

    public static final Context CONTEXT = new Context(
            "space",
            List.of(Park.class, Building.class, Unit.class),
            List.of(ParkEvent.class, BuildingEvent.class, UnitEvent.class),
            Set.of(UNIT, NUMBER, BUILDING_USE, PARK_USE, EARMARK),
            SpaceContext::claims,
            List.of(
                    new Upcaster("park.registered", 1, SpaceContext::liveFromTheStart),
                    new Upcaster("unit.registered", 1, stored -> numbered(stored, stored, "unitId")),
                    new Upcaster("unit.split", 1, SpaceContext::partsNumbered),
                    new Upcaster("unit.merged", 1, stored -> numbered(stored, stored, "into"))));

    private static final String GONE_WITH = "gone-with:";
    private static final String BECOMING = "becoming:";
    private static final String OUT_OF_SERVICE = "out-of-service:";

    private SpaceContext() {}

    /** Before there were days to go live on, jobs acted for every park. */
    private static ObjectNode liveFromTheStart(ObjectNode park) {
        return park.put("goLiveOn", Bounds.FROM);
    }

    /** Before units had numbers, people called them by their ids. */
    private static ObjectNode numbered(ObjectNode whole, ObjectNode unit, String id) {
        unit.set("number", unit.get(id));
        return whole;
    }

    private static ObjectNode partsNumbered(ObjectNode split) {
        split.withArray("parts").forEach(part -> numbered(split, (ObjectNode) part, "unitId"));
        return split;
    }

    private static List<Claim> claims(Event event) {
        if (event instanceof ParkWithdrawn e) {
            return List.of(Claim.close(PARK_USE, e.parkId().value(), SpaceRule.NOTHING_HANGS_ON_IT));
        }
        if (event instanceof BuildingRegistered e) {
            return List.of(usePark(e.parkId(), e.buildingId()));
        }
        if (event instanceof BuildingWithdrawn e) {
            return List.of(
                    leavePark(e.buildingId()),
                    Claim.close(BUILDING_USE, e.buildingId().value(), SpaceRule.NOTHING_HANGS_ON_IT));
        }
        if (event instanceof UnitRegistered e) {
            var unit = e.unitId().value();
            var building = e.buildingId().value();
            var claims = new ArrayList<Claim>();
            // What a split or merger makes is there only as long as what went, and is as good as that.
            if (e.origin() == null) {
                claims.add(usePark(e.parkId(), e.unitId()));
                claims.add(Claim.use(BUILDING_USE, building, unit, SpaceRule.BUILDING_IS_NOT_WITHDRAWN));
            }
            claims.add(number(e.unitId(), e.buildingId(), e.number()));
            claims.add(Claim.take(UNIT, unit, unit, SpaceRule.UNIT_ID_IS_USED_ONCE));
            return claims;
        }
        if (event instanceof UnitCorrected e) {
            return List.of(giveBackNumber(e.unitId()), number(e.unitId(), e.buildingId(), e.number()));
        }
        if (event instanceof UnitWithdrawn e) {
            return List.of(
                    giveBackNumber(e.unitId()),
                    leavePark(e.unitId()),
                    Claim.leave(BUILDING_USE, e.unitId().value(), SpaceRule.BUILDING_IS_NOT_WITHDRAWN));
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
        if (event instanceof UnitReleaseWithdrawn e) {
            return List.of(endEarmark(e.unitId()));
        }
        if (event instanceof UnitSplit e) {
            var claims = new ArrayList<Claim>();
            claims.add(giveBackNumber(e.unitId()));
            e.parts().stream()
                    .map(part -> number(part.unitId(), e.buildingId(), part.number()))
                    .sorted(Comparator.comparing(Claim::key))
                    .forEach(claims::add);
            claims.addAll(idsFor(e.unitId(), e.parts().stream().map(UnitPart::unitId)));
            claims.add(withdraw(e.unitId(), GONE_WITH + e.unitId(), e.splitOn()));
            return claims;
        }
        if (event instanceof UnitSplitWithdrawn e) {
            var claims = new ArrayList<Claim>();
            e.parts().forEach(part -> claims.add(giveBackNumber(part)));
            claims.add(number(e.unitId(), e.buildingId(), e.number()));
            claims.add(backAgain(e.unitId()));
            return claims;
        }
        if (event instanceof UnitsMerged e) {
            var merger = GONE_WITH + e.unitId();
            var claims = new ArrayList<Claim>();
            claims.add(giveBackNumber(e.unitId()));
            e.others().forEach(other -> claims.add(giveBackNumber(other.unitId())));
            claims.add(number(e.into(), e.buildingId(), e.number()));
            claims.addAll(idsFor(e.unitId(), Stream.of(e.into())));
            claims.add(withdraw(e.unitId(), merger, e.mergedOn()));
            e.others().forEach(other -> {
                claims.add(withdraw(other.unitId(), merger, e.mergedOn()));
                claims.add(Claim.take(EARMARK, other.unitId().value(), merger, SpaceRule.UNIT_IS_NOT_EARMARKED));
            });
            return claims;
        }
        if (event instanceof UnitMergerWithdrawn e) {
            return List.of(
                    giveBackNumber(e.into()),
                    number(e.unitId(), e.buildingId(), e.number()),
                    backAgain(e.unitId()),
                    Claim.release(EARMARK, GONE_WITH + e.unitId(), SpaceRule.UNIT_IS_NOT_EARMARKED));
        }
        if (event instanceof UnitRestored e) {
            return List.of(number(e.unitId(), e.buildingId(), e.number()));
        }
        if (event instanceof UnitTakenOutOfService e) {
            return List.of(withdraw(e.unitId(), OUT_OF_SERVICE + e.unitId(), e.takenOn()));
        }
        if (event instanceof UnitOutageWithdrawn e) {
            return List.of(
                    Claim.releaseDays(UNIT, OUT_OF_SERVICE + e.unitId(), e.takenOn(), SpaceRule.UNIT_IS_LET_ONCE));
        }
        if (event instanceof UnitReturnedToService e) {
            return List.of(
                    Claim.releaseDays(UNIT, OUT_OF_SERVICE + e.unitId(), e.returnedOn(), SpaceRule.UNIT_IS_LET_ONCE));
        }
        return List.of();
    }

    private static Claim usePark(ParkId park, Id what) {
        return Claim.use(PARK_USE, park.value(), what.value(), SpaceRule.PARK_IS_NOT_WITHDRAWN);
    }

    private static Claim leavePark(Id what) {
        return Claim.leave(PARK_USE, what.value(), SpaceRule.PARK_IS_NOT_WITHDRAWN);
    }

    private static Claim number(UnitId unit, BuildingId building, String number) {
        return Claim.take(
                NUMBER,
                building.value() + IN_BUILDING + UnitNumber.comparable(number),
                unit.value(),
                SpaceRule.UNIT_NUMBER_IS_USED_ONCE);
    }

    private static Claim giveBackNumber(UnitId unit) {
        return Claim.release(NUMBER, unit.value(), SpaceRule.UNIT_NUMBER_IS_USED_ONCE);
    }

    /** Its days, and those of what was merged with it, are as they were before. */
    private static Claim backAgain(UnitId unit) {
        return Claim.releaseAllDays(UNIT, GONE_WITH + unit, SpaceRule.UNIT_IS_LET_ONCE);
    }

    /**
     * The ids of what a split or merger makes, before a policy registers it. They are taken in passing under a name
     * that no unit has: taking again what one holds is no conflict, so a unit that is there already would let its id be
     * taken in its own name. In one order for all, so that nobody waits in a circle.
     */
    private static List<Claim> idsFor(UnitId origin, Stream<UnitId> made) {
        var ids = made.map(UnitId::value).sorted().toList();
        var passing = BECOMING + origin;
        var claims = new ArrayList<Claim>();
        ids.forEach(id -> claims.add(Claim.take(UNIT, id, passing, SpaceRule.UNIT_ID_IS_USED_ONCE)));
        claims.add(Claim.release(UNIT, passing, SpaceRule.UNIT_ID_IS_USED_ONCE));
        ids.forEach(id -> claims.add(Claim.take(UNIT, id, id, SpaceRule.UNIT_ID_IS_USED_ONCE)));
        return claims;
    }

    private static Claim endEarmark(UnitId unit) {
        return Claim.release(EARMARK, unit.value(), SpaceRule.UNIT_IS_NOT_EARMARKED);
    }

    private static Claim withdraw(UnitId unit, String holder, LocalDate from) {
        return Claim.takeDays(UNIT, unit.value(), holder, from, null, SpaceRule.UNIT_IS_LET_ONCE);
    }
}
