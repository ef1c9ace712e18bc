package io.parkledger.api.importing.file;

import java.util.List;

/** A file that cannot be read as a table. Its sentence says what is wrong, and how to save it anew. */
public final class FileRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Object> facts;

    public FileRefused(String code, Object... facts) {
        super(code, null, false, false);
        this.code = code;
        this.facts = List.of(facts);
    }

    static FileRefused damaged() {
        return new FileRefused("import.file-damaged");
    }

    static FileRefused notASpreadsheet() {
        return new FileRefused("import.file-not-a-spreadsheet");
    }

    /** Key of the sentence, behind {@code problem}. */
    public String code() {
        return code;
    }

    public List<Object> facts() {
        return facts;
    }
}
