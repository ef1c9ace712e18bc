package io.parkledger.api.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One person at a browser. Whatever the browser complains about meanwhile is kept, and closing it fails when there is
 * anything: errors and warnings of scripts, loads that failed, anything the content policy had to stop.
 */
final class Visitor implements AutoCloseable {

    /** Of every demo account. */
    private static final String PASSWORD = "parkledger-demo";

    /** Chromium says on its console what it has stopped for some policies only; the page is told of all. */
    private static final String SAY_WHAT_WAS_STOPPED = """
            document.addEventListener("securitypolicyviolation", event => console.error(
                `content policy: ${event.effectiveDirective} stopped ${event.blockedURI} ${event.sample}`))""";

    private final Visits visits;
    private final BrowserContext context;
    private final Screen screen;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();
    private boolean refusalExpected;

    /** Other work may keep this machine busy; nobody waits that long where all is well. */
    private static final int PATIENCE_MILLIS = 20_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    Visitor(Visits visits, BrowserContext context, Screen screen) {
        this.visits = visits;
        this.context = context;
        this.screen = screen;
        context.addInitScript(SAY_WHAT_WAS_STOPPED);
        context.onConsoleMessage(this::listen);
        context.onWebError(error -> complaints.add("script failed: " + error.error()));
        context.onRequestFailed(this::listen);
        context.onResponse(this::listen);
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
    }

    private void listen(ConsoleMessage message) {
        var source = message.location().replaceFirst("(:\\d+)+$", "");
        var known = message.text().startsWith("Failed to load resource") && refused.contains(source);
        if (!known && (message.type().equals("error") || message.type().equals("warning"))) {
            complaints.add("console " + message.type() + ": " + message.text());
        }
    }

    private void listen(Request failed) {
        // What was under way when the page was left.
        if (!"net::ERR_ABORTED".equals(failed.failure())) {
            complaints.add("not loaded: " + failed.url() + " " + failed.failure());
        }
    }

    private void listen(Response response) {
        if (response.status() >= 400) {
            refused.add(response.url());
            var isPage = response.request().isNavigationRequest();
            if (!(isPage && refusalExpected && response.status() < 500)) {
                complaints.add("status " + response.status() + " of " + pathOf(response.url()));
            }
        }
    }

    /** What the browser complained about since last asked. */
    List<String> complaints() {
        // One question there and back: what was said before it has arrived then.
        page.title();
        var said = List.copyOf(complaints);
        complaints.clear();
        return said;
    }

    Page page() {
        return page;
    }

    Screen screen() {
        return screen;
    }

    /** Where one is, without host. */
    String path() {
        return pathOf(page.url());
    }

    private static String pathOf(String url) {
        return url.replaceFirst("^https?://[^/]+", "");
    }

    /** A word of the pages, in this visitor's language. */
    String word(String key, Object... arguments) {
        return visits.word(screen.locale(), key, arguments);
    }

    void signIn(String login) {
        open("/sign-in");
        field("login").fill(login);
        field("password").fill(PASSWORD);
        button(word("sign-in.submit")).click();
        assertThat(page.locator("h1")).isVisible();
        assertThat(page).hasURL(visits.app().address("/").toString());
    }

    /** As typed into the address bar. */
    Response open(String path) {
        return page.navigate(visits.app().address(path).toString());
    }

    /**
     * Does what leads to another page, which may be one that says why it was refused.
     *
     * @return the page's answer, after redirects
     */
    Response refusable(Runnable action) {
        refusalExpected = true;
        var answer = page.waitForResponse(
                response -> response.request().isNavigationRequest() && !isRedirect(response), action);
        page.waitForLoadState();
        page.title();
        refusalExpected = false;
        return answer;
    }

    private static boolean isRedirect(Response response) {
        return response.status() >= 300 && response.status() < 400;
    }

    /** To a place of the navigation, which a phone hides behind a menu. */
    void goTo(String place) {
        if (screen.isPhone()) {
            page.locator("label[for=menu]").click();
        }
        page.locator("nav")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions()
                                .setName(word("place." + place))
                                .setExact(true))
                .click();
        assertThat(heading()).hasText(word("place." + place));
    }

    /** Follows the first link to a subject of some kind, {@code /tenants/}. */
    void follow(String kind) {
        content().locator("a[href^='" + kind + "']").first().click();
        assertThat(page).hasURL(Pattern.compile(".*" + kind + "[^/]+"));
    }

    /** Follows a link to a form, without filling it in. */
    void start(String form) {
        link(word("form." + form)).click();
        assertThat(heading()).containsText(word("form." + form));
        page.waitForLoadState();
    }

    /** Fills in what is named and leaves what is suggested. */
    void fillIn(Map<String, String> values) {
        values.forEach((name, value) -> {
            var field = field(name);
            switch (String.valueOf(field.evaluate("each => each.type"))) {
                case "select-one" -> field.selectOption(value);
                case "checkbox" ->
                    content()
                            .locator("[name='" + name + "'][value='" + value + "']")
                            .check();
                default -> field.fill(value);
            }
        });
    }

    /** Sends a form, and is told that it was done. */
    void send(String form) {
        button(word("form." + form)).click();
        var said = content().getByText(word("frame.done", word("form." + form)));
        try {
            assertThat(said).isVisible();
        } catch (AssertionError e) {
            throw new AssertionError(
                    form + " was not done: " + path() + "\n" + content().innerText(), e);
        }
    }

    /** From the page of what it is about: a form filled in and sent. */
    void does(String form, Map<String, String> values) {
        start(form);
        fillIn(values);
        send(form);
    }

    Locator content() {
        return page.locator("main");
    }

    Locator heading() {
        return page.locator("h1");
    }

    /** The field of a form that is shown under a name. */
    Locator field(String name) {
        return page.locator("main :is(input, select, textarea)[name='" + name + "']:not([type=hidden])")
                .first();
    }

    /** The rows of the page's first table. */
    Locator rows() {
        return page.locator("main tbody").first().locator("tr");
    }

    /** Why something was refused. */
    Locator alert() {
        return content().getByRole(AriaRole.ALERT);
    }

    /** A menu of the frame. */
    Locator menu(String name) {
        return page.locator("header summary").filter(new Locator.FilterOptions().setHasText(name));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return content()
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    @Override
    public void close() {
        var said = complaints();
        var last = path();
        context.close();
        if (!said.isEmpty()) {
            throw new AssertionError(
                    screen + ", the last page was " + last + "; the browser complained:\n" + String.join("\n", said));
        }
    }
}
