package io.parkledger.api.kit.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The description at {@code /v3/api-docs}. springdoc finds the endpoints; what they take and answer is read from the
 * same records and rules that the endpoints go by, because it knows neither {@link
 * io.parkledger.api.kit.sent.FromRequest} nor the money of this house.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiWiring {

    private static final String BEARER = "bearer";

    private final Descriptions descriptions = new Descriptions();
    private final Schemas schemas = new Schemas(descriptions);
    private final Parameters parameters = new Parameters(schemas, descriptions);
    private final RefusalResponses refusals = new RefusalResponses(descriptions);

    @Bean
    OpenAPI parkLedger() {
        return new OpenAPI()
                .info(new Info()
                        .title("ParkLedger")
                        .version("v1")
                        .summary("Investment attraction and tenants of industrial parks (招商引资), as a ledger of facts")
                        .description(descriptions.of("info", "description")))
                .servers(List.of(new Server().url("/")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme(BEARER)
                                        .description("A token of POST /api/v1/tokens.")));
    }

    @Bean
    OperationCustomizer operations() {
        return new Operations(schemas, parameters, refusals);
    }

    /**
     * What operations refer to, in place of what springdoc made of the Java types. A variable that takes the rest of an
     * address, <code>{*path}</code>, is one like others there.
     */
    @Bean
    GlobalOpenApiCustomizer references() {
        return api -> {
            var components = api.getComponents()
                    .schemas(null)
                    .parameters(parameters.shared())
                    .headers(Headers.shared(descriptions))
                    .responses(new LinkedHashMap<>(refusals.shared()));
            schemas.named().forEach(components::addSchemas);
            components.addSchemas("Problem", refusals.problem());
            var inOrder = new Paths();
            new TreeMap<>(api.getPaths()).forEach((path, item) -> inOrder.addPathItem(path.replace("{*", "{"), item));
            api.setPaths(inOrder);
            api.setTags(api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .flatMap(operation -> operation.getTags().stream())
                    .distinct()
                    .sorted()
                    .map(tag -> new Tag().name(tag).description(descriptions.ofTag(tag)))
                    .toList());
        };
    }
}
