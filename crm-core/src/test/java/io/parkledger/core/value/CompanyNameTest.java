package io.parkledger.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"云枢数据(澜桥)ABC", "云枢数据（澜桥）ABC", " 云枢数据 (澜桥) abc ", "云枢数据\u3000【澜桥】ＡＢＣ", "「云枢·数据」-澜桥,abc。"})
    void one_name_is_one_name_however_it_is_typed(String typed) {
        assertThat(CompanyName.comparable(typed)).isEqualTo("云枢数据澜桥abc");
    }

    @Test
    void different_names_stay_different() {
        assertThat(CompanyName.comparable("澜桥云枢")).isNotEqualTo(CompanyName.comparable("澜桥云枢科技"));
        assertThat(CompanyName.comparable("澜桥1号")).isNotEqualTo(CompanyName.comparable("澜桥2号"));
    }
}
