package io.parkledger.api.page;

/** Tells of the subjects of some forms whether there are any; a form about nothing is not shown. */
public interface FormSubject {

    /** The path they are under, {@code /persons}. */
    String collection();

    boolean isThere(FormHints.Asked asked);
}
