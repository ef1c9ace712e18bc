package io.parkledger.core.space;

import io.parkledger.core.bound.Area;
import io.parkledger.core.id.UnitId;
import java.math.BigDecimal;

/** A unit that goes into a merger. */
public record MergedUnit(UnitId unitId, @Area BigDecimal areaSqm) {}
