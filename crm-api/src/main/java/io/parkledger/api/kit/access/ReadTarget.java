package io.parkledger.api.kit.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the access log keeps of an address that was read: the path, and the parameters that choose among what there is.
 * What somebody typed, such as the name or the phone of a person looked for, is not kept, only that something was.
 */
public final class ReadTarget {

    private static final String TYPED = "…";

    /** Days, numbers, constants and ids. Whatever is not listed counts as typed. */
    private static final Set<String> CHOSEN = Set.of(
            "actor",
            "action",
            "after",
            "all",
            "asOf",
            "at",
            "attention",
            "before",
            "buildingId",
            "cohort",
            "contractId",
            "day",
            "days",
            "effectiveFrom",
            "effectiveTo",
            "from",
            "horizon",
            "industry",
            "inParkOn",
            "kind",
            "leadId",
            "limit",
            "login",
            "minAreaSqm",
            "minPosition",
            "month",
            "of",
            "on",
            "open",
            "owner",
            "parkId",
            "period",
            "periodFrom",
            "periodTo",
            "position",
            "presence",
            "quarter",
            "reason",
            "recordedAfter",
            "settled",
            "soFar",
            "sort",
            "source",
            "stage",
            "standing",
            "state",
            "status",
            "subject",
            "tenantId",
            "to",
            "top",
            "type",
            "upTo",
            "waiting",
            "year");

    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._:+/-]{0,80}");

    private ReadTarget() {}

    static String of(HttpServletRequest request) {
        return of(request.getRequestURI(), request.getQueryString());
    }

    public static String of(String path, @Nullable String query) {
        return query == null
                ? path
                : path + Stream.of(query.split("&")).map(ReadTarget::kept).collect(Collectors.joining("&", "?", ""));
    }

    private static String kept(String parameter) {
        var parts = parameter.split("=", 2);
        if (parts.length < 2) {
            return CHOSEN.contains(parameter) ? parameter : TYPED;
        }
        if (CHOSEN.contains(parts[0]) && VALUE.matcher(decoded(parts[1])).matches()) {
            return parameter;
        }
        return (parts[0].matches("[A-Za-z]{1,20}") ? parts[0] : TYPED) + "=" + TYPED;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return TYPED;
        }
    }
}
