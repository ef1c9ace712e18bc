package io.parkledger.api.kit.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.kit.page.Forms;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A form that corrects is filled in with what holds: whoever sends it as it is has changed nothing, and is told so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilledInCorrectionsTest {

    /** Forms that say anew what was said wrong. */
    static final Pattern CORRECTS = Pattern.compile(".*\\.(correct(-.*)?|rectify)");

    static final String NOTHING_CHANGES = "相同。";
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
            var filledIn = FilledInForm.on(shown.body()).filter(FilledInForm::isThere);
            if (shown.statusCode() == 200 && filledIn.isPresent()) {
                var answer = demo.form(login, path, filledIn.get().sent("没有改动"));
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

    private List<String> ids(String collection) {
        var ids = new ArrayList<String>();
        JsonNode items =
                demo.get("wang", "/api/v1" + collection + "?limit=200").body().path("items");
        items.forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }
}
