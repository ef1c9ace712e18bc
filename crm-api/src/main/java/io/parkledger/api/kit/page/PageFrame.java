package io.parkledger.api.kit.page;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.view.ViewArguments;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What stands around the content of every page.
 *
 * @param nonce    scripts and styles of this answer carry it
 * @param theme    {@code light}, {@code dark}, or {@code auto} as the device says
 * @param today    in the park
 * @param demo     whether time and accounts are made up
 * @param time     it looks at
 * @param path     of this page
 * @param done     what was just done, a key under {@code form.}
 */
public record PageFrame(
        String nonce,
        Locale locale,
        String theme,
        @Nullable Caller caller,
        LocalDate today,
        boolean demo,
        PageTime time,
        String path,
        String address,
        @Nullable String done,
        List<Place> places,
        HttpServletResponse response) {

    /** What goes when one looks at the page in another time. */
    private static final Set<String> OF_ONE_LOOK = Set.of("on", "asOf", "cursor", "minPosition", "done");

    /**
     * One entry of the navigation.
     *
     * @param name  its message is {@code place.<name>}
     * @param group entries of one group stand together
     */
    public record Place(String href, String name, String icon, String group, boolean current) {}

    public String language() {
        return locale.getLanguage().equals("en") ? "en" : "zh-CN";
    }

    /** Whether the page may not show yet what its reader has just done. */
    public boolean updating() {
        return "true".equals(response.getHeader(ViewArguments.UPDATING));
    }

    /** The position of the ledger this page was made from; null where it is not made from views. */
    public @Nullable String position() {
        return response.getHeader(ViewArguments.POSITION);
    }

    /** Whether the reader may do this at all; what he may not is not offered. */
    public boolean allowed(String action) {
        return caller != null
                && AccessPolicy.scope(caller, Action.valueOf(action)).isPresent();
    }

    /** A link that stays in the time of this page. */
    public String href(String path) {
        return time.href(path);
    }

    /** Whether it shows today as it is known now: only then something can be done. */
    public boolean isNow() {
        return time.isNow();
    }

    /** Whether the list of this page was narrowed down, so that an empty one means something else. */
    public boolean filtered() {
        return address.contains("?");
    }

    /** A parameter of an address. */
    public record Parameter(String name, String value) {}

    /** What was asked of this page besides its time, to be asked again in another one; from its first row. */
    public List<Parameter> besideTime() {
        return partsBesideTime()
                .map(part -> part.split("=", 2))
                .map(part -> new Parameter(decoded(part[0]), part.length == 1 ? "" : decoded(part[1])))
                .toList();
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }

    /** This page of today, as it is known now. */
    public String backToNow() {
        var query = partsBesideTime().collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private Stream<String> partsBesideTime() {
        return Stream.of(address.split("\\?", 2))
                .skip(1)
                .flatMap(query -> Stream.of(query.split("&")))
                .filter(part -> !part.isEmpty() && !OF_ONE_LOOK.contains(part.split("=", 2)[0]));
    }

    /** Of what was asked of this page, what is called so: to go along in an address that has parameters already. */
    public String along(String... names) {
        var wanted = Set.of(names);
        return partsBesideTime()
                .filter(part -> !part.endsWith("=") && wanted.contains(part.split("=", 2)[0]))
                .map(part -> "&" + part)
                .collect(Collectors.joining());
    }

    /** This page with another value of one parameter, from its first row; null takes the parameter out. */
    public String with(String parameter, @Nullable Object value) {
        var here = UriComponentsBuilder.fromUriString(address)
                .replaceQueryParam("cursor")
                .replaceQueryParam("minPosition")
                .replaceQueryParam("done");
        var changed = value == null
                ? here.replaceQueryParam(parameter)
                : here.replaceQueryParam(parameter, UriUtils.encode(value.toString(), StandardCharsets.UTF_8));
        return changed.build().toUriString();
    }
}
