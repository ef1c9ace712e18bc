package io.parkledger.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said where there is no browser. */
class ChromiumTest {

    /** Something that can be executed, as far as the file system knows. */
    private static final String SOME_PROGRAM = System.getProperty("java.home") + "/bin/java";

    @Test
    void a_machine_without_browser_is_told_what_to_install() {
        assertThat(Chromium.missing(name -> null, List.of("/nowhere/chromium"), true))
                .contains("apt-get install chromium fonts-noto-cjk");
    }

    @Test
    void a_machine_without_chinese_letters_is_told_so() {
        assertThat(Chromium.missing(name -> null, List.of(SOME_PROGRAM), false))
                .endsWith("apt-get install fonts-noto-cjk");
    }

    @Test
    void a_named_browser_must_be_one() {
        assertThat(Chromium.missing(Map.of(Chromium.PROGRAM, "/nowhere")::get, List.of(SOME_PROGRAM), true))
                .contains("PARKLEDGER_CHROMIUM names /nowhere");
    }

    @Test
    void nothing_is_missing_where_all_is_there() {
        assertThat(Chromium.missing(Map.of(Chromium.PROGRAM, SOME_PROGRAM)::get, List.of(), true))
                .isNull();
    }
}
