package io.parkledger.api.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** One example for every body: {@code openapi/examples/<schema>.json}. */
final class Examples {

    private static final JsonMapper JSON = JsonMapper.shared();

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
}
