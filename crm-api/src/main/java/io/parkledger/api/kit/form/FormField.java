package io.parkledger.api.kit.form;

import io.parkledger.core.value.OnTrack;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form, ready to be shown.
 *
 * @param name    of the parameter; parts of an object as {@code contact.name}, of a list as {@code commitments[0].kind}
 * @param unit    said behind the field
 * @param hint    said below the field
 * @param earliest day that can be chosen
 * @param latest  day that can be chosen
 * @param values  typed, chosen or suggested so far
 * @param options to choose from, for {@link Kind#CHOICE} and {@link Kind#CHOICES}
 * @param suggestions what is often typed into a text that stays free
 * @param rows    of a list of objects, for {@link Kind#ROWS}
 * @param track   it is for, see {@link OnTrack}; null where it is for both
 * @param error   what is wrong with what was typed
 */
public record FormField(
        String name,
        Kind kind,
        String label,
        @Nullable String unit,
        @Nullable String hint,
        boolean required,
        @Nullable Integer maxLength,
        @Nullable String earliest,
        @Nullable String latest,
        List<String> values,
        List<Option> options,
        List<String> suggestions,
        List<List<FormField>> rows,
        @Nullable Track track,
        @Nullable String error) {

    /** How it is typed. */
    public enum Kind {
        HIDDEN,
        /** Of which nothing is there to choose: whoever sends the form says that there is none. */
        HIDDEN_LIST,
        TEXT,
        LONG_TEXT,
        PASSWORD,
        WHOLE_NUMBER,
        NUMBER,
        /** In ten thousand yuan (万元): what people say; the command has yuan. */
        WAN,
        /** In yuan, to the fen. */
        YUAN,
        DATE,
        CHOICE,
        /** Any number of options. */
        CHOICES,
        /** Texts, one a line. */
        LINES,
        /** Texts of several lines each. */
        TEXTS,
        /** Objects, one a row; rows left empty are left out. */
        ROWS
    }

    /**
     * One thing to choose.
     *
     * @param group   puts those of one group together
     * @param areaSqm added up over what is chosen; null where nothing is
     */
    public record Option(
            String value,
            String label,
            @Nullable String group,
            @Nullable BigDecimal areaSqm) {
        public static Option of(String value, String label) {
            return new Option(value, label, null, null);
        }

        public static Option in(@Nullable String group, String value, String label) {
            return new Option(value, label, group, null);
        }
    }

    /** The options of one group. */
    public record Group(@Nullable String name, List<Option> options) {}

    /** The options, group by group, in the order they come in; one group without a name where they have none. */
    public List<Group> groups() {
        var groups = new LinkedHashMap<String, Group>();
        for (var option : options) {
            groups.computeIfAbsent(
                            option.group() == null ? "" : option.group(),
                            name -> new Group(option.group(), new ArrayList<>()))
                    .options()
                    .add(option);
        }
        return List.copyOf(groups.values());
    }

    /** Whether an option is the one to go to first: of those chosen, or of all where none is. */
    public boolean begins(Option option) {
        return option.equals(
                options.stream().filter(each -> has(each.value())).findFirst().orElse(options.get(0)));
    }

    /** Whether what is chosen adds up to an area. */
    public boolean addsUp() {
        return options.stream().anyMatch(option -> option.areaSqm() != null);
    }

    /** What stands in it: the only value, of lines all of them. */
    public String value() {
        if (kind == Kind.LINES) {
            return String.join("\n", values);
        }
        return values.isEmpty() ? "" : values.get(0);
    }

    /** Whether it takes several values of one name: what is wrong with one of them stands beside all. */
    boolean isList() {
        return kind == Kind.CHOICES || kind == Kind.LINES || kind == Kind.TEXTS || kind == Kind.HIDDEN_LIST;
    }

    public boolean has(String value) {
        return values.contains(value);
    }

    /** Of the element, and of what describes it. */
    public String id() {
        return "f-" + name.replaceAll("[^A-Za-z0-9]", "-");
    }

    public boolean hidden() {
        return kind == Kind.HIDDEN || kind == Kind.HIDDEN_LIST;
    }

    public boolean numeric() {
        return kind == Kind.WHOLE_NUMBER || kind == Kind.NUMBER || kind == Kind.WAN || kind == Kind.YUAN;
    }
}
