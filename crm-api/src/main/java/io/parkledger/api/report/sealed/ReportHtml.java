package io.parkledger.api.report.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** A report as one page that needs nothing else: to be read offline, or printed. */
final class ReportHtml {

    private static final String STYLE = """
            body{font:14px/1.5 "PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;color:#17202b;max-width:800px;margin:24px auto;padding:0 16px}
            h1{font-size:20px;margin:0}h2{font-size:16px;margin:20px 0 4px}
            table{width:100%;border-collapse:collapse}th,td{padding:4px 8px;border-bottom:1px solid #e1e5ea;text-align:left}
            .n{text-align:right;font-variant-numeric:tabular-nums}
            dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px}dt{color:#4b5866}dd{margin:0;overflow-wrap:anywhere}
            svg{width:120px;height:120px}
            """;

    /** Around the code, in its modules. */
    private static final int QUIET = 4;

    private final StringBuilder out = new StringBuilder();
    private final ReportTable table;
    private final Sayings words;

    private ReportHtml(ReportTable table, Sayings words) {
        this.table = table;
        this.words = words;
    }

    static byte[] of(ReportDocument report, ReportTable table, QrCode code, Sayings words) {
        var html = new ReportHtml(table, words);
        html.page(report, code);
        return html.out.toString().getBytes(UTF_8);
    }

    private void page(ReportDocument report, QrCode code) {
        out.append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escaped(report.number() + " " + table.title()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n");
        element("h1", report.park().name() + " " + table.title());
        element("p", table.period());
        table.parts().forEach(this::part);
        element("p", words.say("sealed-report.note"));
        element("h2", words.say("sealed-report.proof"));
        out.append("<dl>\n");
        table.facts().forEach(fact -> {
            element("dt", fact.name());
            element("dd", fact.said());
        });
        out.append("</dl>\n");
        element("p", words.say("sealed-report.checkpoint.why"));
        code(code);
        element("p", words.say("sealed-report.sign"));
        out.append("</body>\n</html>\n");
    }

    private void part(ReportTable.Part part) {
        element("h2", part.title());
        out.append("<table>\n<thead><tr>");
        heads().forEach(head -> out.append("<th scope=\"col\"")
                .append(head.equals(heads().get(0)) ? ">" : " class=\"n\">")
                .append(escaped(head))
                .append("</th>"));
        out.append("</tr></thead>\n<tbody>\n");
        part.lines().forEach(this::line);
        out.append("</tbody>\n</table>\n");
    }

    private List<String> heads() {
        return table.months()
                ? List.of(
                        words.say("sealed-report.item"),
                        words.say("sealed-report.this"),
                        words.say("sealed-report.month-before"),
                        words.say("sealed-report.year-before"))
                : List.of(
                        words.say("sealed-report.item"),
                        words.say("sealed-report.this"),
                        words.say("sealed-report.year-before"));
    }

    private void line(ReportTable.Line line) {
        out.append("<tr>");
        element("th scope=\"row\"", line.name() + words.say("sealed-report.in", line.unit()));
        element("td class=\"n\"", line.amount());
        if (table.months()) {
            element("td class=\"n\"", line.monthBefore());
        }
        element("td class=\"n\"", line.yearBefore());
        out.append("</tr>\n");
    }

    private void code(QrCode code) {
        var side = code.size() + 2 * QUIET;
        out.append("<svg viewBox=\"-" + QUIET + " -" + QUIET + " " + side + " " + side)
                .append("\" role=\"img\" aria-label=\"QR\"><path d=\"");
        code.marks().forEach(mark -> out.append('M')
                .append(mark.column())
                .append(' ')
                .append(mark.row())
                .append("h1v1h-1z"));
        out.append("\"/></svg>\n");
    }

    /** @param tag with its attributes */
    private void element(String tag, String text) {
        var name = tag.split(" ", 2)[0];
        out.append('<')
                .append(tag)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(name)
                .append(">\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
