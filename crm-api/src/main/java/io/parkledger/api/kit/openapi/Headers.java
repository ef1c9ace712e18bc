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

    static Map<String, Header> shared() {
        var headers = new LinkedHashMap<String, Header>();
        headers.put("X-Request-Id", header(Schemas.typed("string"), "Names the request in the log and in its events."));
        headers.put(
                "ETag",
                header(
                        Schemas.typed("string").example("\"3\""),
                        "Version of the aggregate: send it back as If-Match with the next command."));
        headers.put(
                "Location", header(Schemas.typed("string").format("uri-reference"), "Where to find what was made."));
        headers.put(
                ViewArguments.POSITION,
                header(Schemas.typed("integer").format("int64"), "The ledger position the answer was made from."));
        headers.put(
                ViewArguments.UPDATING,
                header(
                        Schemas.typed("string")._const("true"),
                        "The views had not reached minPosition yet: ask again."));
        headers.put("Retry-After", header(Schemas.typed("integer"), "Seconds to wait before asking again."));
        return headers;
    }

    private static Header header(Schema<?> schema, String description) {
        return new Header().schema(schema).description(description);
    }

    static ApiResponse add(ApiResponse response, String... names) {
        for (var name : names) {
            response.addHeaderObject(name, new Header().$ref(REF + name));
        }
        return response;
    }
}
