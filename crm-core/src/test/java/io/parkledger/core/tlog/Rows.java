package io.parkledger.core.tlog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The tiles of a log in memory, made of the definition and not of a {@link TreeEdge}.
 *
 * @param rows by level: all hashes that its tiles have, beside each other
 */
record Rows(List<List<Hash>> rows) implements TileSource {

    static Rows of(List<Hash> leaves) {
        var rows = new ArrayList<List<Hash>>();
        for (var row = leaves; !row.isEmpty(); row = above(row)) {
            rows.add(row);
        }
        return new Rows(rows);
    }

    private static List<Hash> above(List<Hash> row) {
        return IntStream.range(0, row.size() / Tile.FULL)
                .mapToObj(i -> NaiveTree.root(row.subList(i * Tile.FULL, (i + 1) * Tile.FULL)))
                .toList();
    }

    @Override
    public List<Hash> hashes(Tile tile) {
        int from = Math.toIntExact(tile.number() * Tile.FULL);
        return rows.get(tile.level()).subList(from, from + tile.width());
    }
}
