package io.parkledger.api.importing.file;

/**
 * A column of a table.
 *
 * @param index   from 0 on
 * @param letters as Excel calls it: A, B, AA
 * @param heading as it stands; of several rows of headings joined by {@value #BELOW}; empty where there is none
 */
public record Column(int index, String letters, String heading) {

    /** Between what several rows of headings say of one column. */
    public static final String BELOW = " / ";

    private static final int LETTERS = 26;

    static Column of(int index, String heading) {
        return new Column(index, letters(index), heading);
    }

    /** As spreadsheets call a column, counted from 0: A, Z, AA. */
    public static String letters(int index) {
        var letters = new StringBuilder();
        for (int left = index + 1; left > 0; left = (left - 1) / LETTERS) {
            letters.insert(0, (char) ('A' + (left - 1) % LETTERS));
        }
        return letters.toString();
    }
}
