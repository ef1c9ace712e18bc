package io.parkledger.api.browser;

import io.parkledger.api.TestApplication;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** A demo park, and a browser to visit it with. */
final class Visits implements AutoCloseable {

    private final TestApplication app;
    private final Chromium chromium;

    private Visits(TestApplication app, Chromium chromium) {
        this.app = app;
        this.chromium = chromium;
    }

    /** To a demo of their own. */
    static Visits toDemo() {
        return new Visits(TestApplication.demo(), Chromium.ofAllTests());
    }

    /** To another application, which is closed with it. */
    static Visits to(TestApplication app) {
        return new Visits(app, Chromium.ofAllTests());
    }

    TestApplication app() {
        return app;
    }

    /** Somebody at the front door. */
    Visitor stranger(Screen screen) {
        return new Visitor(this, chromium.browser().newContext(screen.options()), screen);
    }

    /** Somebody who has signed in. */
    Visitor as(String login, Screen screen) {
        var visitor = stranger(screen);
        visitor.signIn(login);
        return visitor;
    }

    /** What the pages say in a language. */
    String word(Locale locale, String key, Object... arguments) {
        return app.bean(MessageSource.class).getMessage(key, arguments, locale);
    }

    @Override
    public void close() {
        app.close();
    }
}
