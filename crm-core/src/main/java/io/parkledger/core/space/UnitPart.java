package io.parkledger.core.space;

import io.parkledger.core.bound.Area;
import io.parkledger.core.bound.Name;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.value.UnitNumber;
import java.math.BigDecimal;

/** A unit that comes out of a split. */
public record UnitPart(
        UnitId unitId,
        @Name(max = UnitNumber.MAX) String number,
        @Area BigDecimal areaSqm) {}
