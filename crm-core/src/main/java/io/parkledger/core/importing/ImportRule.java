package io.parkledger.core.importing;

import io.parkledger.core.rule.Rule;
import java.util.List;

/** What holds for imports. */
enum ImportRule implements Rule {
    /** What is being recorded, or was, or is not to be, is read no other way. */
    IMPORT_IS_PREPARED,
    /** Recorded is what was put in, or was undone; nothing is recorded twice. */
    IMPORT_IS_NOT_RECORDED,
    /** Once more is recorded what is undone as a whole: of what an undo had to leave nobody would know it was of it. */
    NOTHING_OF_IT_STANDS,
    /** Undone is what was recorded, and once more what an undo had to leave. */
    IMPORT_IS_RECORDED,
    /** Only what was begun ends. */
    IMPORT_IS_UNDER_WAY,
    /** Of two columns, or a column and a fixed value, for one field one would be read, and the other not heard. */
    FIELDS_HAVE_ONE_COLUMN("columns", "fixed"),
    /** Whoever says what columns mean says something else than is understood. */
    COLUMNS_MEAN_SOMETHING_ELSE("columns", "fixed"),
    /** Nothing follows before the file was put in. */
    DATE_IS_NOT_BEFORE_THE_FILE(ITS_DAY),
    /** Nothing is recorded of a park that never was. */
    PARK_IS_NOT_WITHDRAWN("parkId");

    private final List<String> fields;

    ImportRule(String... fields) {
        this.fields = List.of(fields);
    }

    @Override
    public List<String> fields() {
        return fields;
    }
}
