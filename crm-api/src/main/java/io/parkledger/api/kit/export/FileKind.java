package io.parkledger.api.kit.export;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/** A kind of file that a list is offered as. */
enum FileKind {
    CSV(Sheet.AT, "text/csv;charset=UTF-8") {
        @Override
        Lines lines(HttpServletResponse response, String name) throws IOException {
            return new CsvLines(response.getWriter());
        }
    },
    XLSX(Sheet.AT_XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        Lines lines(HttpServletResponse response, String name) throws IOException {
            return new Spreadsheet(response.getOutputStream(), name);
        }
    };

    private final String at;
    private final String contentType;

    FileKind(String at, String contentType) {
        this.at = at;
        this.contentType = contentType;
    }

    /** The one that is asked for; empty for the page. */
    static Optional<FileKind> of(HttpServletRequest request) {
        return Stream.of(values())
                .filter(kind -> request.getRequestURI().endsWith(kind.at))
                .findFirst();
    }

    /** Where it is, below the address of the page. */
    String at() {
        return at;
    }

    String contentType() {
        return contentType;
    }

    /** How its files end. */
    String ending() {
        return at.substring(at.lastIndexOf('.'));
    }

    /** @param name of the list */
    abstract Lines lines(HttpServletResponse response, String name) throws IOException;
}
