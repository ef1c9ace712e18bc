package io.parkledger.api.kit.openapi;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** What fields, parameters and tags mean: {@code openapi/descriptions.properties}. */
final class Descriptions {

    private final Properties texts = read("openapi/descriptions.properties");
    private final Properties chinese = read("messages.properties");
    private final Properties english = read("messages_en.properties");

    /**
     * Of a field of a record or a parameter of a resource: what is said of this one, or else of all that have its name.
     */
    @Nullable
    String of(String owner, String name) {
        return texts.getProperty(owner + "." + name, texts.getProperty(name));
    }

    /** What the constants of an enum are called, in both languages. */
    String ofConstants(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .map(name -> "- `" + name + "`: " + word(chinese, type, name) + ", " + word(english, type, name))
                .collect(Collectors.joining("\n"));
    }

    private static String word(Properties language, Class<?> type, String name) {
        return language.getProperty(type.getSimpleName() + "." + name, name);
    }

    String ofTag(String tag) {
        return texts.getProperty("tag." + tag, tag);
    }

    /** Properties of the class path, in UTF-8; empty when there are none. */
    static Properties read(String path) {
        var properties = new Properties();
        var resource = new ClassPathResource(path);
        if (resource.exists()) {
            try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }
}
