package io.parkledger.api.kit.openapi;

import io.parkledger.api.kit.view.ViewArguments;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** The headers of answers, each described once. */
final class Headers {

    private static final String REF = "#/components/headers/";

    private Headers() {}

    static Map<String, Header> shared(Descriptions texts) {
        var schemas = new LinkedHashMap<String, Schema<?>>();
        schemas.put("X-Request-Id", Schemas.typed("string"));
        schemas.put("ETag", Schemas.typed("string").example("\"3\""));
        schemas.put("Location", Schemas.typed("string").format("uri-reference"));
        schemas.put(ViewArguments.POSITION, Schemas.typed("integer").format("int64"));
        schemas.put(ViewArguments.UPDATING, Schemas.typed("string")._const("true"));
        schemas.put("Retry-After", Schemas.typed("integer"));
        var headers = new LinkedHashMap<String, Header>();
        schemas.forEach(
                (name, schema) -> headers.put(name, new Header().schema(schema).description(texts.of("header", name))));
        return headers;
    }

    static ApiResponse add(ApiResponse response, String... names) {
        for (var name : names) {
            response.addHeaderObject(name, new Header().$ref(REF + name));
        }
        return response;
    }
}
