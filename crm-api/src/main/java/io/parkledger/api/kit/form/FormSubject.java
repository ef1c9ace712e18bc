package io.parkledger.api.kit.form;

import java.util.Optional;

/** What the subjects of some forms are called; a form about nothing is not shown. */
public interface FormSubject {

    /** The path they are under, {@code /persons}. */
    String collection();

    /** Empty when there is none, or nobody may know that. */
    Optional<String> nameOf(FormHints.Asked asked);
}
