package io.parkledger.api.kit.history;

import java.util.List;

/**
 * A row of a list that came, went or is not what it was.
 *
 * @param title    what people call it
 * @param position of the last event in between that wrote it
 * @param fields   that changed; none of what came or went
 */
public record RowChange(String id, String title, Became became, long position, List<FieldChange> fields) {}
