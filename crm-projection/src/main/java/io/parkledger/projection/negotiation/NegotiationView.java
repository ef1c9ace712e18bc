package io.parkledger.projection.negotiation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.parkledger.core.negotiation.NegotiationStage;
import io.parkledger.core.negotiation.ReviewVerdict;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.core.value.Track;
import io.parkledger.projection.lead.ContactDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A negotiation as it stands now.
 *
 * @param open           neither lost nor landed
 * @param stageSince     when it came to its stage
 * @param lastActivityOn when somebody last spoke with the company: a meeting, an offer, a reception or a visit
 * @param contacts       the days of the meetings and offers: not shown
 * @param receptions     the days of receptions and visits of its lead: not shown
 * @param withdrawn      should never have been recorded: on no list
 */
public record NegotiationView(
        @BsonId String id,
        String leadId,
        String parkId,
        String company,
        @Nullable String creditCode,
        Industry industry,
        LeadSource source,
        String owner,
        @Nullable String team,
        Track track,
        @Nullable Cny valueCny,
        NegotiationStage stage,
        boolean open,
        boolean onHold,
        @Nullable String holdCause,
        List<Offer> offers,
        List<Review> reviews,
        List<Opinion> opinions,
        @Nullable ReviewVerdict verdict,
        @Nullable String nextStep,
        @Nullable LocalDate nextStepDueOn,
        @Nullable String contractId,
        @Nullable String tenantId,
        @Nullable LossReason lossReason,
        @Nullable String competitor,
        LocalDate openedOn,
        LocalDate stageSince,
        LocalDate lastActivityOn,
        @Nullable LocalDate closedOn,
        @JsonIgnore List<ContactDay> contacts,
        @JsonIgnore List<ContactDay> receptions,
        boolean withdrawn,
        long version,
        long position) {

    /** What was offered. */
    public record Offer(
            @Nullable BigDecimal areaSqm,
            @Nullable Cny rentCnyPerSqmMonth,
            @Nullable String terms,
            @Nullable LocalDate validUntil,
            LocalDate offeredOn) {}

    /** One meeting of the review chain, and how it ended. */
    public record Review(String meeting, LocalDate scheduledOn) {}

    /** What one reviewer said. */
    public record Opinion(
            String reviewer,
            ReviewVerdict opinion,
            @Nullable String comment,
            LocalDate givenOn) {}
}
