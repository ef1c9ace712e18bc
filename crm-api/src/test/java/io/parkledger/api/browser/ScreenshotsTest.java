package io.parkledger.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The pictures of the README, which show what the pages show: their text is kept beside them, and differs when they are
 * no longer true. {@code -Dscreenshots=renew} takes them again.
 */
@InBrowser
class ScreenshotsTest {

    private static final Path FOLDER = Path.of("src", "screenshots");
    private static final boolean RENEW = "renew".equals(System.getProperty("screenshots"));
    private static final Screen WIDE = Screen.DESKTOP.high(800);

    /** A demo in which nothing has happened but its story. */
    private static Visits visits;

    /** What is shown, to whom. */
    enum Picture {
        HOME_STAFF("su", "/", WIDE),
        HOME_MANAGER("wang", "/", WIDE),
        HOME_MANAGER_DARK("wang", "/", WIDE.inEnglish().dark()),
        LEADS("wang", "/leads", WIDE),
        BOARD("wang", "/negotiations/board", WIDE),
        FUNNEL("wang", "/funnel", WIDE),
        STACKING_PLAN("wang", "/space", WIDE),
        TENANT("wang", "/tenants/QY-033", WIDE),
        CONTRIBUTION("wang", "/contributions?year=2021", WIDE),
        GRID("tong", "/contributions/grid?period=2022-Q1", WIDE),
        IMPORT("tong", "/imports/import-2021-Q2-tax", WIDE),
        RENEWALS("wang", "/renewals", WIDE),
        LEDGER("shen", "/ledger", WIDE),
        PHONE_LEAD("su", "/leads/new", Screen.PHONE),
        PHONE_HOME("wang", "/", Screen.PHONE.inEnglish().dark());

        private final String login;
        private final String address;
        private final Screen screen;

        Picture(String login, String address, Screen screen) {
            this.login = login;
            this.address = address;
            this.screen = screen;
        }

        Path file(String ending) {
            return FOLDER.resolve(name().toLowerCase().replace('_', '-') + ending);
        }
    }

    @BeforeAll
    static void tellTheStory() {
        visits = Visits.toDemo();
    }

    @AfterAll
    static void stop() {
        visits.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_picture_shows_what_its_page_shows(Picture picture) throws IOException {
        try (var visitor = visits.as(picture.login, picture.screen)) {
            assertThat(visitor.open(picture.address).status()).isEqualTo(200);
            var text = textOf(visitor);
            if (RENEW) {
                Files.createDirectories(FOLDER);
                Files.writeString(picture.file(".txt"), text);
                visitor.page()
                        .screenshot(new ScreenshotOptions()
                                .setPath(picture.file(".png"))
                                .setAnimations(ScreenshotAnimations.DISABLED));
            }
            assertThat(picture.file(".png")).isNotEmptyFile();
            assertThat(text)
                    .as("%s is out of date: -Dscreenshots=renew takes it again", picture.file(".png"))
                    .isEqualTo(Files.readString(picture.file(".txt")));
        }
    }

    /** What can be read, a line each. */
    private static String textOf(Visitor visitor) {
        return visitor.page()
                .innerText("body")
                .lines()
                .map(line -> line.replaceAll("\\s+", " ").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @org.junit.jupiter.api.Test
    void every_picture_is_in_the_readme() throws IOException {
        var readme = Files.readString(Path.of("..", "README.md"));
        assertThat(Stream.of(Picture.values()).map(each -> "crm-api/" + each.file(".png")))
                .allSatisfy(each -> assertThat(readme).contains(each));
    }
}
