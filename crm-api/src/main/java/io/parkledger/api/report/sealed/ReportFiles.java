package io.parkledger.api.report.sealed;

import io.parkledger.core.ledger.Sha256;
import java.util.List;

/** Makes the files of a report from its canonical JSON. */
public final class ReportFiles {

    /** The name of the JSON, from which the others are made. */
    public static final String JSON = "report.json";

    private ReportFiles() {}

    /** One file. */
    public record ReportFile(String name, String mediaType, byte[] bytes) {}

    /** The JSON first. @param words in the language that the report is sealed in */
    public static List<ReportFile> of(byte[] json, Sayings words) {
        var report = ReportDocument.parse(json);
        var hash = Sha256.hex(json);
        var table = ReportTable.of(report, hash, words);
        var code = QrCode.of(report, hash);
        return List.of(
                new ReportFile(JSON, "application/json", json),
                new ReportFile("report.pdf", "application/pdf", ReportPdf.of(report, table, code, hash, words)),
                new ReportFile(
                        "report.xlsx",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        ReportXlsx.of(report, table, words)),
                new ReportFile("report.html", "text/html;charset=utf-8", ReportHtml.of(report, table, code, words)));
    }
}
