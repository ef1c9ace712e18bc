package io.parkledger.core.report;

import io.parkledger.core.id.Existing;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.ReportId;
import io.parkledger.core.ledger.Command;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything one can ask of a {@link SealedReport}. */
public sealed interface ReportCommand extends Command {

    @TargetAggregateIdentifier
    ReportId reportId();

    /**
     * 封存报告: nothing changes it from then on. Sent by the server, which has computed it and made its files.
     *
     * @param period   a month, {@code 2021-12}, or a year, {@code 2021}
     * @param replaces the report that was wrong; null where there is none
     * @param asOf     position of the ledger: what came later was not known
     * @param knownOn  the day on which no more was known
     * @param on       the day that it looks at
     */
    record SealReport(
            ReportId reportId,
            @Existing ParkId parkId,
            String period,
            @Nullable ReportId replaces,
            long asOf,
            LocalDate knownOn,
            LocalDate on,
            List<SealedFile> files,
            LocalDate sealedOn)
            implements ReportCommand {}
}
