package io.parkledger.projection.renewal;

import io.parkledger.core.renewal.RenewalStatus;
import io.parkledger.core.value.Cny;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One contract's way through one expiry.
 *
 * @param buildings the contract's units stand in
 */
public record RenewalView(
        @BsonId String id,
        String contractId,
        String tenantId,
        String parkId,
        List<String> buildings,
        String company,
        BigDecimal areaSqm,
        Cny rentCnyPerYear,
        LocalDate expiringOn,
        LocalDate openedOn,
        RenewalStatus status,
        @Nullable LocalDate newEndOn,
        @Nullable Cny rentCnyPerSqmMonth,
        @Nullable String cause,
        @Nullable LocalDate decidedOn,
        @Nullable LocalDate heldOverSince,
        long version,
        long position) {

    /** Whether it is no mistake that it was opened; only whoever takes that back says why it is withdrawn. */
    public boolean wasOpened() {
        return status != RenewalStatus.WITHDRAWN || cause == null;
    }
}
