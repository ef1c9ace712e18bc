package io.parkledger.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.history.History;
import io.parkledger.core.Contexts;
import io.parkledger.core.ledger.EventType;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Auditors read words: no constant, role, truth or source is shown as the ledger stores it, however deep it stands. */
class WordsOfFactsTest {

    private static final Path STORED = Path.of("../crm-core/src/test/resources/stored");
    private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    private static TestApplication app;
    private static History history;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        history = app.bean(History.class);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @AfterEach
    void forgetTheLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    /** The constants of every enum that some event holds, in its parts and lists too. */
    private static Set<String> constants() {
        var constants = new TreeSet<String>();
        var seen = new HashSet<Type>();
        Contexts.ALL.stream()
                .flatMap(context -> context.events().stream())
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                .forEach(event -> collect(event, constants, seen));
        return constants;
    }

    private static void collect(Type type, Set<String> constants, Set<Type> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType list) {
            Stream.of(list.getActualTypeArguments()).forEach(each -> collect(each, constants, seen));
        } else if (type instanceof Class<?> simple && simple.isEnum()) {
            Stream.of(simple.getEnumConstants()).forEach(each -> constants.add(((Enum<?>) each).name()));
        } else if (type instanceof Class<?> simple && simple.isRecord()) {
            Stream.of(simple.getRecordComponents())
                    .forEach(component -> collect(component.getGenericType(), constants, seen));
        }
    }

    @Test
    void every_event_is_told_without_a_raw_code() throws IOException {
        var constants = constants();
        var newest = new TreeSet<String>();
        Contexts.ALL.stream()
                .flatMap(context -> context.events().stream())
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                .map(event -> event.getAnnotation(EventType.class))
                .forEach(type -> newest.add(type.value() + "." + type.revision()));
        int told = 0;
        for (var language : LANGUAGES) {
            LocaleContextHolder.setLocale(language);
            for (var event : newest) {
                var facts = JsonMapper.shared()
                        .readValue(
                                Files.readString(STORED.resolve(event + ".json")),
                                new TypeReference<Map<String, Object>>() {});
                var said = history.facts(event.replaceAll("\\.\\d+$", ""), facts);
                assertThat(said).as(event).hasSameSizeAs(facts);
                said.forEach((name, words) -> assertThat(codesIn(words, constants))
                        .as(event + " " + name + ": " + words)
                        .isEmpty());
                told++;
            }
        }

        assertThat(constants).contains("ALL", "FULL", "JOBS").hasSizeGreaterThan(50);
        assertThat(told).isEqualTo(2 * newest.size()).isGreaterThan(130);
        assertThat(codesIn("TAX ALL FULL", constants)).containsExactly("TAX", "ALL", "FULL");
    }

    private static List<String> codesIn(String words, Set<String> constants) {
        return Stream.of(words.split("[^A-Za-z_]+"))
                .filter(word ->
                        constants.contains(word) || Set.of("true", "false").contains(word))
                .toList();
    }

    @Test
    void a_figure_is_said_in_words() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);

        assertThat(history.facts(
                        "contribution.proposal-taken-back",
                        Map.of("figure", Map.of("measure", "TAX", "taxType", "ALL", "scope", "FULL"))))
                .containsEntry("figure", "税收 全部税种 全口径");
    }

    private static Map<String, Object> synonym(String glossary, String term, String meaning) {
        return Map.of("glossary", glossary, "term", term, "meaning", meaning);
    }

    @Test
    void what_a_park_calls_things_is_told_with_the_word_and_its_meaning() {
        var two = Map.of(
                "synonyms",
                List.of(
                        synonym("INDUSTRIES", "大数据服务业", "BIG_DATA"),
                        synonym("HEADINGS_OF_TENANTS", "现租期限", "leaseEnd")));
        var dropped = Map.of("glossary", "INDUSTRIES", "term", "大数据服务业");

        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(history.said("park.synonyms-kept", two))
                .isEqualTo("约定表格里的叫法：“大数据服务业”指“大数据”（行业）；“现租期限”指“租期止”（企业与租约的表头）");
        assertThat(history.said("park.synonym-dropped", dropped)).isEqualTo("取消表格里的叫法：“大数据服务业”（行业）");
        assertThat(history.kind("park.synonyms-kept")).isEqualTo("约定表格里的叫法");

        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(history.said("park.synonyms-kept", two))
                .isEqualTo("Words of its files agreed: “大数据服务业” means “big data” (Industries); "
                        + "“现租期限” means “Lease until” (Headings: tenants and leases)");
        assertThat(history.said("park.synonym-dropped", dropped))
                .isEqualTo("Word of its files dropped: “大数据服务业” (Industries)");
    }

    @Test
    void of_many_words_the_first_few_are_told_and_how_many_there_are() {
        var seven = Stream.of("甲", "乙", "丙", "丁", "戊", "己", "庚")
                .map(term -> synonym("INDUSTRIES", term, "OTHER"))
                .toList();
        var facts = Map.of("synonyms", seven);

        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(history.said("park.synonyms-kept", facts))
                .isEqualTo("约定表格里的叫法：“甲”指“其他”（行业）；“乙”指“其他”（行业）；“丙”指“其他”（行业）等 7 项");
        assertThat(history.facts("park.synonyms-kept", facts).get("synonyms")).contains("“庚”指“其他”（行业）");

        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(history.said("park.synonyms-kept", facts))
                .contains("“丙” means")
                .endsWith("; 7 in all");
        assertThat(history.said("park.synonyms-kept", Map.of("synonyms", seven.subList(0, 3))))
                .endsWith("“丙” means “other” (Industries)");
    }

    @Test
    void who_recorded_it_and_through_what_is_said_in_words() {
        for (var language : LANGUAGES) {
            LocaleContextHolder.setLocale(language);
            for (var role : Role.values()) {
                var said = history.metadata(
                        Map.of("role", role.name().toLowerCase(Locale.ROOT), "simulated", "true", "source", "api"));
                assertThat(said.get("role")).as(role.name()).isNotBlank().doesNotContain("Role.", "_");
                assertThat(said.get("simulated")).isIn("是", "yes");
                assertThat(said.get("source")).isIn("接口", "API");
            }
        }
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(
                        history.metadata(
                                Map.of(
                                        "role",
                                        "system",
                                        "confirmed",
                                        "contribution.jobs-are-usual-needs-confirmation,contribution.amount-is-usual-needs-confirmation")))
                .containsEntry("confirmed", "人数超过通常的上限、金额超过通常的上限")
                .extractingByKey("role")
                .isEqualTo(history.metadata(Map.of("actor", "job:due")).get("actor"));
        assertThat(history.metadata(Map.of("role", "manager"))).containsEntry("role", "管理者");
    }
}
