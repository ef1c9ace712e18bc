package io.parkledger.api.kit.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/** The form on a page, as a browser has it before anybody types. */
record FilledInForm(List<Field> fields) {

    /** Why something is put right: asked anew each time. */
    static final String CAUSE = "cause";

    private static final Pattern FORM =
            Pattern.compile("<form class=\"card card-body stack\".*?</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile(
            "<(input)([^>]*)>|<(textarea)([^>]*)>(.*?)</textarea>|<(select)([^>]*)>(.*?)</select>", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option([^>]*)>");

    enum Kind {
        HIDDEN,
        TEXT,
        NUMBER,
        DATE,
        LONG_TEXT,
        CHOICE,
        /** One of several boxes of a name. */
        BOX
    }

    /**
     * @param value    unescaped; of a box the one that it stands for
     * @param isSent   not a box that is not ticked
     * @param options  of a choice, those that say something
     */
    record Field(String name, Kind kind, String value, boolean isRequired, boolean isSent, List<String> options) {}

    /** The one of a page; empty where it has none. */
    static Optional<FilledInForm> on(String page) {
        var form = FORM.matcher(page);
        return form.find()
                ? Optional.of(new FilledInForm(FIELD.matcher(form.group())
                        .results()
                        .flatMap(found -> field(found).stream())
                        .toList()))
                : Optional.empty();
    }

    private static Optional<Field> field(MatchResult found) {
        if (found.group(1) != null) {
            var attributes = found.group(2);
            var type = attribute(attributes, "type");
            return type.equals("search")
                    ? Optional.empty()
                    : Optional.of(field(
                            attributes,
                            kindOf(type, attributes),
                            attribute(attributes, "value"),
                            !type.equals("checkbox") || attributes.contains("checked=\"checked\""),
                            List.of()));
        }
        if (found.group(3) != null) {
            // A browser leaves out the first line break.
            return Optional.of(
                    field(found.group(4), Kind.LONG_TEXT, found.group(5).replaceFirst("^\n", ""), true, List.of()));
        }
        var options = OPTION.matcher(found.group(8))
                .results()
                .map(each -> each.group(1))
                .toList();
        var chosen = options.stream()
                .filter(each -> each.contains("selected=\"selected\""))
                .map(each -> attribute(each, "value"))
                .findFirst()
                .orElse("");
        return Optional.of(field(
                found.group(7),
                Kind.CHOICE,
                chosen,
                true,
                options.stream()
                        .map(each -> HtmlUtils.htmlUnescape(attribute(each, "value")))
                        .filter(each -> !each.isEmpty())
                        .toList()));
    }

    private static Field field(String attributes, Kind kind, String value, boolean isSent, List<String> options) {
        return new Field(
                attribute(attributes, "name"),
                kind,
                HtmlUtils.htmlUnescape(value),
                attributes.contains("required"),
                isSent,
                options);
    }

    private static Kind kindOf(String type, String attributes) {
        return switch (type) {
            case "hidden" -> Kind.HIDDEN;
            case "checkbox" -> Kind.BOX;
            case "date" -> Kind.DATE;
            default -> attributes.contains("inputmode=") ? Kind.NUMBER : Kind.TEXT;
        };
    }

    private static String attribute(String attributes, String name) {
        Matcher value = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(attributes);
        return value.find() ? value.group(1) : "";
    }

    /** What is not there cannot be filled in: somebody has to say first when a tenant left, for instance. */
    boolean isThere() {
        return fields.stream()
                .filter(field -> field.isRequired() && field.kind() != Kind.CHOICE && field.kind() != Kind.LONG_TEXT)
                .allMatch(field -> field.name().equals(CAUSE) || !field.value().isEmpty());
    }

    /** What is typed and chosen in it, without what the browser sends along. */
    Stream<Field> shown() {
        return fields.stream()
                .filter(field -> field.kind() != Kind.HIDDEN && !field.name().startsWith("_"));
    }

    /** What stands in a field, of boxes those that are ticked. */
    List<String> valuesOf(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name) && field.isSent())
                .map(Field::value)
                .toList();
    }

    /** As it is filled in, for this reason. */
    List<Map.Entry<String, String>> sent(String cause) {
        var sent = new ArrayList<Map.Entry<String, String>>();
        fields.stream()
                .filter(field -> field.isSent() && !field.name().equals(CAUSE))
                .forEach(field -> sent.add(Map.entry(field.name(), field.value())));
        sent.add(Map.entry(CAUSE, cause));
        return sent;
    }

    /** The same with one field typed otherwise. */
    List<Map.Entry<String, String>> sent(String cause, String name, List<String> values) {
        var sent = new ArrayList<>(sent(cause));
        sent.removeIf(field -> field.getKey().equals(name));
        values.forEach(value -> sent.add(Map.entry(name, value)));
        return sent;
    }
}
