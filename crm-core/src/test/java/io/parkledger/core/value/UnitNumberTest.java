package io.parkledger.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnitNumberTest {

    @Test
    void spellings_of_one_number_are_equal_and_different_numbers_are_not() {
        assertThat(List.of(" a101", "Ａ１０１", "A101 ", "A1\u200b01"))
                .allSatisfy(each -> assertThat(UnitNumber.comparable(each)).isEqualTo("a101"));
        assertThat(Stream.of("1号楼101", "101室", "101", "10-1", "1-01").map(UnitNumber::comparable))
                .doesNotHaveDuplicates();
    }

    @Test
    void numbers_stand_in_the_order_people_count_in() {
        assertThat(Stream.of("10层2", "A10", "9", "A2-10", "2层10", "A2-9", "10", "9A")
                        .sorted(UnitNumber.IN_ORDER))
                .containsExactly("2层10", "9", "9A", "10", "10层2", "A2-9", "A2-10", "A10");
    }
}
