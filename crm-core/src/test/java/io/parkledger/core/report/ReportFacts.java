package io.parkledger.core.report;

import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.ReportId;
import io.parkledger.core.report.ReportCommand.SealReport;
import io.parkledger.core.report.ReportEvent.ReportSealed;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a sealed report says. */
public final class ReportFacts {

    static final ParkId PARK = new ParkId("LQ");
    static final LocalDate DECEMBER_31 = LocalDate.of(2021, 12, 31);
    static final LocalDate JANUARY_10 = LocalDate.of(2022, 1, 10);
    static final ReportId FIRST = new ReportId("ZT.2021-12-001");
    static final ReportId SECOND = new ReportId("ZT.2021-12-002");

    private static final List<SealedFile> FILES = List.of(new SealedFile(
            "report.json", "application/json", 2, "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"));

    private ReportFacts() {}

    static SealReport seal(ReportId id, String period, @Nullable ReportId replaces, LocalDate knownOn) {
        return new SealReport(id, PARK, period, replaces, 5185, knownOn, DECEMBER_31, FILES, JANUARY_10);
    }

    public static ReportSealed sealed() {
        return new ReportSealed(
                FIRST,
                "招统-2021-12-001",
                ReportKind.MONTH,
                PARK,
                "2021-12",
                null,
                5185,
                DECEMBER_31,
                DECEMBER_31,
                FILES,
                JANUARY_10);
    }

    public static ReportSealed replaced() {
        return new ReportSealed(
                SECOND,
                "招统-2021-12-002",
                ReportKind.MONTH,
                PARK,
                "2021-12",
                FIRST,
                5185,
                JANUARY_10,
                DECEMBER_31,
                FILES,
                JANUARY_10);
    }
}
