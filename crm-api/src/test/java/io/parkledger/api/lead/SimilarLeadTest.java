package io.parkledger.api.lead;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarLeadTest {

    @ParameterizedTest(name = "{0} is shown as {1}")
    @CsvSource({"澜桥云枢数据科技有限公司, 澜桥＊＊＊", "澜桥云枢, 澜桥＊＊＊", "澜桥云, 澜＊＊＊", "澜桥, 澜＊＊＊", "澜, ＊＊＊", "'', ＊＊＊", "𬭎𬭎精工, 𬭎𬭎＊＊＊"})
    void a_masked_name_keeps_two_characters_at_most_and_never_more_than_half(String company, String masked) {
        assertThat(SimilarLead.masked(company)).isEqualTo(masked);
    }
}
