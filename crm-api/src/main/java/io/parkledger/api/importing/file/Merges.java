package io.parkledger.api.importing.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Cells that are merged into one: what stands in their first is meant for all of them. */
final class Merges {

    static final int AT_MOST = 100_000;

    static final Merges NONE = new Merges(List.of());

    private final List<Area> areas;

    /** A rectangle of cells, both ends included; rows as Excel shows them, columns from 0 on. */
    record Area(int firstRow, int firstColumn, int lastRow, int lastColumn) {

        boolean has(int row, int column) {
            return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
        }
    }

    private Merges(List<Area> areas) {
        this.areas = areas;
    }

    static Merges of(List<Area> areas) {
        return new Merges(
                areas.stream().sorted(Comparator.comparingInt(Area::firstRow)).toList());
    }

    /** Those that begin in a row. */
    List<Area> from(int row) {
        return areas.stream().filter(area -> area.firstRow() == row).toList();
    }

    @Nullable
    Area at(int row, int column) {
        return areas.stream().filter(area -> area.has(row, column)).findFirst().orElse(null);
    }

    /** Writes what stands in the first of cells that are merged downwards beside each of their rows, as Excel does. */
    final class Down {

        private final Map<Integer, Shown> shown = new TreeMap<>();
        private int begun;

        /** What is shown in a column down to a row. */
        private record Shown(String text, int lastRow) {}

        /** @param row with what stands in its own cells; row by row */
        RawRow fill(RawRow row) {
            shown.values().removeIf(each -> each.lastRow() < row.number());
            for (; begun < areas.size() && areas.get(begun).firstRow() <= row.number(); begun++) {
                var area = areas.get(begun);
                var text = row.cell(area.firstColumn());
                boolean isShown = area.firstRow() == row.number() && !text.isEmpty();
                if (isShown && area.lastRow() > area.firstRow() && fits(text)) {
                    shown.put(area.firstColumn(), new Shown(text, area.lastRow()));
                }
            }
            if (shown.isEmpty()) {
                return row;
            }
            var filled = new ArrayList<>(row.cells());
            shown.forEach((column, each) -> {
                while (filled.size() <= column) {
                    filled.add("");
                }
                if (filled.get(column).isEmpty()) {
                    filled.set(column, each.text());
                }
            });
            return new RawRow(row.number(), filled);
        }

        /** What is shown beside a row is no more than a row can say. */
        private boolean fits(String text) {
            int characters = shown.values().stream()
                    .mapToInt(each -> each.text().length())
                    .sum();
            return characters + text.length() <= RawRows.CHARACTERS_OF_A_ROW_AT_MOST;
        }
    }
}
