package io.parkledger.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.parkledger.core.Contexts;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.rule.Rule;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Both languages are complete: the same keys with the same arguments, and a sentence for everything that can be said.
 */
class LanguagesTest {

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\w+)}");
    private static final Properties CHINESE = load("/messages.properties");
    private static final Properties ENGLISH = load("/messages_en.properties");
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.parkledger");

    private static Properties load(String name) {
        var properties = new Properties();
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(LanguagesTest.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return properties;
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
    void every_rule_has_its_sentence() {
        var codes = PRODUCT.stream()
                .filter(type -> type.isAssignableTo(Rule.class) && type.isEnum())
                .flatMap(type -> Stream.of(type.reflect().getEnumConstants()))
                .map(rule -> "problem." + ((Rule) rule).code())
                .toList();

        assertThat(codes).hasSizeGreaterThan(40);
        assertThat(CHINESE.stringPropertyNames()).containsAll(codes);
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
        return events;
    }

    @Test
    void every_code_said_in_the_api_has_its_sentence() throws IOException {
        var said = new TreeSet<String>();
        var code = Pattern.compile("\"((?:request|access|views|value|ledger|import)\\.[a-z-]+)\"");
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                code.matcher(Files.readString(file)).results().forEach(found -> said.add(found.group(1)));
            }
        }
        said.removeIf(each -> each.equals("import.rows-wrong"));

        assertThat(said).hasSizeGreaterThan(30);
        assertThat(said)
                .allSatisfy(each -> assertThat(CHINESE.stringPropertyNames()).containsAnyOf(each, "problem." + each));
    }
}
