package io.parkledger.api.kit.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.security.web.header.HeaderWriter;

/**
 * What a page may load and run: what it came with, and of scripts and styles only those that carry the number it was
 * given for this one answer.
 *
 * <p>There is no {@code unsafe-inline}, nothing from other servers, no {@code style} attribute.
 */
public final class ContentPolicy implements HeaderWriter {

    private static final String NONCE = ContentPolicy.class.getName();
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The number that scripts and styles of this answer carry. */
    public static String nonceOf(HttpServletRequest request) {
        if (request.getAttribute(NONCE) instanceof String nonce) {
            return nonce;
        }
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        var nonce = Base64.getEncoder().encodeToString(bytes);
        request.setAttribute(NONCE, nonce);
        return nonce;
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        var nonce = "'nonce-" + nonceOf(request) + "'";
        response.setHeader(
                "Content-Security-Policy",
                String.join(
                        "; ",
                        "default-src 'none'",
                        "script-src " + nonce,
                        "style-src " + nonce,
                        "img-src 'self' data:",
                        "font-src 'self'",
                        "connect-src 'self'",
                        "form-action 'self'",
                        "frame-ancestors 'none'",
                        "base-uri 'none'"));
    }
}
