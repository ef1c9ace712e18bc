package io.parkledger.api.kit.form;

import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.projection.Views;
import io.parkledger.projection.store.rows.Scope;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the forms of a context know beforehand: suggestions, things to choose from, and what need not be asked. Each is
 * found by the command or request record it takes.
 */
public final class FormHints {

    private final Map<Class<? extends Record>, BiConsumer<Given, Asked>> byRecord = new HashMap<>();
    private final Map<Class<? extends Record>, BiFunction<Record, Asked, Object>> foreseen = new HashMap<>();

    public FormHints on(Class<? extends Record> type, BiConsumer<Given, Asked> hints) {
        byRecord.put(type, hints);
        return this;
    }

    /**
     * Offers to look at what sending would come to: a button beside the one that sends. What is wrong with what was
     * typed is said as if it had been sent.
     *
     * @param outcome is shown in the form; refuses what sending would refuse
     */
    public <T extends Record> FormHints foreseeing(Class<T> type, BiFunction<T, Asked, Object> outcome) {
        foreseen.put(type, (sent, asked) -> outcome.apply(type.cast(sent), asked));
        return this;
    }

    Map<Class<? extends Record>, BiFunction<Record, Asked, Object>> foreseen() {
        return foreseen;
    }

    Map<Class<? extends Record>, BiConsumer<Given, Asked>> byRecord() {
        return byRecord;
    }

    /**
     * Who asks for the form, about what.
     *
     * @param id         from the path; null for what does not exist yet
     * @param parameters of the address: {@code ?leadId=…}
     */
    public record Asked(@Nullable String id, Call call, Views views, Map<String, String> parameters) {

        public @Nullable String parameter(String name) {
            return parameters.get(name);
        }

        public Scope scope() {
            return call.scope();
        }

        /** The subject, where it is within reach. */
        public <V> Optional<V> find(Subject.Finding<V> how) {
            return how.find(views, subjectId(), scope());
        }

        /** @throws Refused as unknown, when there is no such subject within reach */
        public <V> V require(Subject.Finding<V> how) {
            return find(how).orElseThrow(() -> Refused.unknown(subjectId()));
        }

        /** The subject's id, where there must be one. */
        public String subjectId() {
            if (id == null) {
                throw new IllegalStateException("a form without subject");
            }
            return id;
        }
    }

    /** The hints, by name of the field. */
    public static final class Given {
        private final Map<String, List<String>> values = new HashMap<>();
        private final Map<String, List<FormField.Option>> options = new HashMap<>();
        private final Map<String, List<String>> suggestions = new HashMap<>();
        private final Map<String, FormField.Kind> kinds = new HashMap<>();
        private final Map<String, Integer> rows = new HashMap<>();
        private final Map<String, String> sayings = new HashMap<>();
        private final Map<String, String> labels = new HashMap<>();
        private final Map<String, String> units = new HashMap<>();
        private @Nullable String title;
        private @Nullable String subject;
        private @Nullable String caution;
        private @Nullable String next;
        private @Nullable Object found;

        /** Suggests a value; null suggests nothing. */
        public Given value(String field, @Nullable Object value) {
            if (value != null) {
                values.put(field, List.of(value instanceof Enum<?> constant ? constant.name() : value.toString()));
            }
            return this;
        }

        /** Suggests several values; null suggests none. */
        public Given values(String field, @Nullable Collection<String> several) {
            if (several != null) {
                values.put(field, List.copyOf(several));
            }
            return this;
        }

        /** What can be chosen. */
        public Given options(String field, List<FormField.Option> choices) {
            options.put(field, choices);
            return this;
        }

        /** What is often typed; the text stays free. */
        public Given suggest(String field, List<String> texts) {
            suggestions.put(field, texts);
            return this;
        }

        public Given kind(String field, FormField.Kind kind) {
            kinds.put(field, kind);
            return this;
        }

        /** Asks for the number of what is registered, where people have one; otherwise the server makes it. */
        public Given askId(String field) {
            return kind(field, FormField.Kind.TEXT);
        }

        /** Sent along, not shown. */
        public Given hide(String field, @Nullable Object value) {
            kinds.put(field, FormField.Kind.HIDDEN);
            return value(field, value);
        }

        /** How many rows are offered for a list of objects. */
        public Given rows(String field, int number) {
            rows.put(field, number);
            return this;
        }

        /** What is said below the field, instead of what is always said there. */
        public Given say(String field, String hint) {
            sayings.put(field, hint);
            return this;
        }

        /** What the field is called here, instead of what it is always called. */
        public Given label(String field, String label) {
            labels.put(field, label);
            return this;
        }

        /** What is said behind the field, where its name does not tell. */
        public Given unit(String field, String unit) {
            units.put(field, unit);
            return this;
        }

        /** What sending the form amounts to here: its words are {@code form.<title>}, instead of those of its name. */
        public Given title(String instead) {
            title = instead;
            return this;
        }

        /** Said above the fields: what one should know before filling them in. */
        public Given caution(String sentence) {
            caution = sentence;
            return this;
        }

        /** Where one goes afterwards, unless the link to the form says so. */
        public Given next(String path) {
            next = path;
            return this;
        }

        /** Whom the form is about. */
        public Given subject(String name) {
            subject = name;
            return this;
        }

        /** What is known already about what was typed so far; the form shows it before anything is sent. */
        public Given found(Object answer) {
            found = answer;
            return this;
        }

        List<String> valuesOf(String field) {
            return values.getOrDefault(field, List.of());
        }

        List<FormField.Option> optionsOf(String field) {
            return options.getOrDefault(field, List.of());
        }

        boolean hasOptions(String field) {
            return options.containsKey(field);
        }

        List<String> suggestionsOf(String field) {
            return suggestions.getOrDefault(field, List.of());
        }

        FormField.@Nullable Kind kindOf(String field) {
            return kinds.get(field);
        }

        @Nullable
        String sayingOf(String field) {
            return sayings.get(field);
        }

        @Nullable
        String labelOf(String field) {
            return labels.get(field);
        }

        @Nullable
        String unitOf(String field) {
            return units.get(field);
        }

        int rowsOf(String field) {
            return rows.getOrDefault(field, 0);
        }

        @Nullable
        String subject() {
            return subject;
        }

        @Nullable
        String title() {
            return title;
        }

        @Nullable
        String caution() {
            return caution;
        }

        @Nullable
        String next() {
            return next;
        }

        @Nullable
        Object found() {
            return found;
        }
    }
}
