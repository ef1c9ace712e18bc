package io.parkledger.core.report;

import static io.parkledger.core.report.ReportFacts.DECEMBER_31;
import static io.parkledger.core.report.ReportFacts.FIRST;
import static io.parkledger.core.report.ReportFacts.JANUARY_10;
import static io.parkledger.core.report.ReportFacts.SECOND;
import static io.parkledger.core.report.ReportFacts.seal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.ledger.Claim;
import io.parkledger.core.value.InvalidValue;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report is sealed when its period is over, and is never changed. */
class SealedReportTest {

    private final FixtureConfiguration<SealedReport> report = new AggregateTestFixture<>(SealedReport.class);

    @Test
    void a_month_that_is_over_is_sealed_under_its_number() {
        report.givenNoPriorActivity()
                .when(seal(FIRST, "2021-12", null, DECEMBER_31))
                .expectEvents(ReportFacts.sealed());
    }

    @Test
    void a_correction_names_the_report_that_was_wrong() {
        report.givenNoPriorActivity()
                .when(seal(SECOND, "2021-12", FIRST, JANUARY_10))
                .expectEvents(ReportFacts.replaced());
    }

    @Test
    void a_month_that_is_not_over_by_what_is_known_is_not_sealed() {
        report.givenNoPriorActivity()
                .when(seal(FIRST, "2021-12", null, DECEMBER_31.minusDays(1)))
                .expectNoEvents()
                .expectExceptionMessage(ReportRule.PERIOD_IS_OVER.code());
    }

    @Test
    void a_correction_is_of_the_same_period() {
        report.givenNoPriorActivity()
                .when(seal(ReportNumber.first(new ReportPeriod("2021")).id(), "2021", FIRST, JANUARY_10))
                .expectNoEvents()
                .expectExceptionMessage(ReportRule.REPLACED_IS_OF_THE_SAME_PERIOD.code());
    }

    @Test
    void a_number_is_of_the_period_that_it_names() {
        report.givenNoPriorActivity()
                .when(seal(FIRST, "2021-11", null, DECEMBER_31))
                .expectNoEvents()
                .expectException(InvalidValue.class);
    }

    @Test
    void a_report_claims_its_number_and_that_the_one_before_was_given() {
        assertThat(ReportContext.CONTEXT.claims().apply(ReportFacts.sealed()))
                .containsExactly(
                        Claim.use("park-use", "LQ", FIRST.value(), ReportRule.PARK_IS_NOT_WITHDRAWN),
                        Claim.take("report-number", "招统-2021-12-001", FIRST.value(), ReportRule.NUMBER_IS_GIVEN_ONCE));
        assertThat(ReportContext.CONTEXT.claims().apply(ReportFacts.replaced()))
                .extracting(claim -> claim.operation() + " " + claim.kind() + " " + claim.key())
                .containsExactly(
                        "USE park-use LQ",
                        "TAKE report-number 招统-2021-12-002",
                        "TAKE_DAYS report-number 招统-2021-12-001",
                        "TAKE report-replaced 招统-2021-12-001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"招统-2021-12-001", "招统-2021-001", "招统-2021-12-1000"})
    void a_number_is_read_as_it_is_printed(String printed) {
        var number = ReportNumber.parse(printed).orElseThrow();

        assertThat(number).hasToString(printed);
        assertThat(ReportNumber.of(number.id())).contains(number);
        assertThat(ReportNumber.parse(number.next().toString())).contains(number.next());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2021-12-001", "招统-2021-13-001", "招统-2021-12-000", "招统-2021-12-01", "招统-2021-12-0001", "招统"})
    void what_is_no_number_is_not_read_as_one(String printed) {
        assertThat(ReportNumber.parse(printed)).isEmpty();
    }

    @Test
    void a_month_is_compared_with_the_one_before_and_a_year_is_not() {
        assertThat(new ReportPeriod("2021-01").monthBefore()).contains(new ReportPeriod("2020-12"));
        assertThat(new ReportPeriod("2021-01").yearBefore()).contains(new ReportPeriod("2020-01"));
        assertThat(new ReportPeriod("2021").monthBefore()).isEmpty();
        assertThat(new ReportPeriod("2021").yearBefore()).contains(new ReportPeriod("2020"));
        assertThat(new ReportPeriod("2020-02").lastDay()).hasToString("2020-02-29");
        assertThatThrownBy(() -> new ReportPeriod("2021-Q1")).isInstanceOf(InvalidValue.class);
    }
}
