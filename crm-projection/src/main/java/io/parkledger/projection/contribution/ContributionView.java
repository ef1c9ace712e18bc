package io.parkledger.projection.contribution;

import io.parkledger.core.value.Cny;
import io.parkledger.core.value.TaxScope;
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
 * @param withdrawn figures that should never have been reported, by the same names; the last time each was withdrawn
 * @param waiting whether a correction or withdrawal of some figure is not yet decided
 * @param empty whether all figures were withdrawn: no list shows it, and no report counts it
 */
public record ContributionView(
        @BsonId String id,
        String tenantId,
        String parkId,
        String period,
        Map<String, State> figures,
        Map<String, Withdrawal> withdrawn,
        LocalDate reportedOn,
        boolean waiting,
        boolean empty,
        long version,
        long position) {

    /** Full scope, all types together; null when no tax was reported. */
    public @Nullable Cny taxCny() {
        return figures.entrySet().stream()
                .filter(each ->
                        each.getKey().startsWith("TAX_") && each.getKey().endsWith("_" + TaxScope.FULL))
                .map(each -> new Cny(each.getValue().value()))
                .reduce(Cny::plus)
                .orElse(null);
    }

    /** Whether some figure is not what was first reported. */
    public boolean restated() {
        return figures.values().stream().anyMatch(state -> !state.restatements().isEmpty());
    }

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

    /** A withdrawal that was approved. @param value yuan, or persons: what it was before */
    public record Withdrawal(
            BigDecimal value, String cause, String proposedBy, String approvedBy, LocalDate approvedOn) {}

    /** A correction or withdrawal that waits for a second person. @param corrected null for a withdrawal */
    public record Proposal(@Nullable BigDecimal corrected, String cause, String proposedBy, LocalDate proposedOn) {}
}
