package io.parkledger.api.hostile;

import io.parkledger.api.hostile.Surface.Endpoint;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes one request for one input of an endpoint: that input is hostile, the others mostly fit. */
final class HostileRequest {

    private static final List<String> QUERIES = List.of(
            "=x",
            "a=%zz",
            "a=%",
            "%00=1",
            "%FF=%FE",
            "a=%C0%80",
            "q=%ED%A0%80",
            "a[]=1&a[]=2",
            "&&&",
            "a=1&a=2",
            ";=;",
            "x=%u0041",
            "<>=\"",
            "asOf=%00",
            "_csrf=x&_csrf=y",
            "limit=0",
            "%7Bx%7D=%7By%7D");

    private static final List<String> TYPES = List.of(
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            "text/plain",
            "application/json; charset=utf-16",
            "application/json; charset=nonsense",
            "application/problem+json",
            "nonsense",
            "/",
            "*/*",
            ";",
            "application/json;;;=",
            "");

    private static final List<String> HEADERS = List.of(
            "Idempotency-Key",
            "If-Match",
            "Accept",
            "Accept-Language",
            "X-Request-Id",
            "Cookie",
            "Authorization",
            "Range",
            "If-None-Match",
            "If-Modified-Since",
            "Accept-Encoding",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Proto",
            "Forwarded",
            "HX-Request",
            "Referer",
            "X-HTTP-Method-Override",
            "Expect",
            "Origin");

    private static final List<String> HEADER_VALUES = List.of(
            "",
            "x",
            "*",
            "\"",
            "\"-1\"",
            "\"99999999999999999999\"",
            "W/\"1\"",
            "text/html;q=2",
            "application/xml",
            "a/b/c",
            ";;;",
            ",,,",
            "zh-CN;q=nonsense",
            "xx-YY-zz-0123456789-".repeat(20),
            "en;q=0.0001, *;q=-1",
            "i-klingon",
            "bytes=0-1,5-,-7",
            "bytes=9999999999999999999-",
            "Thu, 01 Jan 99999 00:00:00 GMT",
            "parkledger-language=<>; parkledger-theme=\"x; parkledger-session=%00",
            "parkledger-session=; =; a; ;;",
            "Bearer",
            "Bearer \u00ff",
            "Basic Og==",
            "Bearer " + "x".repeat(5_000),
            "gzip;q=0, identity;q=0",
            "999.999.999.999",
            "for=unknown;host=<>;proto=x",
            "PUT",
            "99999",
            "-1");

    private final Hostility hostility;
    private final BiFunction<String, Boolean, Map<String, String>> identity;

    /** @param identity the headers by which a login is recognised, and for a form its token under {@code _csrf} */
    HostileRequest(Hostility hostility, BiFunction<String, Boolean, Map<String, String>> identity) {
        this.hostility = hostility;
        this.identity = identity;
    }

