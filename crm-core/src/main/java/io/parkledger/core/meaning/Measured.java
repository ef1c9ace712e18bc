package io.parkledger.core.meaning;

/** A kind of figure, which says what its numbers are measured in. */
public interface Measured {

    /** See {@link MeasuredIn#value}. */
    String unit();
}
