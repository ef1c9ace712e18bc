package io.parkledger.core.space;

import static io.parkledger.core.TestValues.APRIL_1;
import static io.parkledger.core.TestValues.BUILDING;
import static io.parkledger.core.TestValues.COMPANY;
import static io.parkledger.core.TestValues.CONTRACT;
import static io.parkledger.core.TestValues.MARCH_1;
import static io.parkledger.core.TestValues.MARCH_10;
import static io.parkledger.core.TestValues.MARCH_2;
import static io.parkledger.core.TestValues.NEGOTIATION;
import static io.parkledger.core.TestValues.NEXT_UNIT;
import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.TestValues.SECOND_CONTRACT;
import static io.parkledger.core.TestValues.TENANT;
import static io.parkledger.core.TestValues.UNIT;
import static io.parkledger.core.TestValues.sqm;

import io.parkledger.core.bound.Bounds;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.space.BuildingEvent.BuildingCorrected;
import io.parkledger.core.space.BuildingEvent.BuildingRegistered;
import io.parkledger.core.space.BuildingEvent.BuildingWithdrawn;
import io.parkledger.core.space.ParkEvent.ParkCorrected;
import io.parkledger.core.space.ParkEvent.ParkGoLiveSet;
import io.parkledger.core.space.ParkEvent.ParkRegistered;
import io.parkledger.core.space.ParkEvent.ParkWithdrawn;
import io.parkledger.core.space.ParkEvent.SynonymDropped;
import io.parkledger.core.space.ParkEvent.SynonymsKept;
import io.parkledger.core.space.UnitEvent.EarmarkReleased;
import io.parkledger.core.space.UnitEvent.UnitCorrected;
import io.parkledger.core.space.UnitEvent.UnitDissolved;
import io.parkledger.core.space.UnitEvent.UnitEarmarked;
import io.parkledger.core.space.UnitEvent.UnitMergerWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitOccupationCorrected;
import io.parkledger.core.space.UnitEvent.UnitOccupationWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitOccupied;
import io.parkledger.core.space.UnitEvent.UnitOutageWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitRegistered;
import io.parkledger.core.space.UnitEvent.UnitReleaseCorrected;
import io.parkledger.core.space.UnitEvent.UnitReleaseWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitReleased;
import io.parkledger.core.space.UnitEvent.UnitReservationWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitReserved;
import io.parkledger.core.space.UnitEvent.UnitRestored;
import io.parkledger.core.space.UnitEvent.UnitReturnedToService;
import io.parkledger.core.space.UnitEvent.UnitSplit;
import io.parkledger.core.space.UnitEvent.UnitSplitWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitTakenOutOfService;
import io.parkledger.core.space.UnitEvent.UnitWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitsMerged;
import java.util.List;

/** What may have happened to the park, its building A, and unit A0101 of 120.50 m². */
public final class SpaceFacts {

    static final UnitId WHOLE = new UnitId("A0110");
    static final List<UnitPart> PARTS = List.of(part("A0101-1", "70.25"), part("A0101-2", "50.25"));
    static final List<MergedUnit> NEXT = List.of(new MergedUnit(NEXT_UNIT, sqm("80.00")));

    private SpaceFacts() {}

    static UnitPart part(String unit, String area) {
        return new UnitPart(new UnitId(unit), unit, sqm(area));
    }

    public static ParkRegistered parkRegistered() {
        return new ParkRegistered(PARK, "澜桥数字经济产业园", Bounds.FIRST_DAY);
    }

    public static BuildingRegistered buildingRegistered() {
        return new BuildingRegistered(BUILDING, PARK, "A座 大数据楼");
    }

    public static UnitRegistered registered() {
        return new UnitRegistered(UNIT, null, PARK, BUILDING, UNIT.value(), 1, sqm("120.50"), MARCH_1);
    }

    public static UnitEarmarked earmarked() {
        return new UnitEarmarked(UNIT, NEGOTIATION, COMPANY, APRIL_1, MARCH_2);
    }

    public static UnitEarmarked earmarkedWithoutTalk() {
        return new UnitEarmarked(UNIT, null, COMPANY, APRIL_1, MARCH_2);
    }

    public static EarmarkReleased earmarkReleased() {
        return new EarmarkReleased(UNIT, MARCH_10);
    }

    public static UnitReserved reserved() {
        return new UnitReserved(UNIT, CONTRACT, TENANT, COMPANY, MARCH_10);
    }

    /** By the next company, for the days after the first contract. */
    public static UnitReserved reservedForTheSecond() {
        return new UnitReserved(UNIT, SECOND_CONTRACT, TENANT, COMPANY, MARCH_10);
    }

    public static UnitOccupied occupied() {
        return new UnitOccupied(UNIT, CONTRACT, TENANT, COMPANY, APRIL_1);
    }

