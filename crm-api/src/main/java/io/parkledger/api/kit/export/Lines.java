package io.parkledger.api.kit.export;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file for spreadsheets on its way: the heading of a table, its rows, and a line that says what it is. */
interface Lines {

    /** Begins a table of a file that has several. */
    void table(String name) throws IOException;

    void heading(List<String> columns) throws IOException;

    /** @param facts numbers, money, days, times of the park's clock; all else is text */
    void row(List<? extends @Nullable Object> facts) throws IOException;

    /** Ends a table. */
    void note(String note) throws IOException;

    /** Without it a file was cut off, and no program takes it for a whole one. */
    void end() throws IOException;
}
