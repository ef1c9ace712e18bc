package io.parkledger.api.kit.form;

import io.parkledger.api.kit.refusal.Problems;
import io.parkledger.core.value.Track;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A form, ready to be shown.
 *
 * @param name    of the endpoint
 * @param inLedger whether it becomes an event; accounts, tokens and views are kept beside the ledger
 * @param title   its words are the message {@code form.<title>}: the name, where nothing says it better
 * @param action  the address it is posted to
 * @param grave   whether another form cannot take back what it does; it is asked for in red
 * @param subject whom it is about, as a heading
 * @param back    where one goes who does not want to
 * @param caution what one should know before filling it in
 * @param next    where one goes afterwards, when the link to the form or its hints say so; null for the subject's page
 * @param key     sent along, so that sending twice does it once
 * @param version the subject was read at; null where nothing is there yet
 * @param foreseeable whether one can look at what sending it would come to
 * @param found   what is known already about what was typed so far, or what sending it would come to; null when nothing
 *                was looked up
 * @param refusal why it was refused as a whole
 * @param unlikely what has to be confirmed before it goes through, sentence by sentence
 */
public record Form(
        String name,
        boolean inLedger,
        String title,
        String action,
        boolean grave,
        @Nullable String subject,
        @Nullable String caution,
        String back,
        @Nullable String next,
        List<FormField> fields,
        String key,
        @Nullable Long version,
        boolean foreseeable,
        @Nullable Object found,
        @Nullable String refusal,
        List<Problems.Unlikely> unlikely) {

    /** The same with what sending it would come to. */
    Form finding(Object outcome) {
        return new Form(
                name,
                inLedger,
                title,
                action,
                grave,
                subject,
                caution,
                back,
                next,
                fields,
                key,
                version,
                foreseeable,
                outcome,
                refusal,
                unlikely);
    }

    /** Which track a field is for, where the form asks for the track as well; null where it is for both. */
    public @Nullable Track trackOf(FormField field) {
        return isAskingByTrack() ? field.track() : null;
    }

    public boolean isAskingByTrack() {
        return fields.stream().anyMatch(field -> field.name().equals("track") && !field.hidden());
    }

    /** Whether one of its fields adds up what is chosen. */
    public boolean isAddingUp() {
        return fields.stream().anyMatch(FormField::addsUp);
    }

    public boolean hasErrors() {
        return refusal != null || fields.stream().anyMatch(Form::isWrong);
    }

    /** The fields that can be seen with something wrong in them, those of rows as well, from top to bottom. */
    public List<FormField> getWrong() {
        return fields.stream()
                .flatMap(field ->
                        Stream.concat(Stream.of(field), field.rows().stream().flatMap(List::stream)))
                .filter(field -> field.error() != null && !field.hidden())
                .toList();
    }

    /**
     * Where the cursor goes: the first field with something wrong in it, of rows the first that is typed; null when
     * there is none.
     */
    public @Nullable String getFirstWrong() {
        return getWrong().stream()
                .flatMap(field -> field.kind() == FormField.Kind.ROWS
                        ? field.rows().stream().flatMap(List::stream).filter(part -> !part.hidden())
                        : Stream.of(field))
                .map(FormField::name)
                .findFirst()
                .orElse(null);
    }

    private static boolean isWrong(FormField field) {
        return field.error() != null
                || field.rows().stream().flatMap(List::stream).anyMatch(Form::isWrong);
    }
}
