package io.parkledger.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.sent.CommandShape;
import io.parkledger.api.kit.sent.FromRequest;
import io.parkledger.api.kit.wording.Bundles;
import io.parkledger.core.Contexts;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.ledger.seal.Finding;
import io.parkledger.core.policy.Policies;
import io.parkledger.core.rule.Rule;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RestController;

/**
 * Both languages are complete: the same keys with the same arguments, and a sentence for everything that can be said.
 */
class LanguagesTest {

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\w+)}");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path OPERATING = Path.of("../docker/OPERATING.md");
    private static final Properties CHINESE = load("");
    private static final Properties ENGLISH = load("_en");
    /** A Chinese character, then a comma, colon, semicolon, bracket or question mark of the West. */
    private static final Pattern WESTERN = Pattern.compile("[\\u4e00-\\u9fff”][,:;(?!]|[,:;)][\\u4e00-\\u9fff“]");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.parkledger");

    /** All bundles of one language: what the API says, and what stands on pages. */
    private static Properties load(String language) {
        var properties = new Properties();
        for (var bundle : bundles()) {
            try (var reader = Files.newBufferedReader(RESOURCES.resolve(bundle + language + ".properties"))) {
                properties.load(reader);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(properties).hasSizeGreaterThan(2_000);
        return properties;
    }

    private static List<String> bundles() {
        return Stream.of("messages", "pages").flatMap(LanguagesTest::bundlesIn).toList();
    }

    private static Stream<String> bundlesIn(String folder) {
        try (var files = Files.list(RESOURCES.resolve(folder))) {
            return files
                    .map(file -> folder + "/" + file.getFileName().toString().replace(".properties", ""))
                    .filter(name -> !name.endsWith("_en"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void every_bundle_is_loaded_and_no_key_stands_twice() throws IOException {
        var seen = new TreeSet<String>();

        assertThat(bundles()).hasSizeGreaterThan(30).contains("messages/lead", "pages/lead");
        assertThat(Bundles.names()).containsExactlyInAnyOrderElementsOf(bundles());
        for (var bundle : bundles()) {
            for (var language : List.of("", "_en")) {
                assertThat(keysOf(bundle + language))
                        .as(bundle + language)
                        .isNotEmpty()
                        .doesNotHaveDuplicates();
            }
            assertThat(keysOf(bundle)).as(bundle).isNotEmpty().noneMatch(seen::contains);
            seen.addAll(keysOf(bundle));
        }
    }

    /** As they stand there: of a key that stands twice one sentence would be said, and the other not heard. */
    private static List<String> keysOf(String bundle) throws IOException {
        var keys = new ArrayList<String>();
        var all = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                keys.add((String) key);
                return super.put(key, value);
            }
        };
        try (var reader = Files.newBufferedReader(RESOURCES.resolve(bundle + ".properties"))) {
            all.load(reader);
        }
        return keys;
    }

    @Test
    void nothing_is_called_sealed_before_it_is() {
        var ofTheSeal = List.of(
                "place.seal",
                "seal.",
                "ledger.seal",
                "finding.seal.",
                "Code.",
                "problem.log.",
                "event.custody.",
                "field.checkpoint",
                "field.formerLogOrigin",
                "field.logOrigin",
                "problem.request.not-a-checkpoint",
                "problem.request.checkpoint-of-another-ledger",
                "field.trusted",
                "hint.trusted",
                "operation.verified.",
                "pack.",
                "diff.list.report",
                "place.reports",
                "sealed-report.",
                "form.sealed-reports.",
                "field.sealedOn",
                "hint.Sealing.",
                "context.report",
                "problem.report.",
                "event.report.");

        for (var saying : List.of(saying(CHINESE, "封存"), saying(ENGLISH, "seal"))) {
            assertThat(saying).hasSizeGreaterThan(20).allMatch(key -> ofTheSeal.stream()
                    .anyMatch(key::startsWith));
        }
    }

    private static List<String> saying(Properties language, String word) {
        return language.stringPropertyNames().stream()
                .filter(key ->
                        language.getProperty(key).toLowerCase(Locale.ROOT).contains(word))
                .toList();
    }

    @Test
    void chinese_has_chinese_punctuation() {
        assertThat(CHINESE.stringPropertyNames().stream()
                        .filter(key -> WESTERN.matcher(CHINESE.getProperty(key)).find()))
                .isEmpty();
        assertThat("线索(新),请看:").containsPattern(WESTERN);
    }

    @Test
    void every_form_and_every_field_has_its_words() {
        var sent = new ArrayList<Class<?>>();
        for (var api : PRODUCT.that(areRestControllers())) {
            for (var method : api.reflect().getDeclaredMethods()) {
                Stream.of(method.getParameters())
                        .filter(parameter -> parameter.isAnnotationPresent(FromRequest.class))
                        .filter(parameter -> !isPublic(method))
                        .forEach(parameter -> sent.add(parameter.getType()));
            }
        }
        var missing = new TreeSet<String>();
        sent.forEach(record -> missingWords(record, missing));

        assertThat(sent).hasSizeGreaterThan(80);
        assertThat(missing).isEmpty();
        assertThat(missingWords(Planted.class, new TreeSet<>())).containsExactly("field.plantedField");
    }

    /** Has a field without words. */
    record Planted(String plantedField) {}

    private static boolean isPublic(Method method) {
        var allowed = method.getAnnotation(Allowed.class);
        return allowed != null && allowed.value() == Action.PUBLIC;
    }

    private static DescribedPredicate<JavaClass> areRestControllers() {
        return DescribedPredicate.describe("REST", type -> type.isAnnotatedWith(RestController.class));
    }

    private static Set<String> missingWords(Class<?> record, Set<String> missing) {
        for (var field : CommandShape.fieldsOf(record)) {
            var own = "field." + record.getSimpleName() + "." + field.getName();
            var general = "field." + field.getName();
            if (!CHINESE.containsKey(own) && !CHINESE.containsKey(general)) {
                missing.add(general);
            }
            if (field.getType().isEnum()) {
                Stream.of(field.getType().getEnumConstants())
                        .map(constant -> field.getType().getSimpleName() + "." + ((Enum<?>) constant).name())
                        .filter(key -> !CHINESE.containsKey(key))
                        .forEach(missing::add);
            }
        }
        return missing;
    }

    @Test
    void every_word_a_template_asks_for_is_there() throws IOException {
        var asked = new TreeSet<String>();
        var key = Pattern.compile("#\\{([a-z][A-Za-z0-9.-]*[A-Za-z0-9])[})(]");
        try (var files = Files.walk(RESOURCES.resolve("templates"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                key.matcher(Files.readString(file)).results().forEach(found -> asked.add(found.group(1)));
            }
        }

        assertThat(asked).hasSizeGreaterThan(50);
        assertThat(CHINESE.stringPropertyNames()).containsAll(asked);
    }

    @Test
    void both_languages_hold_the_same_keys_with_the_same_arguments() {
        assertThat(differences(CHINESE, ENGLISH)).isEmpty();
    }

    @Test
    void a_key_or_an_argument_missing_in_one_language_is_noticed() {
        var incomplete = new Properties();
        incomplete.putAll(ENGLISH);
        incomplete.remove("problem.lead.lead-is-new");
        incomplete.setProperty("event.lead.registered", "Registered");

        assertThat(differences(CHINESE, incomplete))
                .containsExactlyInAnyOrder("problem.lead.lead-is-new", "event.lead.registered");
    }

    private static List<String> differences(Properties one, Properties other) {
        var keys = new TreeSet<>(one.stringPropertyNames());
        keys.addAll(other.stringPropertyNames());
        return keys.stream()
                .filter(key -> !arguments(one, key).equals(arguments(other, key)))
                .toList();
    }

    private static TreeSet<String> arguments(Properties properties, String key) {
        var arguments = new TreeSet<String>();
        var sentence = properties.getProperty(key);
        if (sentence == null) {
            arguments.add("missing");
        } else {
            ARGUMENT.matcher(sentence).results().forEach(found -> arguments.add(found.group(1)));
        }
        return arguments;
    }

    @Test
    void every_rule_has_its_sentence() throws IOException {
        var toBeConfirmed = confirmable();
        var codes = PRODUCT.stream()
                .filter(type -> type.isAssignableTo(Rule.class) && type.isEnum())
                .flatMap(type -> Stream.of(type.reflect().getEnumConstants()))
                .map(Rule.class::cast)
                .filter(rule -> !toBeConfirmed.contains(rule.confirmationCode()))
                .map(rule -> "problem." + rule.code())
                .toList();

        assertThat(codes).hasSizeGreaterThan(40);
        assertThat(CHINESE.stringPropertyNames()).containsAll(codes);
    }

    @Test
    void every_rule_that_can_be_confirmed_has_its_question_and_its_word_for_the_history() throws IOException {
        var codes = confirmable();

        assertThat(codes).contains("contribution.jobs-are-usual-needs-confirmation");
        for (var language : List.of(CHINESE, ENGLISH)) {
            assertThat(language.stringPropertyNames())
                    .containsAll(codes.stream().map(code -> "problem." + code).toList())
                    .containsAll(codes.stream().map(code -> "confirmed." + code).toList());
        }
    }

    /** The codes of what aggregates ask to be confirmed, as their sources say it. */
    private static Set<String> confirmable() throws IOException {
        var asked = Pattern.compile("\\b([A-Z][A-Z_]+)\\s*\\.requireConfirmed\\(");
        var codes = new TreeSet<String>();
        try (var files = Files.walk(Path.of("../crm-core/src/main/java/io/parkledger/core"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var context = file.getParent().getFileName().toString();
                asked.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> codes.add(context + "."
                                + found.group(1).toLowerCase(Locale.ROOT).replace('_', '-') + "-needs-confirmation"));
            }
        }
        return codes;
    }

    /** Also of those that refuse their fact: what an earlier version left undone is shown as well. */
    @Test
    void every_policy_has_its_words() {
        var words =
                Policies.ALL.stream().map(policy -> "policy." + policy.name()).toList();

        assertThat(words).hasSizeGreaterThan(30);
        assertThat(CHINESE.stringPropertyNames()).containsAll(words);
        assertThat(ENGLISH.stringPropertyNames()).containsAll(words);
    }

    @Test
    void every_refusal_of_the_ledger_has_its_sentence() throws IOException {
        var said = new TreeSet<String>();
        var code = Pattern.compile("\"(ledger\\.[a-z-]+)\"");
        for (var file : List.of("LedgerRefusal", "PolicyLoop")) {
            var source = Path.of("../crm-core/src/main/java/io/parkledger/core/ledger/" + file + ".java");
            code.matcher(Files.readString(source)).results().forEach(found -> said.add("problem." + found.group(1)));
        }

        assertThat(said).contains("problem.ledger.policy-failed").hasSizeGreaterThan(5);
        assertThat(CHINESE.stringPropertyNames()).containsAll(said);
    }

    @Test
    void every_event_has_its_sentence_and_names_only_facts_it_has() {
        for (var event : events()) {
            var key = "event." + event.getAnnotation(EventType.class).value();
            var facts = Stream.of(event.getRecordComponents())
                    .map(component -> component.getName())
                    .toList();

            assertThat(CHINESE.stringPropertyNames()).contains(key);
            assertThat(facts).as(key).containsAll(arguments(CHINESE, key));
        }
    }

    @Test
    void every_word_people_see_has_both_languages() {
        var words = new TreeSet<String>();
        for (var event : events()) {
            Stream.of(event.getRecordComponents())
                    .filter(component -> component.getType().isEnum())
                    .forEach(component -> Stream.of(component.getType().getEnumConstants())
                            .forEach(constant -> words.add(
                                    component.getType().getSimpleName() + "." + ((Enum<?>) constant).name())));
        }

        assertThat(words).hasSizeGreaterThan(50);
        assertThat(CHINESE.stringPropertyNames()).containsAll(words);
    }

    private static List<Class<?>> events() {
        var events = new ArrayList<Class<?>>();
        Contexts.ALL.forEach(context ->
                context.events().forEach(ofContext -> events.addAll(List.of(ofContext.getPermittedSubclasses()))));
        assertThat(events).hasSizeGreaterThan(100);
        return events;
    }

    /** The page of an event names each of its facts. */
    @Test
    void every_fact_of_an_event_has_its_word() {
        var words = new TreeSet<String>();
        for (var event : events()) {
            Stream.of(event.getRecordComponents()).forEach(fact -> words.add("field." + fact.getName()));
        }

        assertThat(words).hasSizeGreaterThan(150);
        assertThat(CHINESE.stringPropertyNames()).containsAll(words);
    }

    /** The ledger's pages name what an event tells of. */
    @Test
    void every_kind_of_things_has_its_word() {
        var words = new TreeSet<String>();
        for (var event : events()) {
            words.add("context." + event.getAnnotation(EventType.class).value().split("\\.")[0]);
        }

        assertThat(words).hasSizeGreaterThan(10);
        assertThat(CHINESE.stringPropertyNames()).containsAll(words);
    }

    @Test
    void every_code_said_in_the_api_has_its_sentence() throws IOException {
        var said = new TreeSet<String>();
        var code = Pattern.compile("\"((?:request|access|views|value|ledger|import)\\.[a-z-]+)\"");
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(path -> path.toString().endsWith(".java"))
                    // Findings of health are codes for operators, see docker/OPERATING.md.
                    .filter(path -> !path.endsWith("Lookout.java"))
                    .toList()) {
                code.matcher(Files.readString(file)).results().forEach(found -> said.add(found.group(1)));
            }
        }
        // What only operators are told stands where they look it up, with what to do about it.
        var told = Files.readString(OPERATING);
        said.removeIf(each -> told.contains("`" + each + "`"));

        assertThat(said).hasSizeGreaterThan(30).allSatisfy(each -> assertThat(CHINESE.stringPropertyNames())
                .containsAnyOf(each, "problem." + each));
    }

    @Test
    void every_refused_start_is_explained_to_operators() throws IOException {
        var refused = new TreeSet<String>();
        var code = Pattern.compile("new LedgerCannotStart\\(\\s*\"([a-z.-]+)\"");
        for (var module : List.of("../crm-core", "../crm-projection", ".")) {
            try (var files = Files.walk(Path.of(module, "src/main/java"))) {
                for (var file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    code.matcher(Files.readString(file)).results().forEach(found -> refused.add(found.group(1)));
                }
            }
        }
        var rows = Files.readString(OPERATING)
                .lines()
                .filter(line -> line.matches("\\| `.+` \\| .+ \\| .+ \\|"))
                .toList();

        assertThat(refused).hasSize(22).allSatisfy(each -> assertThat(rows)
                .anyMatch(row -> row.split(" \\| ")[0].contains("`" + each + "`")));
    }

    @Test
    void every_finding_is_explained_to_operators() throws IOException {
        var lookout = Files.readString(Path.of("src/main/java/io/parkledger/api/operation/Lookout.java"));
        var found = Pattern.compile("\"((?:disk|health|ledger|seal|views)\\.[a-z-]+)\"")
                .matcher(lookout)
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        found.addAll(whyNothingIsSealed());
        var explained = Files.readString(OPERATING);

        assertThat(found).hasSizeGreaterThan(20).allSatisfy(each -> assertThat(explained)
                .contains("`" + each + "`"));
    }

    /** Health finds it by its code, and pages say it in words. */
    @Test
    void every_reason_why_nothing_is_sealed_has_its_words() throws IOException {
        var words = whyNothingIsSealed().stream().map(code -> "finding." + code).toList();

        assertThat(words).hasSizeGreaterThan(10);
        assertThat(CHINESE.stringPropertyNames()).containsAll(words);
    }

    private static Set<String> whyNothingIsSealed() throws IOException {
        var code = Pattern.compile("new SealBroken\\(\\s*\"(seal\\.[a-z-]+)\"");
        var codes = new TreeSet<String>();
        try (var files = Files.walk(Path.of("../crm-core/src/main/java/io/parkledger/core/ledger/seal"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                code.matcher(Files.readString(file)).results().forEach(found -> codes.add(found.group(1)));
            }
        }
        return codes;
    }

    @Test
    void everything_a_verification_can_find_has_its_words() {
        var words = Stream.of(Finding.Code.values()).map(code -> "Code." + code).toList();

        assertThat(words).hasSizeGreaterThan(10);
        assertThat(CHINESE.stringPropertyNames()).containsAll(words);
    }
}
