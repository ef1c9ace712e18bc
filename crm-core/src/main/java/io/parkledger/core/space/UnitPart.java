package io.parkledger.core.space;

import io.parkledger.core.bound.Area;
import io.parkledger.core.id.UnitId;
import java.math.BigDecimal;

/** A unit that goes into a merger or comes out of a split. */
public record UnitPart(UnitId unitId, @Area BigDecimal areaSqm) {}
