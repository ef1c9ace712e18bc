package io.parkledger.api.report;

import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.api.report.sealed.ReportDocument;
import io.parkledger.api.report.sealed.ReportFiles;
import io.parkledger.api.report.sealed.ReportTable;
import io.parkledger.core.ledger.Content;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.report.ReportNumber;
import io.parkledger.projection.report.sealed.SealedReportView;
import io.parkledger.projection.report.summary.Amount;
import io.parkledger.projection.report.summary.ParkSummary;
import io.parkledger.projection.report.summary.ParkSummary.Figure;
import io.parkledger.projection.report.summary.SummaryItem;
import io.parkledger.projection.store.rows.Scope;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Sealed reports by their numbers: their bytes, what they say, and what would be said now. */
@Component
class SealedReports {

    /** Of bytes that are missing or were changed: nothing else is given out instead. */
    private static final String LOST = "report.file-changed";

    private final Content content;
    private final ViewArguments views;

    SealedReports(Ledger ledger, ViewArguments views) {
        content = new Content(ledger.jdbc());
        this.views = views;
    }

    /** The id that a report has by which its number stands in an address; ids stand for themselves. */
    static String idOf(String idOrNumber) {
        return ReportNumber.parse(idOrNumber).map(number -> number.id().value()).orElse(idOrNumber);
    }

    /**
     * The same bytes for ever, to be saved and not shown by a browser. @throws Refused when there is no such file, or
     * its bytes are not what was sealed
     */
    ResponseEntity<byte[]> file(SealedReportView report, String name) {
        var file = report.file(name).orElseThrow(() -> Refused.unknown(name));
        return ResponseEntity.ok()
                .eTag('"' + file.sha256() + '"')
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        report.number() + name.substring(name.lastIndexOf('.')), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(bytes(file.sha256()));
    }

    private byte[] bytes(String hash) {
        return content.bytes(hash)
                .filter(bytes -> Content.isOf(hash, bytes))
                .orElseThrow(() -> new Refused(HttpStatus.SERVICE_UNAVAILABLE, LOST, hash));
    }

    /** What a report says. */
    ReportDocument document(SealedReportView report) {
        return ReportDocument.parse(json(report));
    }

    private byte[] json(SealedReportView report) {
        return bytes(hash(report));
    }

    static String hash(SealedReportView report) {
        return report.file(ReportFiles.JSON).orElseThrow().sha256();
    }

    /**
     * A report beside what would be said now.
     *
     * @param same    whether it would say the same, byte for byte, made once more from what was known then
     * @param differs the figures that would be others by what is known now
     */
    record Compared(boolean same, List<Difference> differs) {}

    /** One figure that would be another. Null where it is not known. */
    record Difference(
            SummaryItem item,
            @Nullable Amount sealed,
            @Nullable Amount now) {

        public String sealedSaid() {
            return ReportTable.said(item.unit(), sealed);
        }

        public String nowSaid() {
            return ReportTable.said(item.unit(), now);
        }
    }

    Compared compared(SealedReportView report) {
        var json = json(report);
        var document = ReportDocument.parse(json);
        var park = document.park().id();
        var then = views.asOf(report.asOf());
        var again = document.with(
                ParkSummary.of(then, park, document.period()),
                then.space()
                        .findPark(park, Scope.ofPark(park))
                        .map(found -> found.name())
                        .orElse(""));
        var now = ParkSummary.of(views.live(), park, document.period()).figures();
        return new Compared(Arrays.equals(again.json(), json), differences(document.figures(), now));
    }

    private static List<Difference> differences(List<Figure> sealed, List<Figure> now) {
        return IntStream.range(0, Math.min(sealed.size(), now.size()))
                .filter(at -> !isSame(sealed.get(at).amount(), now.get(at).amount()))
                .mapToObj(at -> new Difference(
                        sealed.get(at).item(),
                        sealed.get(at).amount(),
                        now.get(at).amount()))
                .toList();
    }

    /** Written alike, since a report is compared by what it says. */
    private static boolean isSame(@Nullable Amount one, @Nullable Amount other) {
        return Objects.equals(
                one == null ? null : one.value().toPlainString(),
                other == null ? null : other.value().toPlainString());
    }
}
