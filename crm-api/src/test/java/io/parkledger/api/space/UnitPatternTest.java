package io.parkledger.api.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.value.InvalidValue;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers of units are written down by a pattern in the ways in which offices write them. */
class UnitPatternTest {

    private static Arguments means(String written, String... numbers) {
        return Arguments.of(written, List.of(numbers));
    }

    static Stream<Arguments> patterns() {
        return Stream.of(
                means("101", "101"),
                means("101～103", "101", "102", "103"),
                means("101~103", "101", "102", "103"),
                means("101〜102", "101", "102"),
                means("101—102", "101", "102"),
                means("101——102", "101", "102"),
                means("1号楼 101–103", "1号楼 101", "1号楼 102", "1号楼 103"),
                means("1号楼101至1号楼102", "1号楼101", "1号楼102"),
                means("101室到103室", "101室", "102室", "103室"),
                means("101-103室", "101室", "102室", "103室"),
                means("A0109–A0111", "A0109", "A0110", "A0111"),
                means("A0101 ～ 0102", "A0101", "A0102"),
                means("A0101～a0102", "A0101", "A0102"),
                means("101-103、201-202", "101", "102", "103", "201", "202"),
                means("101, 103;105；107，109", "101", "103", "105", "107", "109"),
                means("101\n102", "101", "102"),
                means("、101、", "101"),
                means("１０１～１０３", "101", "102", "103"),
                means("Ａ１０１－Ａ１０２", "A101", "A102"),
                means("9～11", "9", "10", "11"),
                means("08～11", "08", "09", "10", "11"),
                means("0101～103", "0101", "0102", "0103"),
                // A hyphen that stands in a number.
                means("A-101", "A-101"),
                means("B1-01", "B1-01"),
                means("1-101", "1-101"),
                means("A-101-103", "A-101", "A-102", "A-103"),
                means("A-101-A-103", "A-101", "A-102", "A-103"),
                means("A-101～A-103", "A-101", "A-102", "A-103"),
                means("B1-01-B1-03", "B1-01", "B1-02", "B1-03"),
                means("B1-01-03", "B1-01", "B1-02", "B1-03"),
                means("1-101～1-103", "1-101", "1-102", "1-103"),
                means("A座（东）101～102", "A座（东）101", "A座（东）102"));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void a_pattern_stands_for_its_numbers(String written, List<String> numbers) {
        assertThat(UnitPattern.numbersIn(written)).isEqualTo(numbers);
    }

    static Stream<Arguments> none() {
        return Stream.of(
                Arguments.of("大堂", "no-digits"),
                Arguments.of("101、大堂", "no-digits"),
                Arguments.of("、 、", "no-digits"),
                Arguments.of("101～大堂", "no-digits"),
                Arguments.of("120～101", "backwards"),
                Arguments.of("120-101", "backwards"),
                Arguments.of("A120–A101", "backwards"),
                Arguments.of("A101～B120", "letters-differ"),
                Arguments.of("A101-B120", "letters-differ"),
                Arguments.of("101～A120", "letters-differ"),
                Arguments.of("101A～120B", "letters-differ"),
                Arguments.of("101～105～110", "unclear"),
                Arguments.of("～101", "unclear"),
                Arguments.of("1～501", "too-many"),
                Arguments.of("1～999999999", "too-many"),
                Arguments.of("1～400、1001～1101", "too-many"),
                Arguments.of("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十1", "number-too-long"));
    }

    @ParameterizedTest
    @MethodSource("none")
    void what_stands_for_no_numbers_is_said_to(String written, String why) {
        assertThatThrownBy(() -> UnitPattern.numbersIn(written))
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidValue.class))
                .extracting(InvalidValue::code)
                .isEqualTo("unit-pattern." + why);
    }

    @Test
    void five_hundred_are_not_too_many() {
        assertThat(UnitPattern.numbersIn("1～500"))
                .hasSize(UnitPattern.MOST)
                .isEqualTo(
                        IntStream.rangeClosed(1, 500).mapToObj(String::valueOf).toList());
    }

    @Test
    void floors_that_are_numbered_alike_follow_the_first() {
        assertThat(UnitPattern.onFloor(3, 1, List.of("101", "120"))).containsExactly("301", "320");
        assertThat(UnitPattern.onFloor(10, 9, List.of("A0901室"))).containsExactly("A1001室");
        assertThat(UnitPattern.onFloor(2, 1, List.of("1号楼 101"))).containsExactly("1号楼 201");
        assertThat(UnitPattern.onFloor(10, 9, List.of("901"))).containsExactly("1001");
        assertThat(UnitPattern.onFloor(-1, -1, List.of("B1-01"))).containsExactly("B1-01");
    }

    @Test
    void a_number_that_does_not_say_its_floor_is_none_of_another() {
        for (var number : List.of("01", "201", "B1-01", "A0201")) {
            assertThatThrownBy(() -> UnitPattern.onFloor(2, 1, List.of(number)).toList())
                    .asInstanceOf(InstanceOfAssertFactories.type(InvalidValue.class))
                    .extracting(InvalidValue::code)
                    .isEqualTo("unit-pattern.not-of-the-floor");
        }
    }
}
