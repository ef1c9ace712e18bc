package io.parkledger.api.kit.form;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What forms are about: things that views show, and others such as an account, a token, who is erased. A form about
 * nothing is not shown.
 *
 * @param path       they are under, {@code /persons}
 * @param naming     what one is called: empty when there is none, or nobody may know that; and where the form's hints
 *                   say it
 * @param placing    where one is shown, by its id
 * @param afterwards where one is sent after a form about none in particular, by its name
 */
public record FormSubject(
        String path,
        Function<FormHints.Asked, Optional<String>> naming,
        UnaryOperator<String> placing,
        UnaryOperator<String> afterwards) {

    /** Of what has no pages of its own, and is shown where it is listed. */
    public static FormSubject listed(String path, String at, Function<FormHints.Asked, Optional<String>> naming) {
        return new FormSubject(path, naming, id -> at, form -> at);
    }
}
