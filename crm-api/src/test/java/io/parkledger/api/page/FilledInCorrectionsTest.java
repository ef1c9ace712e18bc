package io.parkledger.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** A form that corrects is filled in with what holds: whoever sends it as it is has changed nothing, and is told so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilledInCorrectionsTest {

    private static final Pattern CORRECTS = Pattern.compile(".*\\.(correct(-.*)?|rectify)");
    private static final Pattern FIELD = Pattern.compile(
            "<(input)([^>]*)>|<(textarea)([^>]*)>(.*?)</textarea>|<(select)([^>]*)>(.*?)</select>", Pattern.DOTALL);
    private static final Pattern CHOSEN = Pattern.compile("<option(?=[^>]*selected)[^>]*value=\"([^\"]*)\"");
    private static final Pattern FORM =
            Pattern.compile("<form class=\"card card-body stack\".*?</form>", Pattern.DOTALL);
    private static final String NOTHING_CHANGES = "相同。";
    private static final int ENOUGH = 3;

    private TestApplication demo;

    @BeforeAll
    void start() {
        demo = TestApplication.demo();
        done("visits", """
                {'parkId':'LQ','destination':'苏州','companies':['甲公司','乙公司','丙公司'],'staff':2,'days':3,'leader':'wang',
                 'startedOn':'2022-02-10'}""");
        done("receptions", """
                {'parkId':'LQ','company':'来访单位','visitors':5,'host':'wang','purpose':'看房\\n谈价','receivedOn':'2022-02-11'}""");
        done("contracts", "/HT-QY-092/terminate", "{'cause':'企业搬迁','terminatedOn':'2022-02-15'}");
    }

    private void done(String collection, String body) {
        done(collection, "", body);
    }

    private void done(String collection, String verb, String body) {
        var answer = demo.post("wang", "/api/v1/" + collection + verb, body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.body()::toString).isIn(200, 201);
        demo.get("wang", "/api/v1/" + collection + "?minPosition=" + answer.text("/position"));
    }

    @AfterAll
    void stop() {
        demo.close();
    }

    Stream<Forms.Endpoint> forms() {
        var corrections = demo.bean(Forms.class).all().stream()
                .filter(form -> CORRECTS.matcher(form.name()).matches())
                .toList();
        assertThat(corrections).hasSizeGreaterThan(12);
        return corrections.stream();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void sent_as_it_is_filled_in_it_changes_nothing(Forms.Endpoint form) {
        var login = form.collection().equals("/parks") ? "admin" : "wang";
        var told = new ArrayList<String>();
        for (var id : ids(form.collection())) {
            if (told.size() == ENOUGH) {
                break;
            }
            var path = form.addressFor(id);
            var shown = demo.page(login, path);
            var fields = FORM.matcher(shown.body());
            if (shown.statusCode() == 200 && fields.find() && isThere(fields.group())) {
                var answer = demo.form(login, path, filledIn(fields.group()));
                assertThat(answer.statusCode())
                        .as("%s: %s", path, answer.body())
                        .isEqualTo(409);
                if (answer.body().contains(NOTHING_CHANGES)) {
                    told.add(path);
                }
            }
        }

        assertThat(told).as(form.name()).isNotEmpty();
    }

    /** What is not there cannot be filled in: somebody has to say first when a tenant left, for instance. */
    private static boolean isThere(String form) {
        return FIELD.matcher(form)
                .results()
                .filter(found -> found.group(1) != null && found.group(2).contains("required"))
                .map(found -> found.group(2))
                .allMatch(attributes -> attributes.contains("name=\"cause\"")
                        || !attribute(attributes, "value").isEmpty());
    }

    private List<String> ids(String collection) {
        var ids = new ArrayList<String>();
        JsonNode items =
                demo.get("wang", "/api/v1" + collection + "?limit=200").body().path("items");
        items.forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    private static List<Map.Entry<String, String>> filledIn(String form) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        FIELD.matcher(form).results().forEach(found -> {
            var kind = Stream.of(1, 3, 6)
                    .filter(group -> found.group(group) != null)
                    .findFirst()
                    .orElseThrow();
            var attributes = found.group(kind + 1);
            var value =
                    switch (kind) {
                        case 1 -> isLeftOut(attributes) ? null : attribute(attributes, "value");
                        case 3 -> found.group(5);
                        default -> first(CHOSEN.matcher(found.group(8)));
                    };
            if (value != null) {
                fields.add(Map.entry(attribute(attributes, "name"), HtmlUtils.htmlUnescape(value)));
            }
        });
        fields.removeIf(field -> field.getKey().equals("cause"));
        fields.add(Map.entry("cause", "没有改动"));
        return fields;
    }

    private static boolean isLeftOut(String attributes) {
        return attributes.contains("type=\"search\"")
                || (attributes.contains("type=\"checkbox\"") && !attributes.contains("checked=\"checked\""));
    }

    private static String attribute(String attributes, String name) {
        var value = first(Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(attributes));
        return value == null ? "" : value;
    }

    private static String first(Matcher matcher) {
        return matcher.find() ? matcher.group(1) : null;
    }
}
