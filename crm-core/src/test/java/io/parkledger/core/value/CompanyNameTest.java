package io.parkledger.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "云枢数据(澜桥)ABC",
                "云枢数据（澜桥）ABC",
                " 云枢数据 (澜桥) abc ",
                "云枢数据\u3000【澜桥】ＡＢＣ",
                "「云枢·数据」-澜桥,abc。",
                "云枢\u200b数据澜桥\u00adabc\ufeff",
                "\u202e云枢数据澜桥abc\u0000\ufe0f"
            })
    void one_name_is_one_name_however_it_is_typed(String typed) {
        assertThat(CompanyName.comparable(typed)).isEqualTo("云枢数据澜桥abc");
    }

    @Test
    void different_names_stay_different() {
        assertThat(CompanyName.comparable("澜桥云枢")).isNotEqualTo(CompanyName.comparable("澜桥云枢科技"));
        assertThat(CompanyName.comparable("澜桥1号")).isNotEqualTo(CompanyName.comparable("澜桥2号"));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "澜桥云枢, 澜桥云枢",
        "澜桥云枢有限公司, 澜桥云枢",
        "澜桥云枢有限责任公司, 澜桥云枢",
        "澜桥云枢（集团）股份有限公司, 澜桥云枢",
        "澜桥云枢集团, 澜桥云枢",
        "澜桥云枢股份有限, 澜桥云枢",
        "澜桥云枢北京分公司, 澜桥云枢北京",
        "澜桥云枢合伙企业(有限合伙), 澜桥云枢",
        "'Lanqiao Data Co., Ltd.', lanqiaodata",
        "公司宝科技, 公司宝科技",
        "集团有限公司, ''",
        "(), ''"
    })
    void a_legal_form_is_no_part_of_what_tells_a_company_from_others(String company, String stem) {
        assertThat(CompanyName.stem(company)).isEqualTo(stem);
    }
}
