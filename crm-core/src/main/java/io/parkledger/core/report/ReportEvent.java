package io.parkledger.core.report;

import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.ReportId;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.meaning.EffectiveOn;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that can have happened to a {@link SealedReport}. Stored for ever: add, never rename. */
public sealed interface ReportEvent extends Event {

    ReportId reportId();

    /**
     * From here on the report says the same for ever.
     *
     * @param number   as printed
     * @param period   a month, {@code 2021-12}, or a year, {@code 2021}
     * @param replaces the report that was wrong; null where there is none
     * @param asOf     position of the ledger: what came later was not known
     * @param knownOn  the day on which no more was known
     * @param on       the day that it looks at
     * @param files    their bytes are among the {@link io.parkledger.core.ledger.Content contents} of the ledger
     */
    @EventType("report.sealed")
    record ReportSealed(
            ReportId reportId,
            String number,
            ReportKind reportKind,
            ParkId parkId,
            String period,
            @Nullable ReportId replaces,
            long asOf,
            LocalDate knownOn,
            LocalDate on,
            List<SealedFile> files,
            @EffectiveOn LocalDate sealedOn)
            implements ReportEvent {}
}
