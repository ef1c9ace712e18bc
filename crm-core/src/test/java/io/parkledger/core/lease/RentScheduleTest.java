package io.parkledger.core.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.value.Cny;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RentScheduleTest {

    private static final RentSchedule SIGNED = RentSchedule.of(
            day(1), Cny.of("24"), List.of(new RentStep(day(4), Cny.of("25")), new RentStep(day(8), Cny.of("26"))));

    /** First of a month of 2024. */
    private static LocalDate day(int month) {
        return LocalDate.of(2024, month, 1);
    }

    private static List<String> monthly(RentSchedule rents) {
        return IntStream.of(1, 3, 4, 6, 8, 10, 12)
                .mapToObj(month -> rents.on(day(month)) + "")
                .toList();
    }

    @Test
    void what_is_agreed_from_a_day_on_holds_instead_of_the_steps_that_were_signed_for_then() {
        assertThat(monthly(SIGNED.from(day(6), Cny.of("30"), List.of(new RentStep(day(12), Cny.of("31"))))))
                .containsExactly("24.00", "24.00", "25.00", "30.00", "30.00", "30.00", "31.00");
    }

    @Test
    void what_is_said_late_of_an_earlier_day_leaves_what_was_agreed_for_a_later_one() {
        var later = SIGNED.from(day(10), Cny.of("30"), List.of(new RentStep(day(12), Cny.of("31"))));

        assertThat(monthly(later.from(day(3), Cny.of("20"), List.of(new RentStep(day(8), Cny.of("21"))))))
                .containsExactly("24.00", "20.00", "20.00", "20.00", "21.00", "30.00", "31.00");
    }

    @Test
    void the_order_in_which_two_days_are_spoken_of_does_not_matter() {
        var june = Cny.of("30");
        var march = Cny.of("20");

        assertThat(monthly(SIGNED.from(day(6), june, List.of()).from(day(3), march, List.of())))
                .isEqualTo(monthly(SIGNED.from(day(3), march, List.of()).from(day(6), june, List.of())));
    }

    @Test
    void what_is_said_of_the_same_day_again_holds_instead() {
        assertThat(monthly(SIGNED.from(day(3), Cny.of("20"), List.of(new RentStep(day(6), Cny.of("21"))))
                        .from(day(3), Cny.of("22"), List.of())))
                .containsExactly("24.00", "22.00", "22.00", "22.00", "22.00", "22.00", "22.00");
    }

    @Test
    void the_rent_of_a_renewal_holds_from_the_day_after_the_end_or_when_it_was_agreed_later() {
        assertThat(RentSchedule.renewedFrom(day(6), day(3))).isEqualTo(day(6).plusDays(1));
        assertThat(RentSchedule.renewedFrom(day(6), day(8))).isEqualTo(day(8));
    }
}
