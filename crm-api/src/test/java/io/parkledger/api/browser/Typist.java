package io.parkledger.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.SelectOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Somebody who types the same text into every field that takes one, and looks closely at what comes of it. */
final class Typist implements AutoCloseable {

    /** Markup, script, and the expressions of two kinds of templates. */
    static final String TEXT = "\"><img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}${7*7}";

    /** The beginning of it, which even the shortest field holds. */
    private static final String BEGINNING = TEXT.substring(0, 20);

    /** More than any form has fields that refuse the text one after the other. */
    private static final int MANY = 5;

    private static final Pattern DONE = Pattern.compile("[?&]done=");

    private final Visitor visitor;
    /** Before what is known: what takes the text, but not twice, is given this instead. */
    static final String AS_IT_IS = "=";

    private final List<String> dialogs = new ArrayList<>();
    private final Set<String> typed = new TreeSet<>();

    Typist(Visitor visitor) {
        this.visitor = visitor;
        visitor.page().onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
    }

    /** The forms that were given the text. */
    Set<String> typed() {
        return typed;
    }

    /**
     * Fills a form in and sends it. Fields that do not take any text, such as codes, refuse it, and are given what is
     * known for them instead.
     *
     * @param known by name of the field; the first choice, or one, where nothing is known
     * @return the last part of the address one is sent to: the subject's id
     */
    String sends(String form, String address, Map<String, String> known) {
        assertThat(visitor.open(address).status()).as(address).isEqualTo(200);
        var fields = visitor.content()
                .locator("form[method=post] :is(input, select, textarea)[name]:not([type=hidden])")
                .all();
        fields.forEach(field -> fillIn(form, field, known));
        var answer = submit();
        for (int i = 0; i < MANY && !isDone(); i++) {
            assertShownAsText(address);
            for (var field : visitor.content().locator("[aria-invalid=true]").all()) {
                var name = field.getAttribute("name");
                assertThat(known)
                        .as("%s refuses the text in %s, what does it take?", form, name)
                        .containsKey(name);
                field.fill(known.get(name));
            }
            answer = submit();
        }
        assertThat(isDone())
                .as("%s is refused: %s", form, visitor.content().innerText())
                .isTrue();
        assertThat(answer.status()).as("after %s, %s", form, visitor.path()).isEqualTo(200);
        assertShownAsText(visitor.path());
        return visitor.path().replaceFirst("\\?.*", "").replaceFirst(".*/", "");
    }

    /** Sent on, or shown what is shown only once. */
    private boolean isDone() {
        return DONE.matcher(visitor.path()).find()
                || visitor.content().locator("#answer").count() > 0;
    }

    private void fillIn(String form, Locator field, Map<String, String> known) {
        var name = field.getAttribute("name");
        var kind = (String) field.evaluate("each => each.inputMode || each.type");
        switch (kind) {
            case "text", "textarea" -> {
                if ("".equals(known.get(name))) {
                    field.fill("");
                    return;
                }
                if (known.getOrDefault(name, "").startsWith(AS_IT_IS)) {
                    field.fill(known.get(name).substring(AS_IT_IS.length()));
                    return;
                }
                typed.add(form);
                var limit = field.getAttribute("maxlength");
                field.fill(limit == null ? TEXT : TEXT.substring(0, Math.min(TEXT.length(), Integer.parseInt(limit))));
            }
            case "select-one" -> choose(field, known.get(name));
            case "checkbox" -> {
                if (field.getAttribute("value").equals(known.get(name))) {
                    field.check();
                }
            }
            case "date", "month" -> {
                if (known.containsKey(name)) {
                    field.fill(known.get(name));
                }
            }
            case "password" -> field.fill(known.get(name));
            default -> {
                if (known.containsKey(name) || field.getAttribute("required") != null) {
                    field.fill(known.getOrDefault(name, "1"));
                }
            }
        }
    }

    private static void choose(Locator field, String known) {
        if (known != null) {
            field.selectOption(known);
        } else if (field.inputValue().isEmpty() && field.getAttribute("required") != null) {
            field.selectOption(new SelectOption().setIndex(1));
        }
    }

    private Response submit() {
        return visitor.refusable(
                () -> visitor.content().locator(".submit button").click());
    }

    /** Opens a page that shows what was typed. */
    void reads(String address) {
        assertThat(visitor.open(address).status()).as(address).isEqualTo(200);
        assertThat(visitor.content().innerText())
                .as("%s shows what was typed", address)
                .contains(BEGINNING);
        assertShownAsText(address);
    }

    private void assertShownAsText(String address) {
        assertThat(visitor.page().locator("img[src=x], [onerror]").count())
                .as("markup in %s", address)
                .isZero();
        assertThat(visitor.page().content()).as("scripts in %s", address).doesNotContain("<script>alert");
        assertThat(visitor.page().innerText("body"))
                .as("expressions in %s", address)
                .doesNotContain("49$")
                .doesNotContain("}49");
        assertThat(dialogs).as("dialogs of %s", address).isEmpty();
    }

    @Override
    public void close() {
        visitor.close();
    }
}
