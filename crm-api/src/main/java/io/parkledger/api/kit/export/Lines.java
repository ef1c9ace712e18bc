package io.parkledger.api.kit.export;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file for spreadsheets on its way: its heading, its rows, and at last a line that says what it is. */
interface Lines {

    void heading(List<String> columns) throws IOException;

    /** @param facts numbers, money, days, times of the park's clock; all else is text */
    void row(List<? extends @Nullable Object> facts) throws IOException;

    /** Without it a file was cut off, and no program takes it for a whole one. */
    void end(String note) throws IOException;
}
