package io.parkledger.api.kit.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The cookies of pages, none of which scripts can read. Over TLS their names begin with {@code __Host-}: browsers take
 * them from this host only, and never from or over a plain connection. Without TLS, which is for the machine itself,
 * they have plain names.
 */
public final class Cookies {

    private static final String THIS_HOST_ONLY = "__Host-";

    private Cookies() {}

    /** What it is called on this connection. */
    public static String nameOf(String name, HttpServletRequest request) {
        return request.isSecure() ? THIS_HOST_ONLY + name : name;
    }

    /** @param life zero takes it back */
    public static void set(
            String name, String value, Duration life, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(nameOf(name, request), value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(life)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** Its value; empty when there is none. */
    public static Optional<String> find(String name, HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(nameOf(name, request)))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
