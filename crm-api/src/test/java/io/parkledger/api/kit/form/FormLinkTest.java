package io.parkledger.api.kit.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.kit.page.Forms;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

class FormLinkTest {

    private static final String COMPANY = "澜桥 100% & Co=+#?";

    @Test
    void what_is_filled_in_arrives_as_it_was_however_much_is_filled_in_after_it() {
        var link = new Forms.Link("/receptions/new", "receptions.new")
                .with("company", COMPANY)
                .with("parkId", null)
                .with("leadId", "L-1")
                .with("_next", "/leads/L-1?tab=a b");

        var parameters = UriComponentsBuilder.fromUriString(link.href()).build().getQueryParams();

        assertThat(link.href()).startsWith("/receptions/new?company=%E6%BE%9C%E6%A1%A5%20100%25%20");
        assertThat(parameters).containsOnlyKeys("company", "leadId", "_next");
        assertThat(UriUtils.decode(parameters.getFirst("company"), "UTF-8")).isEqualTo(COMPANY);
        assertThat(UriUtils.decode(parameters.getFirst("_next"), "UTF-8")).isEqualTo("/leads/L-1?tab=a b");
    }
}
