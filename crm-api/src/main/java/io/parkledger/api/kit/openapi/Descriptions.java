package io.parkledger.api.kit.openapi;

import io.parkledger.api.kit.wording.Bundles;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What fields, parameters and tags mean: {@code openapi/descriptions}. */
final class Descriptions {

    private final Properties texts = Bundles.in("openapi/descriptions");
    private final Properties chinese = Bundles.chinese();
    private final Properties english = Bundles.english();

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
}
