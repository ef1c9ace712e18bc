package io.parkledger.api.importing.file;

/**
 * Rows of a sheet that are no rows of its table.
 *
 * @param number of the first, as Excel shows it
 * @param last   the number of the last: empty rows that follow each other are said once
 */
public record LeftOut(int number, int last, WhyLeftOut why) {

    static LeftOut of(int number, WhyLeftOut why) {
        return new LeftOut(number, number, why);
    }
}
