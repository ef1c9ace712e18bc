package io.parkledger.core.importing;

/**
 * What became of the rows of a file.
 *
 * @param created   told of something new
 * @param updated   told something else of what was there
 * @param unchanged said what is recorded already
 * @param refused   left out, each with its reason
 */
public record RowCounts(int created, int updated, int unchanged, int refused) {

    public static final RowCounts NONE = new RowCounts(0, 0, 0, 0);

    public int rows() {
        return created + updated + unchanged + refused;
    }
}
