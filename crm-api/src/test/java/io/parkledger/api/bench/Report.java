package io.parkledger.api.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What was measured, as Markdown, shown as it comes and kept in a file. */
final class Report {

    private final Path file;
    private final StringBuilder text = new StringBuilder();

    Report(Path file) {
        this.file = file;
    }

    void title(String title) {
        line("");
        line(title);
        line("");
    }

    void header(String... cells) {
        row((Object[]) cells);
        row(List.of(cells).stream().map(cell -> "---").toArray());
    }

    void row(Object... cells) {
        var row = new StringBuilder("|");
        for (var cell : cells) {
            row.append(' ').append(cell).append(" |");
        }
        line(row.toString());
    }

    void line(String line) {
        System.out.println(line);
        text.append(line).append('\n');
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
