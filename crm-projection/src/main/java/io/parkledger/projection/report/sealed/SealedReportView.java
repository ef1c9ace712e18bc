package io.parkledger.projection.report.sealed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.parkledger.core.report.ReportKind;
import io.parkledger.core.report.SealedFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A report that is fixed for ever.
 *
 * @param number     as printed
 * @param period     a month, {@code 2021-12}, or a year, {@code 2021}
 * @param replaces   number of the report that was wrong; null where there is none
 * @param replacedBy number of the report that says what is right; null while none does
 * @param asOf       position of the ledger: what came later was not known
 * @param knownOn    the day on which no more was known
 * @param on         the day that it looks at
 * @param sealedBy   login
 */
public record SealedReportView(
        @BsonId String id,
        String number,
        ReportKind kind,
        String parkId,
        String period,
        @Nullable String replaces,
        @Nullable String replacedBy,
        long asOf,
        LocalDate knownOn,
        LocalDate on,
        List<SealedFile> files,
        String sealedBy,
        LocalDate sealedOn,
        Instant sealedAt,
        long version,
        long position) {

    /** One of its files, by name. */
    @JsonIgnore
    public Optional<SealedFile> file(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }
}
