package io.parkledger.api.kit.openapi;

import io.parkledger.api.kit.wording.Bundles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/**
 * One example for every operation, which works in the demo as it opens: bodies in
 * {@code openapi/examples/<schema>.json}, parameters in {@code openapi/examples/*.properties}. In a ledger of one's own
 * they show the form, no more.
 */
final class Examples {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Properties PARAMETERS = Bundles.in("openapi/examples");

    private Examples() {}

    static Object of(String schema) {
        return JSON.readValue(bytesOf(schema), Object.class);
    }

    /** As it would be sent. */
    static byte[] bytesOf(String schema) {
        try {
            return new ClassPathResource("openapi/examples/" + schema + ".json").getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("no example for " + schema, e);
        }
    }

    /**
     * A parameter as this operation takes it, or all of its tag, or all of that name; null where it is best left out,
     * which an example of no characters says.
     */
    static @Nullable String ofParameter(String operationId, String tag, String name) {
        return Stream.of(operationId + "." + name, tag + "." + name, name)
                .map(PARAMETERS::getProperty)
                .filter(value -> value != null)
                .findFirst()
                .filter(value -> !value.isEmpty())
                .orElse(null);
    }

    /** A parameter that means the same everywhere. */
    static @Nullable String ofParameter(String name) {
        return PARAMETERS.getProperty(name);
    }

    /** The operation whose example has to be sent first, for the same id; null when none has. */
    static @Nullable String before(String operationId) {
        return PARAMETERS.getProperty(operationId + ".after");
    }
}
