package io.parkledger.api.kit.page;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.command.Answer;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Doubts;
import io.parkledger.api.kit.form.FormDesk;
import io.parkledger.api.kit.form.FormShape;
import io.parkledger.api.kit.sent.FromRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriTemplate;
import org.springframework.web.util.UriUtils;

/**
 * The forms of all pages. Each is one POST endpoint of the REST layer seen by people: the record it takes says what is
 * asked ({@link FormShape}), the endpoint itself decides ({@link FormDesk}), and its refusal is shown beside the
 * fields.
 */
@Component
public class Forms {

    private final Map<String, Endpoint> endpoints = new HashMap<>();
    private final Doubts doubts;

    Forms(Doubts doubts) {
        this.doubts = doubts;
    }

    /**
     * A POST endpoint of the REST layer.
     *
     * @param name   {@code leads.qualify}: its words are {@code form.leads.qualify}
     * @param path   of its page, {@code /leads/{id}/qualify}
     * @param sent   the record it takes; null when its path says all
     * @param action who may
     */
    public record Endpoint(
            String name,
            String path,
            HandlerMethod method,
            @Nullable Class<?> sent,
            Action action) {

        public String addressFor(@Nullable String id) {
            return id == null ? path : new UriTemplate(path).expand(id).toString();
        }

        /** Whether it becomes an event. */
        public boolean isInLedger() {
            return Answer.isGivenBy(method);
        }

        /** {@code /leads} of {@code /leads/{id}/qualify}. */
        public String collection() {
            return path.substring(0, path.indexOf('/', 1));
        }
    }

    /**
     * Something that can be done now, as a link to its form.
     *
     * @param href encoded
     */
    public record Link(String href, String name) {

        /** The same form with something filled in, or with {@code _next}: where one goes afterwards. */
        public Link with(String parameter, @Nullable String value) {
            return value == null
                    ? this
                    : new Link(
                            UriComponentsBuilder.fromUriString(href)
                                    .queryParam(parameter, UriUtils.encode(value, StandardCharsets.UTF_8))
                                    .build(true)
                                    .toUriString(),
                            name);
        }
    }

    /** Whether a form becomes an event; accounts, tokens and views are kept beside the ledger. */
    public boolean isInLedger(String form) {
        return !endpoints.containsKey(form) || endpoints.get(form).isInLedger();
    }

    /** Names of forms of one collection, by what each does: {@code leads.qualify}. */
    public static Stream<String> of(String collection, String... verbs) {
        return Stream.of(verbs).map(verb -> collection + "." + verb);
    }

    public Endpoint add(Endpoint endpoint) {
        endpoints.put(endpoint.name(), endpoint);
        return endpoint;
    }

    public List<Endpoint> all() {
        return List.copyOf(endpoints.values());
    }

    /**
     * Of some forms, those the caller may send.
     *
     * @param id of the subject they are about; null where none is needed
     */
    public List<Link> links(@Nullable String id, @Nullable Caller caller, Stream<String> names) {
        return names.map(name -> link(name, id, caller))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** Of some forms about nothing in particular, those the caller may send. */
    public List<Link> links(Call call, Stream<String> names) {
        return links(null, call.caller(), names);
    }

    /** One form about nothing in particular, when the caller may send it. */
    public @Nullable Link link(String name, Call call) {
        return link(name, null, call.caller());
    }

    /** One form, when the caller may send it and its subject takes commands. */
    public @Nullable Link link(String name, @Nullable String id, @Nullable Caller caller) {
        var endpoint = endpoints.get(name);
        if (endpoint == null) {
            throw new IllegalArgumentException("no form " + name);
        }
        var isTaken = !endpoint.isInLedger() || doubts.about(id) == null;
        return isTaken
                        && caller != null
                        && AccessPolicy.scope(caller, endpoint.action()).isPresent()
                ? new Link(endpoint.addressFor(id), name)
                : null;
    }

    /** What an endpoint takes, see {@link FromRequest}; null when its path says all. */
    public static @Nullable Class<?> sentOf(HandlerMethod method) {
        return Stream.of(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(FromRequest.class))
                .<Class<?>>map(MethodParameter::getParameterType)
                .findFirst()
                .orElse(null);
    }
}
