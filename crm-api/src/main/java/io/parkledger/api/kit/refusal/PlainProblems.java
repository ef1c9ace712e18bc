package io.parkledger.api.kit.refusal;

import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.core.bound.Bounds;
import io.parkledger.core.ledger.LedgerUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says a problem where no endpoint was reached: by the server itself, by the firewall, by a filter. The same document
 * as {@link Problems} makes, or a page that needs nothing of the frame.
 */
@Component
public class PlainProblems {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%s"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>%s</title></head>
            <body><main><h1>%s</h1><p>%s</p><p>%d · %s</p><p><a href="/">%s</a></p></main></body></html>
            """;

    /** Characters of a fact that are said back. */
    private static final int SHOWN = 100;

    private final MessageSource messages;
    private final LocaleResolver locales;
    private final JsonMapper json = JsonMapper.shared();

    PlainProblems(MessageSource messages, LocaleResolver locales) {
        this.messages = messages;
        this.locales = locales;
    }

    /** Says what a status means, in general. */
    public void write(int status, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(status, "http." + status, List.of(), request, response);
    }

    /** Says that the ledger's database does not answer. */
    public void write(LedgerUnavailable away, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Problems.note(away);
        write(HttpStatus.SERVICE_UNAVAILABLE.value(), "ledger.unavailable", List.of(), request, response);
    }

    public void writeViewsUnavailable(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(HttpStatus.SERVICE_UNAVAILABLE.value(), "views.unavailable", List.of(), request, response);
    }

    public void write(Refused refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var retryAfter = refused.retryAfter();
        if (retryAfter != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "" + retryAfter.toSeconds());
        }
        write(refused.status().value(), refused.code(), refused.facts(), request, response);
    }

    private void write(
            int status, String code, List<Object> facts, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var locale = locales.resolveLocale(request);
        var title = say("title." + status, List.of(), "title." + (status < 500 ? 400 : 500), locale);
        var detail = say("problem." + code, facts, "problem.http." + (status < 500 ? 400 : 500), locale);
        response.resetBuffer();
        response.setStatus(status);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (status == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Problems.RETRY_SECONDS);
        }
        byte[] body;
        if (wantsPage(request)) {
            response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
            response.setContentType("text/html;charset=UTF-8");
            body = PAGE.formatted(
                            locale.toLanguageTag(),
                            title,
                            title,
                            HtmlUtils.htmlEscape(detail),
                            status,
                            code,
                            say("problem.home", List.of(), "problem.home", locale))
                    .getBytes(StandardCharsets.UTF_8);
        } else {
            var problem = new LinkedHashMap<String, Object>();
            problem.put("type", "urn:parkledger:problem:" + code);
            problem.put("title", title);
            problem.put("status", status);
            problem.put("detail", detail);
            problem.put("code", code);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            body = json.writeValueAsBytes(problem);
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** An address that cannot be read says nothing: then a page for whoever asks for one in so many words. */
    private static boolean wantsPage(HttpServletRequest request) {
        return request.getRequestURI().isEmpty()
                ? String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/html")
                : PageRequests.isPage(request);
    }

    private String say(String key, List<Object> facts, String otherwise, Locale locale) {
        var words = facts.stream().map(PlainProblems::shown).toArray();
        var general = messages.getMessage(otherwise, null, otherwise, locale);
        return String.valueOf(messages.getMessage(key, words, general, locale));
    }

    /** A fact as it can be said back: what was sent may be long, and more than an answer can hold. */
    static Object shown(Object fact) {
        if (!(fact instanceof CharSequence sent)) {
            return fact;
        }
        var text = sent.toString();
        var whole = new StringBuilder();
        text.codePoints()
                .limit(SHOWN)
                .forEach(point -> whole.appendCodePoint(Bounds.holds(Character.toString(point)) ? point : '\ufffd'));
        return text.codePointCount(0, text.length()) > SHOWN ? whole + "…" : whole.toString();
    }
}
