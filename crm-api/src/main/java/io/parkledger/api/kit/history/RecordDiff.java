package io.parkledger.api.kit.history;

import io.parkledger.api.kit.view.Listed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a thing was and what it came to be, field by field, with the events that did it.
 *
 * @param became null where it is what it was
 * @param title  what people call it
 * @param events of the time in between that speak of it, newest first
 */
public record RecordDiff(
        String id,
        String title,
        Moment from,
        Moment to,
        @Nullable Became became,
        List<FieldChange> fields,
        Listed<History.Entry> events) {}