    byte[] of(Endpoint endpoint, String input, @Nullable String login) {
        var headers = new LinkedHashMap<String, String>();
        var csrf = "";
        if (login != null) {
            headers.putAll(identity.apply(login, endpoint.isApi()));
            csrf = String.valueOf(headers.remove("_csrf"));
        }
        var target = path(endpoint, input) + query(endpoint, input);
        headers.put("Host", "127.0.0.1");
        headers.put("Accept", endpoint.isApi() ? "application/json" : "text/html");
        headers.put("Accept-Language", hostility.oneIn(2) ? "en" : "zh-CN");
        var body = new byte[0];
        if (endpoint.method().equals("POST")) {
            body = endpoint.isForm() ? form(endpoint, input, csrf) : json(endpoint, input);
            headers.put("Content-Type", endpoint.isForm() ? "application/x-www-form-urlencoded" : "application/json");
        }
        var method = endpoint.method();
        if (input.isEmpty()) {
            switch (hostility.below(6)) {
                case 0 -> headers.put("Content-Type", hostility.one(TYPES));
                case 1 ->
                    method = hostility.one(List.of(
                            "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "HEAD", "GET", "POST", "FOO", "PROPFIND"));
                case 2 -> body = hostility.one(bodies(body));
                default -> headers.put(hostility.one(HEADERS), headerValue());
            }
        }
        headers.put("Content-Length", "" + body.length);
        var head = Stream.concat(
                        Stream.of(method + " " + target + " HTTP/1.1"),
                        headers.entrySet().stream().map(header -> header.getKey() + ": " + header.getValue()))
                .collect(Collectors.joining("\r\n", "", "\r\n\r\n"));
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private String headerValue() {
        return hostility.oneIn(3)
                ? hostility
                        .text()
                        .codePoints()
                        .filter(point -> point >= ' ' && point < 0x100 && point != 0x7f)
                        .mapToObj(Character::toString)
                        .limit(4_000)
                        .collect(Collectors.joining())
                : hostility.one(HEADER_VALUES);
    }

    private List<byte[]> bodies(byte[] fitting) {
        return List.of(
                new byte[0],
                hostility.bytes(200),
                fitting.length > 2 ? java.util.Arrays.copyOf(fitting, fitting.length / 2) : new byte[] {'{'},
                "{".repeat(5_000).getBytes(StandardCharsets.UTF_8),
                ("{\"a\":" + "[".repeat(3_000)).getBytes(StandardCharsets.UTF_8),
                "{\"a\":1,\"a\":2}".getBytes(StandardCharsets.UTF_8),
                "[]".getBytes(StandardCharsets.UTF_8),
                "null".getBytes(StandardCharsets.UTF_8),
                "1e999999999".getBytes(StandardCharsets.UTF_8),
                "\"x\"".getBytes(StandardCharsets.UTF_8),
                "{} {}".getBytes(StandardCharsets.UTF_8),
                ("{\"" + "k".repeat(60_000) + "\":1}").getBytes(StandardCharsets.UTF_8),
                ("{\"company\":\"" + "长".repeat(100_000) + "\"}").getBytes(StandardCharsets.UTF_8),
                "{\"company\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1),
                new String(fitting, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16),
                "=&==&%&%zz=%zz&a".getBytes(StandardCharsets.UTF_8),
                ("a=" + "x".repeat(300_000)).getBytes(StandardCharsets.UTF_8),
                "a&".repeat(20_000).getBytes(StandardCharsets.UTF_8));
    }

    private String path(Endpoint endpoint, String input) {
        var path = endpoint.path();
        while (path.contains("{")) {
            int from = path.indexOf('{');
            var id = input.equals("{}") && hostility.oneIn(2)
                    ? hostility.one(
                            List.of("..", ".", "%2e%2e", "%2F", "%00", "%zz", "%FF", "a;b=c", "%5C", "", "%0a", "*"))
                    : encoded(input.equals("{}") ? hostility.text() : hostility.id(kindOf(endpoint.path())));
            path = path.substring(0, from) + cut(id) + path.substring(path.indexOf('}') + 1);
        }
        return path.replace("**", "x").replace("*", "x");
    }

    private static String kindOf(String path) {
        return Stream.of(path.replace("/api/v1", "").split("/"))
                .filter(part -> !part.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String query(Endpoint endpoint, String input) {
        if (input.isEmpty() && hostility.oneIn(6)) {
            return "?" + hostility.one(QUERIES);
        }
        var pairs = new ArrayList<String>();
        for (var name : endpoint.parameters()) {
            if (input.equals("?" + name)) {
                pairs.add(encoded(name) + "=" + cut(encoded(hostility.text())));
            } else if (isNeeded(name) || hostility.oneIn(8)) {
                pairs.add(encoded(name) + "=" + encoded(fitting(name)));
            }
        }
        return pairs.isEmpty() || endpoint.isForm() ? "" : "?" + String.join("&", pairs);
    }

    private static boolean isNeeded(String name) {
        return List.of("from", "to", "year", "kind", "company").contains(name);
    }

    private String fitting(String name) {
        return switch (name) {
            case "from" -> hostility.oneIn(2) ? "2021-01" : "2021-01-01";
            case "to" -> hostility.oneIn(2) ? "2021-12" : "2021-12-31";
            case "year" -> "2021";
            case "limit" -> "5";
            case "minPosition", "after", "asOf" -> "1";
            case "kind" -> "REGISTERED";
            case "period" -> "2021-Q1";
            default -> name.endsWith("Id") || name.equals("id") ? hostility.id(name) : "x";
        };
    }

    /** Headers and addresses longer than the server takes are a case of their own; most are to get through. */
    private String cut(String text) {
        return text.length() > 4_000 && !hostility.oneIn(8)
                ? text.substring(0, 3_999).replaceFirst("%.?$", "")
                : text;
    }

    private byte[] json(Endpoint endpoint, String input) {
        var sent = endpoint.sent();
        return sent == null
                ? new byte[0]
                : object(sent, "", input, sent, endpoint.path()).getBytes(StandardCharsets.UTF_8);
    }

    private String object(Class<?> type, String prefix, String input, Class<?> outer, String path) {
        var fields = new ArrayList<String>();
        var id = type == outer ? Surface.idFieldOf(type) : null;
        for (var field : type.getRecordComponents()) {
            var name = prefix + field.getName();
            if (field.getName().equals(id) && path.contains("{id}") && !input.equals(name)) {
                continue;
            }
            var element = Surface.elementOf(field);
            String value;
            if (input.equals(name)) {
                value = hostility.json();
            } else if (Surface.isComposite(field.getType())) {
                value = object(field.getType(), name + ".", input, outer, path);
            } else if (element != null) {
                value = "["
                        + (Surface.isComposite(element)
                                ? object(element, name + "[0].", input, outer, path)
                                : Hostility.quoted(String.valueOf(hostility.fitting(field))))
                        + "]";
            } else {
                value = Hostility.quoted(String.valueOf(hostility.fitting(field)));
            }
            if (input.equals(name) || input.startsWith(name) || !hostility.oneIn(6)) {
                fields.add(Hostility.quoted(field.getName()) + ":" + value);
            }
        }
        return "{" + String.join(",", fields) + "}";
    }

    private byte[] form(Endpoint endpoint, String input, String csrf) {
        var pairs = new ArrayList<String>();
        pairs.add("_csrf=" + encoded(csrf));
        var sent = endpoint.sent();
        if (sent != null) {
            typed(sent, "", input, pairs);
        }
        for (var name : endpoint.parameters()) {
            if (input.equals("?" + name)) {
                pairs.add(encoded(name) + "=" + encoded(hostility.text()));
            } else if (!name.equals("_look-up") && !name.equals("_version") && hostility.oneIn(3)) {
                pairs.add(encoded(name) + "=" + encoded(name.equals("_next") ? "/leads" : fitting(name)));
            }
        }
        return String.join("&", pairs).getBytes(StandardCharsets.ISO_8859_1);
    }

    private void typed(Class<?> type, String prefix, String input, List<String> pairs) {
        for (var field : type.getRecordComponents()) {
            var name = prefix + field.getName();
            var element = Surface.elementOf(field);
            if (Surface.isComposite(field.getType())) {
                typed(field.getType(), name + ".", input, pairs);
            } else if (element != null && Surface.isComposite(element)) {
                typed(element, name + "[0].", input, pairs);
            } else if (input.equals(name)) {
                pairs.add(encoded(name) + "=" + encoded(hostility.text()));
            } else if (!hostility.oneIn(6)) {
                pairs.add(encoded(name) + "=" + encoded(String.valueOf(hostility.fitting(field))));
            }
        }
    }

    /** Percent-encoded, half characters too, which no library would do. */
    static String encoded(String text) {
        var out = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (point < 0x80 && Character.isLetterOrDigit(point) || point == '-' || point == '.' || point == '_') {
                out.append((char) point);
                return;
            }
            for (var unit : bytesOf(point)) {
                out.append("%%%02X".formatted(unit & 0xff));
            }
        });
        return out.toString();
    }

    private static byte[] bytesOf(int point) {
        return Character.getType(point) == Character.SURROGATE
                ? new byte[] {(byte) 0xED, (byte) (0x80 | point >> 6 & 0x3f), (byte) (0x80 | point & 0x3f)}
                : Character.toString(point).getBytes(StandardCharsets.UTF_8);
    }

    static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
