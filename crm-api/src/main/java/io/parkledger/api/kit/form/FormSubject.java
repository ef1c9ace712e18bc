package io.parkledger.api.kit.form;

import java.util.Optional;

/** What forms are about that no view shows: an account, a token, who is erased. A form about nothing is not shown. */
public interface FormSubject {

    /** The path they are under, {@code /persons}. */
    String collection();

    /** Empty when there is none, or nobody may know that; and where the form's hints say it. */
    Optional<String> nameOf(FormHints.Asked asked);

    /** Where they are shown: none has a page of its own. */
    default String listedAt() {
        return collection();
    }

    /** Where one is sent after a form about none in particular. */
    default String afterwards(String form) {
        return listedAt();
    }
}
