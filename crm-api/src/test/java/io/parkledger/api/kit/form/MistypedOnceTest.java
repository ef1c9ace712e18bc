package io.parkledger.api.kit.form;

import static io.parkledger.api.Told.json;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.Told;
import io.parkledger.api.kit.form.FilledInForm.Field;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.sent.CommandShape;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * A clerk's day: each field of each form that corrects is mistyped once and then put right. Afterwards all is as it
 * was, and the auditor reads of both, with why.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MistypedOnceTest {

    private static final Pattern POSITION = Pattern.compile("minPosition=(\\d+)");
    private static final Pattern TO_CONFIRM = Pattern.compile("name=\"_confirm\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern ROW = Pattern.compile("\\[\\d+]");
    private static final String CREDIT_CODE = "creditCode";
    private static final String CODE_OF_NOBODY = "91990101MA92XXXX2K";

    private static final String OF_A_CONTRACT = "MISTYPED";
    private static final int MOST_SUBJECTS = 12;

    /** What is not mistyped here, and why. */
    private static final Map<String, String> NOT_TRIED = Map.of(
            "team",
            "follows who is named",
            "cause",
            "says why it is put right: the next correction has another",
            "correctedOn",
            "is the day of the correction, and of nothing else",
            "rectifiedOn",
            "is the day of the correction, and of nothing else");

    private TestApplication demo;

    @BeforeAll
    void start() {
        demo = TestApplication.demo();
        done("visits", """
                {'parkId':'LQ','destination':'苏州','companies':['甲公司','乙公司'],'staff':2,'days':3,'leader':'wang',
                 'startedOn':'2022-02-10'}""");
        done("receptions", """
                {'parkId':'LQ','company':'来访单位','visitors':5,'host':'wang','purpose':'看房\\n谈价','receivedOn':'2022-02-11'}""");
        done("contracts/HT-QY-092/terminate", "{'cause':'企业搬迁','terminatedOn':'2022-02-15'}");
        var vacant =
                demo.get("wang", "/api/v1/units?state=VACANT&limit=2").body().path("items");
        done("contracts", """
                {'contractId':'MISTYPED','parkId':'LQ','company':'澜桥误填','creditCode':'91990101MA92XXXX1G','industry':'BIG_DATA',
                 'track':'SPACE','units':['%s','%s'],'startOn':'2022-03-01','endOn':'2025-02-28','rentCnyPerSqmMonth':'30',
                 'rentSteps':[{'fromOn':'2023-03-01','rentCnyPerSqmMonth':'32'}],
                 'rentFree':[{'fromOn':'2022-04-01','untilOn':'2022-04-30'}],'depositCny':'20000',
                 'propertyFeeCnyPerSqmMonth':'4','commitments':[{'kind':'TAX_CNY','target':500000,'dueOn':'2023-12-31'}],
                 'number':'误-1','signedOn':'2022-02-14'}""".formatted(
                vacant.path(0).path("id").asString(), vacant.path(1).path("id").asString()));
        done("contracts", """
                {'contractId':'MISTYPED-LAND','parkId':'LQ','company':'澜桥误填置地','creditCode':'91990101MA92XXXX5W','industry':'BIG_DATA',
                 'track':'LAND','units':[],'landMu':12.5,'startOn':'2022-03-01','endOn':'2041-02-28','signedOn':'2022-02-14'}""");
    }

    private void done(String path, String body) {
        var answer = Told.done(demo.post("wang", "/api/v1/" + path, json(body)));
        demo.get("wang", "/api/v1/leads?minPosition=" + answer.text("/position"));
    }

    @AfterAll
    void stop() {
        demo.close();
    }

    Stream<Forms.Endpoint> forms() {
        return demo.bean(Forms.class).all().stream()
                .filter(form ->
                        FilledInCorrectionsTest.CORRECTS.matcher(form.name()).matches());
    }

    @Test
    void there_are_as_many_forms_as_are_known() {
        assertThat(forms()).hasSize(15);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void what_was_mistyped_once_is_put_right(Forms.Endpoint form) {
        var day = new Day(form);
        day.work();

        assertThat(day.tried).as(form.name()).isNotEmpty();
        assertThat(day.faults)
                .as("%s: %s, refused %s", form.name(), day.tried, day.refused)
                .isEmpty();
        assertThat(day.untried())
                .as("%s: neither mistyped nor listed", form.name())
                .isEmpty();
        assertThat(day.refused).as("%s: a part never taken", form.name()).isEmpty();
    }

    /** Of one form: subject after subject, until each of its fields was mistyped. */
    private final class Day {
        private final Forms.Endpoint form;
        private final String login;
        private final Set<String> tried = new LinkedHashSet<>();
        private final List<String> faults = new ArrayList<>();
        /** By field that no subject has taken otherwise yet, what it was answered last. */
        private final Map<String, String> refused = new TreeMap<>();

        Day(Forms.Endpoint form) {
            this.form = form;
            this.login = form.collection().equals("/parks") ? "admin" : "wang";
        }

        void work() {
            int subjects = 0;
            for (var id : ids(form.collection())) {
                var shown = subjects == MOST_SUBJECTS ? null : filledIn(id);
                if (shown != null && shown.isThere() && takesItAsItIs(id, shown)) {
                    subjects++;
                    names(shown).stream()
                            .filter(name -> !tried.contains(kind(name)) && !NOT_TRIED.containsKey(name))
                            .forEach(name -> mistype(id, name));
                    if (untried().isEmpty()) {
                        return;
                    }
                }
            }
        }

        /** Of all that can be sent, what was not mistyped yet. */
        private List<String> untried() {
            return CommandShape.fieldsOf(requireNonNull(form.sent())).stream()
                    .map(RecordComponent::getName)
                    .filter(name -> !NOT_TRIED.containsKey(name))
                    .filter(name -> tried.stream().noneMatch(each -> each.equals(name) || each.startsWith(name + "[")))
                    .map(name -> name + " " + refused.getOrDefault(name, "is not shown"))
                    .toList();
        }

        /** Not over for good: what is not corrected any more is no subject. */
        private boolean takesItAsItIs(String id, FilledInForm shown) {
            var answer = demo.form(login, form.addressFor(id), shown.sent("没有改动"));
            return answer.statusCode() == 409 && answer.body().contains(FilledInCorrectionsTest.NOTHING_CHANGES);
        }

        private FilledInForm filledIn(String id) {
            var page = demo.page(login, form.addressFor(id));
            return page.statusCode() == 200 ? FilledInForm.on(page.body()).orElse(null) : null;
        }

        private void mistype(String id, String name) {
            var before = view(id);
            var right = filledIn(id);
            for (var wrong : otherwise(right, name)) {
                var mistaken = send(id, filledIn(id).sent("误填 " + name, name, wrong));
                if (mistaken.statusCode() == 302) {
                    seen(mistaken);
                    tried.add(kind(name));
                    refused.remove(kind(name));
                    putRight(id, name, wrong, right, before);
                    return;
                }
                refused.put(kind(name), id + " " + wrong + ": " + said(mistaken));
            }
        }

        private void putRight(String id, String name, List<String> wrong, FilledInForm right, ObjectNode before) {
            var what = form.addressFor(id) + " " + name + " " + right.valuesOf(name) + " -> " + wrong;
            var mistaken = filledIn(id);
            if (mistaken == null || !differs(mistaken, right, name)) {
                faults.add(what + ": the form does not show it");
                return;
            }
            var values = new ArrayList<>(right.sent("改回 " + name));
            values.removeIf(field -> Set.of("_key", "_version").contains(field.getKey()));
            Stream.of("_key", "_version")
                    .forEach(sent -> mistaken.valuesOf(sent).forEach(value -> values.add(Map.entry(sent, value))));
            var restored = send(id, values);
            if (restored.statusCode() != 302) {
                faults.add(what + ": not put right: " + said(restored));
                return;
            }
            seen(restored);
            var after = view(id);
            after.propertyStream()
                    .filter(each -> !each.getValue().equals(before.path(each.getKey())))
                    .forEach(each -> faults.add("%s: %s was %s but is %s"
                            .formatted(what, each.getKey(), before.path(each.getKey()), each.getValue())));
            isOnRecord(id, name, what);
        }

        private boolean differs(FilledInForm now, FilledInForm right, String name) {
            return !now.valuesOf(name).equals(right.valuesOf(name))
                    || !names(now).equals(names(right));
        }

        /** A tenant is renamed for no reason but that it is called otherwise. */
        private void isOnRecord(String id, String name, String what) {
            var history = demo.get("shen", "/api/v1" + form.collection() + "/" + id + "/history?limit=20");
            assertThat(history.status()).isEqualTo(200);
            var page = demo.page("shen", form.collection() + "/" + id).body()
                    + demo.page("shen", "/ledger?subject=" + id).body();
            for (var cause : List.of("误填 " + name, "改回 " + name)) {
                var isAsked = form.sent() != null
                        && Stream.of(form.sent().getRecordComponents())
                                .anyMatch(component -> component.getName().equals("cause"));
                if (isAsked && !history.body().toString().contains(cause)) {
                    faults.add(what + ": no " + cause + " in " + history.body());
                }
                if (isAsked && !page.contains(cause)) {
                    faults.add(what + ": no " + cause + " on the page of its history");
                }
            }
        }

        /** What is only unlikely the clerk confirms. */
        private HttpResponse<String> send(String id, List<Map.Entry<String, String>> values) {
            var answer = demo.form(login, form.addressFor(id), values);
            if (answer.statusCode() == 302) {
                return answer;
            }
            var asked = TO_CONFIRM
                    .matcher(answer.body())
                    .results()
                    .map(each -> each.group(1))
                    .toList();
            if (asked.isEmpty()) {
                return answer;
            }
            var confirmed = new ArrayList<>(values);
            asked.forEach(code -> confirmed.add(Map.entry("_confirm", code)));
            confirmed.removeIf(field -> field.getKey().equals("_key"));
            return demo.form(login, form.addressFor(id), confirmed);
        }

        private void seen(HttpResponse<String> answer) {
            var at = POSITION.matcher(answer.headers().firstValue("Location").orElseThrow());
            assertThat(at.find()).isTrue();
            var reader = login.equals("admin") ? "admin" : "wang";
            var list = demo.get(reader, "/api/v1" + form.collection() + "?minPosition=" + at.group(1));
            assertThat(list.status()).isEqualTo(200);
        }

        /** All that is shown of it but when it was last spoken of. */
        private ObjectNode view(String id) {
            var view = demo.get("shen", "/api/v1" + form.collection() + "/" + id);
            assertThat(view.status()).as(view.body().toString()).isEqualTo(200);
            var said = (ObjectNode) view.body().deepCopy();
            return said.remove(Set.of("version", "position"));
        }
    }

    private List<String> ids(String collection) {
        var ids = new ArrayList<String>();
        demo.get("wang", "/api/v1" + collection + "?limit=200")
                .body()
                .path("items")
                .forEach(item -> ids.add(item.path("id").asString()));
        return ids.stream()
                .sorted(Comparator.comparing(id -> !id.startsWith(OF_A_CONTRACT)))
                .toList();
    }

    private static List<String> names(FilledInForm form) {
        return form.shown().map(Field::name).distinct().toList();
    }

    /** A row is a row. */
    private static String kind(String name) {
        return ROW.matcher(name).replaceAll("[]");
    }

    /** What a hand or eye that slips makes of it; the first that is taken will do. */
    private static Collection<List<String>> otherwise(FilledInForm form, String name) {
        var field = form.shown()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return switch (field.kind()) {
            case DATE ->
                field.value().isEmpty()
                        ? one("2030-01-01")
                        : Stream.of(1, -1, 2, -2, 7, -7, 30, -30)
                                .map(days -> List.of(LocalDate.parse(field.value())
                                        .plusDays(days)
                                        .toString()))
                                .toList();
            case NUMBER -> {
                var number = field.value().isEmpty()
                        ? BigDecimal.ZERO
                        : new BigDecimal(field.value().replace(",", ""));
                yield Stream.of(1, -1, 2)
                        .map(more ->
                                List.of(number.add(BigDecimal.valueOf(more)).toPlainString()))
                        .toList();
            }
            case CHOICE ->
                field.options().stream()
                        .filter(option -> !option.equals(field.value()))
                        .map(List::of)
                        .toList();
            case BOX -> boxes(form, name);
            case LONG_TEXT, TEXT, HIDDEN -> one(name.equals(CREDIT_CODE) ? CODE_OF_NOBODY : field.value() + "误");
        };
    }

    private static List<List<String>> one(String value) {
        return List.of(List.of(value));
    }

    /** One more is ticked, or one less. */
    private static List<List<String>> boxes(FilledInForm form, String name) {
        var ticked = form.valuesOf(name);
        var more = form.shown()
                .filter(field -> field.name().equals(name) && !field.isSent())
                .map(Field::value)
                .limit(1)
                .map(value -> Stream.concat(ticked.stream(), Stream.of(value)).toList());
        var less = ticked.size() > 1 ? Stream.of(ticked.subList(1, ticked.size())) : Stream.<List<String>>empty();
        return Stream.concat(more, less).toList();
    }

    /** The sentences on a page that are an answer. */
    private static String said(HttpResponse<String> page) {
        return page.statusCode() + " "
                + Pattern.compile("(?:invalid-note|d-block)\"[^>]*>([^<]+)<")
                        .matcher(page.body())
                        .results()
                        .map((MatchResult each) -> each.group(1))
                        .distinct()
                        .toList();
    }
}
