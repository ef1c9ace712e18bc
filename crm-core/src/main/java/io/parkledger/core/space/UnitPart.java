package io.parkledger.core.space;

import io.parkledger.core.id.UnitId;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;

/** A unit that goes into a merger or comes out of a split. */
public record UnitPart(
        UnitId unitId, @Positive @DecimalMax("10000000") BigDecimal areaSqm) {}
