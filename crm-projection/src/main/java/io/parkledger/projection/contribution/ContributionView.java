package io.parkledger.projection.contribution;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What one tenant contributed in one period: every figure with its value now, the value first reported, and all that
 * was done to it.
 *
 * @param figures by measure, for tax with type and scope: {@code TAX_ALL_FULL}, {@code JOBS}, {@code OUTPUT}
 * @param waiting whether a correction of some figure is not yet decided
 */
public record ContributionView(
        @BsonId String id,
        String tenantId,
        String parkId,
        String period,
        Map<String, State> figures,
        LocalDate reportedOn,
        boolean waiting,
        long version,
        long position) {

    /**
     * One figure.
     *
     * @param value    yuan, or persons; restatements applied
     * @param reported as first reported
     * @param pending  proposed and not yet decided
     */
    public record State(
            BigDecimal value,
            BigDecimal reported,
            List<Restatement> restatements,
            @Nullable Proposal pending) {}

    /** A correction that was approved. */
    public record Restatement(
            BigDecimal before,
            BigDecimal after,
            String cause,
            String proposedBy,
            String approvedBy,
            LocalDate approvedOn) {}

    /** A correction that waits for a second person. */
    public record Proposal(BigDecimal corrected, String cause, String proposedBy, LocalDate proposedOn) {}
}
