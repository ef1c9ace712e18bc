package io.parkledger.core.lease;

import io.parkledger.core.bound.Area;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.UnitId;
import java.math.BigDecimal;

/** A unit as it was let: with the building it stands in and the area agreed. */
public record LetUnit(
        UnitId unitId, BuildingId buildingId, @Area BigDecimal areaSqm) {}
