package io.parkledger.api.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form, ready to be shown.
 *
 * @param name    its title is the message {@code form.<name>}
 * @param action  the address it is posted to
 * @param subject whom it is about, as a heading
 * @param back    where one goes who does not want to
 * @param next    where one goes afterwards, when the link to the form said so; null for the subject's own page
 * @param key     sent along, so that sending twice does it once
 * @param version the subject was read at; null where nothing is there yet
 * @param found   what is known already about what was typed so far; null when nothing was looked up
 * @param refusal why it was refused as a whole
 */
public record Form(
        String name,
        String action,
        @Nullable String subject,
        String back,
        @Nullable String next,
        List<FormField> fields,
        String key,
        @Nullable Long version,
        @Nullable Object found,
        @Nullable String refusal) {

    /** What it does cannot be undone by another form; asked for in red. */
    public boolean grave() {
        return GRAVE.stream().anyMatch(name::endsWith);
    }

    private static final List<String> GRAVE = List.of(
            ".lose",
            ".terminate",
            ".rescind",
            ".exit",
            ".cancel",
            ".close",
            ".revoke",
            ".erase",
            ".decline",
            ".reject");

    /** Whether it becomes an event; accounts, tokens and views are kept beside the ledger. */
    public boolean inLedger() {
        return isInLedger(name);
    }

    static boolean isInLedger(String form) {
        return BESIDE_THE_LEDGER.stream().noneMatch(form::startsWith);
    }

    private static final List<String> BESIDE_THE_LEDGER = List.of("accounts.", "tokens.", "projections.", "persons.");

    public boolean hasErrors() {
        return refusal != null || fields.stream().anyMatch(Form::isWrong);
    }

    private static boolean isWrong(FormField field) {
        return field.error() != null
                || field.rows().stream().flatMap(List::stream).anyMatch(Form::isWrong);
    }
}
