package io.parkledger.api.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Chromium of this machine. Nothing is fetched: where it is missing, a sentence says how to get it. */
final class Chromium {

    /** An environment variable with the path of a Chromium or Chrome that is not in one of the usual places. */
    static final String PROGRAM = "PARKLEDGER_CHROMIUM";

    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");

    private static @Nullable Chromium running;

    private final Browser browser;

    private Chromium(Path program) {
        browser = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                // The same letters everywhere, so that pictures differ only where pages do.
                                "--font-render-hinting=none")));
    }

    /** What has to be installed before pages can be tested; null when all is there. */
    static @Nullable String missing() {
        return missing(System::getenv, USUAL_PLACES, hasChineseFont());
    }

    static @Nullable String missing(UnaryOperator<@Nullable String> environment, List<String> places, boolean font) {
        var named = environment.apply(PROGRAM);
        if (named != null && !Files.isExecutable(Path.of(named))) {
            return PROGRAM + " names " + named + ", which cannot be executed: set it to the path of a Chromium";
        }
        if (program(environment, places).isEmpty()) {
            return "Pages are tested in a browser, and there is none: apt-get install chromium fonts-noto-cjk, or set "
                    + PROGRAM + " to the path of a Chromium";
        }
        return font ? null : "Pages are tested in Chinese, and there is no font for it: apt-get install fonts-noto-cjk";
    }

    private static Optional<Path> program(UnaryOperator<@Nullable String> environment, List<String> places) {
        return Stream.concat(Stream.ofNullable(environment.apply(PROGRAM)), places.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Asked of fontconfig; a system without it brings its own Chinese fonts. */
    private static boolean hasChineseFont() {
        try {
            var fonts = new ProcessBuilder("fc-list", ":lang=zh", "family").start();
            var some = fonts.getInputStream().read() >= 0;
            fonts.destroy();
            fonts.waitFor(5, TimeUnit.SECONDS);
            return some;
        } catch (IOException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** One for all tests of a JVM, with which it ends: who visits has a context of his own. */
    static synchronized Chromium ofAllTests() {
        if (running == null) {
            running = new Chromium(program(System::getenv, USUAL_PLACES).orElseThrow());
        }
        return running;
    }

    Browser browser() {
        return browser;
    }
}
