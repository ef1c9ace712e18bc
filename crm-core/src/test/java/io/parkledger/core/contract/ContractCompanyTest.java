package io.parkledger.core.contract;

import static io.parkledger.core.TestValues.APRIL_1;
import static io.parkledger.core.TestValues.COMPANY;
import static io.parkledger.core.TestValues.CONTRACT;
import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.TestValues.TENANT;
import static io.parkledger.core.TestValues.TERM_END;
import static io.parkledger.core.contract.ContractFacts.companyRectified;
import static io.parkledger.core.contract.ContractFacts.corrected;
import static io.parkledger.core.contract.ContractFacts.handedOver;
import static io.parkledger.core.contract.ContractFacts.signed;
import static io.parkledger.core.contract.ContractFacts.terminatedByExit;
import static io.parkledger.core.contract.ContractRule.RENEWAL_IS_AS_THE_CONTRACT;

import io.parkledger.core.contract.ContractCommand.ConfirmTerm;
import io.parkledger.core.contract.ContractCommand.RectifyCompany;
import io.parkledger.core.contract.ContractEvent.ContractCompanyRectified;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Industry;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A contract names its company as the tenant is put right. */
class ContractCompanyTest {

    private static final String RIGHT = "澜桥云书";
    private static final LocalDate JULY_1 = LocalDate.of(2022, 7, 1);

    private final AggregateTestFixture<Contract> contract = new AggregateTestFixture<>(Contract.class);

    private static RectifyCompany rectify(String right, String wrong, Industry wrongIndustry) {
        return new RectifyCompany(CONTRACT, right, wrong, Industry.OTHER, wrongIndustry, JULY_1);
    }

    @Test
    void a_contract_that_says_what_was_wrong_says_what_is_right_also_when_it_is_over() {
        contract.given(signed(), handedOver(), terminatedByExit(APRIL_1.plusDays(1)))
                .when(rectify(RIGHT, COMPANY, Industry.BIG_DATA))
                .expectEvents(companyRectified());
    }

    @ParameterizedTest
    @CsvSource({
        // what was wrong, what is right, what the contract 澜桥云枢 says then
        "澜桥云枢, 澜桥云书, 澜桥云书",
        "澜桥云枢科技, 澜桥云书科技, 澜桥云书科技",
        "澜桥云枢科技, 澜桥云枢数据, 澜桥云枢",
        "沧屿星漾, 澜桥云书, 澜桥云枢",
    })
    void a_name_is_put_right_where_it_is_the_wrong_one_and_not_where_it_is_a_short_form_of_the_right_one(
            String wrong, String right, String then) {
        contract.given(signed())
                .when(rectify(right, wrong, Industry.BIG_DATA))
                .expectEvents(new ContractCompanyRectified(
                        CONTRACT, companyRectified().units(), then, Industry.OTHER, JULY_1));
    }

    @Test
    void what_the_company_did_before_it_changed_its_industry_stays() {
        contract.given(signed())
                .when(rectify(RIGHT, COMPANY, Industry.CLOUD_SOFTWARE))
                .expectEvents(new ContractCompanyRectified(
                        CONTRACT, companyRectified().units(), RIGHT, Industry.BIG_DATA, JULY_1));
    }

    @Test
    void a_contract_that_says_nothing_of_what_was_wrong_is_not_changed() {
        contract.given(signed())
                .when(rectify("沧屿星洋", "沧屿星漾", Industry.CLOUD_SOFTWARE))
                .expectNoEvents();
    }

    @Test
    void from_then_on_a_renewal_names_it_right() {
        var renewal = new ConfirmTerm(
                CONTRACT, TENANT, PARK, RIGHT, new BigDecimal("200.50"), rent(), TERM_END, LocalDate.of(2023, 10, 1));
        contract.given(signed(), handedOver(), companyRectified()).when(renewal).expectSuccessfulHandlerExecution();
        contract.given(signed(), handedOver()).when(renewal).expectExceptionMessage(RENEWAL_IS_AS_THE_CONTRACT.code());
    }

    @Test
    void what_is_corrected_of_it_later_is_beside_that() {
        contract.given(signed(), companyRectified(), corrected())
                .when(rectify(RIGHT, COMPANY, Industry.BIG_DATA))
                .expectEvents(new ContractCompanyRectified(
                        CONTRACT,
                        corrected().units().stream().map(unit -> unit.unitId()).toList(),
                        RIGHT,
                        Industry.OTHER,
                        JULY_1));
    }

    private static Cny rent() {
        return ContractFacts.signed().rentCnyPerSqmMonth().perYearOn(new BigDecimal("200.50"));
    }
}
