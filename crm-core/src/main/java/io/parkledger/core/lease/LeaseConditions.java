package io.parkledger.core.lease;

import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Worth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a lease says beside its first rent and its last day.
 *
 * @param rentSteps                 other rents from later days on, the earliest first
 * @param depositCny                押金
 * @param propertyFeeCnyPerSqmMonth 物业费, yuan per m² and month
 */
public record LeaseConditions(
        @Size(max = 40) List<@Valid RentStep> rentSteps,
        @Size(max = 40) List<@Valid RentFree> rentFree,
        @Worth @Nullable Cny depositCny,
        @Rent @Nullable Cny propertyFeeCnyPerSqmMonth) {

    /** Nothing is said. */
    public static final LeaseConditions NONE = new LeaseConditions(List.of(), List.of(), null, null);
}