    public static UnitReleased released() {
        return new UnitReleased(UNIT, CONTRACT, APRIL_1);
    }

    public static UnitSplit split() {
        return new UnitSplit(UNIT, PARK, BUILDING, 1, PARTS, MARCH_10);
    }

    public static UnitsMerged merged() {
        return new UnitsMerged(UNIT, PARK, BUILDING, 1, NEXT, WHOLE, WHOLE.value(), sqm("200.50"), MARCH_10);
    }

    public static UnitDissolved dissolved() {
        return new UnitDissolved(UNIT, WHOLE, MARCH_10);
    }

    public static UnitTakenOutOfService outOfService() {
        return new UnitTakenOutOfService(UNIT, "water damage", MARCH_10);
    }

    public static UnitReturnedToService inService() {
        return new UnitReturnedToService(UNIT, APRIL_1);
    }

    public static ParkRegistered parkInPreparation() {
        return new ParkRegistered(PARK, "澜桥数字经济产业园", null);
    }

    public static ParkCorrected parkCorrected() {
        return new ParkCorrected(PARK, "澜桥数字产业园", "名称录错", MARCH_10);
    }

    public static ParkWithdrawn parkWithdrawn() {
        return new ParkWithdrawn(PARK, "重复登记", MARCH_10);
    }

    public static ParkGoLiveSet goLiveSet() {
        return new ParkGoLiveSet(PARK, APRIL_1, MARCH_10);
    }

    public static SynonymsKept synonymsKept() {
        return new SynonymsKept(
                PARK,
                List.of(
                        new Synonym(Glossary.INDUSTRIES, "大数据服务业", "BIG_DATA"),
                        new Synonym(Glossary.HEADINGS_OF_TENANTS, "现租期限", "leaseEnd")),
                MARCH_10);
    }

    public static SynonymDropped synonymDropped() {
        return new SynonymDropped(PARK, Glossary.INDUSTRIES, "大数据服务业", APRIL_1);
    }

    public static BuildingCorrected buildingCorrected() {
        return new BuildingCorrected(BUILDING, "A座", "名称录错", MARCH_10);
    }

    public static BuildingWithdrawn buildingWithdrawn() {
        return new BuildingWithdrawn(BUILDING, "重复登记", MARCH_10);
    }

    /** The unit as it would be had another been split into it. */
    public static UnitRegistered made() {
        return new UnitRegistered(UNIT, new UnitId("A0100"), PARK, BUILDING, UNIT.value(), 1, sqm("120.50"), MARCH_1);
    }

    public static UnitCorrected corrected() {
        return new UnitCorrected(UNIT, BUILDING, "1号楼101", 2, sqm("121.00"), MARCH_1, "面积录错", MARCH_10);
    }

    public static UnitWithdrawn withdrawn() {
        return new UnitWithdrawn(UNIT, "重复登记", MARCH_10);
    }

    public static UnitSplitWithdrawn splitWithdrawn() {
        return new UnitSplitWithdrawn(
                UNIT,
                BUILDING,
                UNIT.value(),
                PARTS.stream().map(UnitPart::unitId).toList(),
                "不曾拆分",
                APRIL_1);
    }

    public static UnitMergerWithdrawn mergerWithdrawn() {
        return new UnitMergerWithdrawn(UNIT, BUILDING, UNIT.value(), List.of(NEXT_UNIT), WHOLE, "不曾合并", APRIL_1);
    }

    public static UnitRestored restored() {
        return new UnitRestored(UNIT, BUILDING, UNIT.value(), APRIL_1);
    }

    public static UnitOutageWithdrawn outageWithdrawn() {
        return new UnitOutageWithdrawn(UNIT, MARCH_10, "记错房源", APRIL_1);
    }

    public static UnitReleaseCorrected releaseCorrected() {
        return new UnitReleaseCorrected(UNIT, CONTRACT, APRIL_1.plusDays(2), APRIL_1, APRIL_1.plusDays(9));
    }

    public static UnitReleaseWithdrawn releaseWithdrawn() {
        return new UnitReleaseWithdrawn(UNIT, CONTRACT, TENANT, COMPANY, APRIL_1, APRIL_1.plusDays(9));
    }

    public static UnitOccupationCorrected occupationCorrected() {
        return new UnitOccupationCorrected(UNIT, CONTRACT, MARCH_10, APRIL_1, APRIL_1);
    }

    public static UnitReservationWithdrawn reservationWithdrawn() {
        return new UnitReservationWithdrawn(UNIT, CONTRACT, MARCH_10);
    }

    public static UnitOccupationWithdrawn occupationWithdrawn() {
        return new UnitOccupationWithdrawn(UNIT, CONTRACT, TENANT, COMPANY, MARCH_10, APRIL_1);
    }
}
