package io.parkledger.projection.lead;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.lead.TriageVerdict;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.core.value.Track;
import io.parkledger.core.value.Withheld;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A lead as it stands now.
 *
 * @param contacts when its company was received or visited: not shown here
 * @param version  of the aggregate: the ETag
 * @param stem     of the company's name, to find the same company under another spelling: not shown
 * @param position of the last event seen here
 */
public record LeadView(
        @BsonId String id,
        String parkId,
        String company,
        @Nullable String creditCode,
        @Nullable Industry industry,
        LeadSource source,
        String owner,
        @Nullable String team,
        @Nullable String remark,
        LeadStage stage,
        @Nullable TriageVerdict verdict,
        @Nullable Track track,
        @Nullable BigDecimal areaWantedSqm,
        @Nullable BigDecimal landWantedMu,
        @Nullable Cny budget,
        @Nullable LocalDate neededBy,
        @Nullable Person contact,
        @Nullable String negotiationId,
        @Nullable String tenantId,
        @Nullable LossReason lossReason,
        @Nullable String competitor,
        LocalDate registeredOn,
        @Nullable LocalDate qualifiedOn,
        @Nullable LocalDate closedOn,
        Instant recordedAt,
        @JsonIgnore String stem,
        @JsonIgnore List<ContactDay> contacts,
        long version,
        long position) {

    /**
     * A contact.
     *
     * @param name     null while it is withheld
     * @param phone    null where none is known, and while it is withheld
     * @param withheld why name and phone are shown to nobody; said at each reading, and not kept
     */
    public record Person(
            String personId,
            @Nullable String name,
            @Nullable String phone,
            @Nullable Withheld withheld) {}
}
