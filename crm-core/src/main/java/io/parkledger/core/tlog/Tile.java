package io.parkledger.core.tlog;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A tile of c2sp.org/tlog-tiles: up to 256 hashes that stand beside each other in the tree. On level 0 they are hashes
 * of entries, on each level above those of full tiles of the level below.
 *
 * @param level  0 to 63
 * @param number of the tile within its level, from 0 on
 * @param width  how many hashes it has, 1 to 256; fewer than 256 only at the right edge of the tree
 */
public record Tile(int level, long number, int width) {

    /** Hashes of a tile that grows no more. */
    public static final int FULL = 256;

    /** Levels of the tree between the hashes of a tile and the one hash that a tile above has of it. */
    static final int HEIGHT = 8;

    private static final int HIGHEST = 63;
    /** Levels of tiles: those above have no full tile in any tree whose size is a long. */
    static final int LEVELS = Long.SIZE / HEIGHT;

    private static final Pattern PATH =
            Pattern.compile("(0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public Tile {
        if (level < 0 || level > HIGHEST || number < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException(
                    "There is no tile %d of level %d with %d hashes".formatted(number, level, width));
        }
    }

    /** The tile as wide as a tree of that size has it; empty when that tree has no hash of it. */
    public static Optional<Tile> of(int level, long number, long treeSize) {
        if (level < 0 || number < 0 || treeSize < 0) {
            throw new IllegalArgumentException(
                    "There is no tile %d of level %d in a tree of %d entries".formatted(number, level, treeSize));
        }
        long hashes = level < LEVELS ? treeSize >> HEIGHT * level : 0;
        long full = hashes >> HEIGHT;
        if (number < full) {
            return Optional.of(new Tile(level, number, FULL));
        }
        int rest = (int) (hashes & FULL - 1);
        return number == full && rest > 0 ? Optional.of(new Tile(level, number, rest)) : Optional.empty();
    }

    /** @throws IllegalArgumentException unless it is the {@link #path} of a tile */
    public static Tile parse(String path) {
        var parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw new IllegalArgumentException("This is no path of a tile: " + path);
        }
        var number = parts.group(2).replace("x", "").replace("/", "");
        var width = parts.group(3) == null ? FULL : Integer.parseInt(parts.group(3));
        var tile = new Tile(Integer.parseInt(parts.group(1)), Long.parseLong(number), width);
        if (!tile.path().equals(path)) {
            throw new IllegalArgumentException("A tile has one path, %s, not %s".formatted(tile.path(), path));
        }
        return tile;
    }

    public boolean isFull() {
        return width == FULL;
    }

    /** What stands behind {@code tile/} in its address, {@code 0/x001/x234/067.p/112}. */
    public String path() {
        var path = new StringBuilder(threeDigits(number));
        for (long left = number / 1_000; left > 0; left /= 1_000) {
            path.insert(0, 'x' + threeDigits(left) + '/');
        }
        path.insert(0, level + "/");
        return isFull() ? path.toString() : path.append(".p/").append(width).toString();
    }

    private static String threeDigits(long number) {
        return Long.toString(1_000 + number % 1_000).substring(1);
    }
}
