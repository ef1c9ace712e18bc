package io.parkledger.api.hostile;

import io.parkledger.api.kit.form.FormPage;
import io.parkledger.api.kit.sent.CommandShape;
import io.parkledger.api.kit.sent.FromRequest;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.api.kit.view.QueryRecords;
import io.parkledger.projection.Views;
import io.parkledger.projection.store.rows.SliceRequest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** All that takes input, found where requests are mapped: no list that somebody has to keep. */
final class Surface {

    private static final String API = "/api/v1";
    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private Surface() {}

    /**
     * One place that takes input.
     *
     * @param sent       the record it reads its body or its form's fields from; null for none
     * @param parameters of the query, and of a form that has no record
     */
    record Endpoint(String method, String path, @Nullable Class<?> sent, Set<String> parameters) {

        boolean isApi() {
            return path.startsWith("/api/") || path.startsWith("/v3/") || path.startsWith("/actuator");
        }

        boolean isForm() {
            return !isApi() && method.equals("POST");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }

        /** Everything in it that can be typed. */
        Stream<String> inputs() {
            var fields = sent == null ? Stream.<String>empty() : fieldsOf(sent, "");
            var ids = path.contains("{") ? Stream.of("{}") : Stream.<String>empty();
            return Stream.of(Stream.of(""), ids, parameters.stream().map(name -> "?" + name), fields)
                    .flatMap(each -> each)
                    .map(input -> this + " " + input);
        }
    }

    static List<Endpoint> of(RequestMappingHandlerMapping mappings) {
        var sentByPath = new HashMap<String, Class<?>>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            var sent = sentOf(method);
            if (sent != null) {
                mapping.getPatternValues().forEach(path -> sentByPath.put(path, sent));
            }
        });
        var endpoints = new ArrayList<Endpoint>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            for (var path : mapping.getPatternValues()) {
                var verbs = mapping.getMethodsCondition().getMethods();
                for (var verb : verbs.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : verbs) {
                    endpoints.add(endpoint(verb, path, method, sentByPath));
                }
            }
        });
        endpoints.sort(Comparator.comparing(Endpoint::toString));
        return endpoints;
    }

    private static Endpoint endpoint(
            RequestMethod verb, String path, HandlerMethod method, Map<String, Class<?>> sentByPath) {
        if (method.getBeanType() == FormPage.class) {
            var sent = sentByPath.get(API + path.replaceFirst("/new$", ""));
            // A form that is shown takes its fields from the address too.
            var parameters = new LinkedHashSet<>(List.of("_key", "_version", "_next", "_look-up"));
            if (sent != null && verb == RequestMethod.GET) {
                fieldsOf(sent, "").forEach(parameters::add);
            }
            return new Endpoint(verb.name(), path, verb == RequestMethod.POST ? sent : null, parameters);
        }
        return new Endpoint(verb.name(), path, sentOf(method), parametersOf(method));
    }

    private static @Nullable Class<?> sentOf(HandlerMethod method) {
        return Stream.of(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(FromRequest.class))
                .<Class<?>>map(parameter -> parameter.getParameterType())
                .findFirst()
                .orElse(null);
    }

    private static Set<String> parametersOf(HandlerMethod method) {
        var names = new LinkedHashSet<String>();
        for (var parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(NAMES);
            QueryRecords.of(parameter).forEach(component -> names.add(component.getName()));
            if (parameter.getParameterType() == Views.class) {
                names.addAll(List.of("asOf", "minPosition"));
            } else if (parameter.getParameterType() == LookedAt.class) {
                names.add("on");
            } else if (parameter.getParameterType() == SliceRequest.class) {
                names.addAll(List.of("limit", "cursor"));
            } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
                names.add(String.valueOf(parameter.getParameterName()));
            }
        }
        return names;
    }

    /** The names of the fields of a record, those of its parts as {@code contact.name} and {@code parts[0].areaSqm}. */
    static Stream<String> fieldsOf(Class<?> type, String prefix) {
        return Stream.of(type.getRecordComponents()).flatMap(field -> {
            var name = prefix + field.getName();
            var element = elementOf(field);
            if (isComposite(field.getType())) {
                return fieldsOf(field.getType(), name + ".");
            }
            return element != null && isComposite(element) ? fieldsOf(element, name + "[0].") : Stream.of(name);
        });
    }

    static @Nullable Class<?> elementOf(RecordComponent field) {
        Type type = field.getGenericType();
        return type instanceof ParameterizedType list ? (Class<?>) list.getActualTypeArguments()[0] : null;
    }

    static boolean isComposite(Class<?> type) {
        return type.isRecord() && type.getRecordComponents().length > 1;
    }

    static @Nullable String idFieldOf(Class<?> sent) {
        return CommandShape.idFieldOf(sent);
    }
}
