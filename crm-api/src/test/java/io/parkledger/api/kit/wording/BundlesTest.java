package io.parkledger.api.kit.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A context adds files with its texts; nothing else has to be told of them. */
class BundlesTest {

    @Test
    void every_file_of_a_folder_is_read() {
        assertThat(Bundles.in("openapi/descriptions").stringPropertyNames())
                .hasSizeGreaterThan(500)
                .contains("tag.leads", "tag.contracts", "company");
        assertThat(Bundles.in("openapi/examples").stringPropertyNames())
                .hasSizeGreaterThan(100)
                .contains("leads.id", "units.id", "asOf");
    }

    @Test
    void languages_are_told_apart() {
        assertThat(Bundles.chinese().getProperty("LeadStage.LOST")).isEqualTo("已流失");
        assertThat(Bundles.english().getProperty("LeadStage.LOST")).isEqualTo("lost");
        assertThat(Bundles.chinese().stringPropertyNames())
                .isEqualTo(Bundles.english().stringPropertyNames());
    }

    @Test
    void words_of_every_file_are_found_in_both_languages() {
        var words = Bundles.messageSource();

        assertThat(words.getMessage("LeadStage.LOST", null, Locale.CHINA)).isEqualTo("已流失");
        assertThat(words.getMessage("LeadStage.LOST", null, Locale.ENGLISH)).isEqualTo("lost");
        assertThat(words.getMessage("form.leads.new", null, Locale.ENGLISH)).isEqualTo("Log a lead");
    }

    @Test
    void a_key_in_two_files_is_noticed() {
        assertThatThrownBy(() -> Bundles.in("planted/texts"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("planted.key");
    }
}
