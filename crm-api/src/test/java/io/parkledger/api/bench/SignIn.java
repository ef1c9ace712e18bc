package io.parkledger.api.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

/** Signs somebody in on the page, as a browser does. */
final class SignIn {

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String SESSION = "parkledger-session";

    private SignIn() {}

    /** @return the secret of the session that has begun */
    static String session(int port, String login, String password) {
        var page = URI.create("http://127.0.0.1:" + port + "/sign-in");
        var cookies = new CookieManager();
        var http = HttpClient.newBuilder().cookieHandler(cookies).build();
        try {
            var form = http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
            var token = FORM_TOKEN.matcher(form.body());
            if (!token.find()) {
                throw new IllegalStateException("There is no form to sign in with: " + form.body());
            }
            var fields = "login=" + login + "&password=" + password + "&_csrf=" + token.group(1);
            http.send(
                    HttpRequest.newBuilder(page)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(fields))
                            .build(),
                    BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(SESSION))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(login + " is not signed in"));
    }
}
