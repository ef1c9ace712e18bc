package io.parkledger.api.kit.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thing as one event left it, and that event.
 *
 * @param step   counted from 1
 * @param steps  how many there are: as often was it written
 * @param event  null where the views have set it aside
 * @param fields all that is said of it, those marked that the event changed
 */
public record Step(
        String id,
        String title,
        int step,
        int steps,
        long position,
        History.@Nullable Entry event,
        List<Field> fields) {

    /**
     * One field.
     *
     * @param name    what people call it
     * @param value   null where nothing is said of it
     * @param said    what it is in words
     * @param was     what it was in words, where the event changed it
     * @param changed whether the event did
     */
    public record Field(
            String field,
            String name,
            @Nullable Object value,
            String said,
            @Nullable String was,
            boolean changed) {}

    /** How many fields the event changed. */
    public long changes() {
        return fields.stream().filter(Field::changed).count();
    }
}
