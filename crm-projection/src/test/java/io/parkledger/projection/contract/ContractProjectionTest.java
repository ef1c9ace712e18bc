package io.parkledger.projection.contract;

import static io.parkledger.projection.Story.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.contract.ContractEvent.ContractAmended;
import io.parkledger.core.contract.ContractEvent.ContractExtended;
import io.parkledger.core.contract.ContractEvent.ContractExtensionCorrected;
import io.parkledger.core.contract.ContractEvent.ContractExtensionWithdrawn;
import io.parkledger.core.contract.ContractEvent.ContractHeldOver;
import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.contract.ContractEvent.ContractWithdrawn;
import io.parkledger.core.contract.ContractStatus;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.lease.LeaseConditions;
import io.parkledger.core.lease.RentFree;
import io.parkledger.core.lease.RentStep;
import io.parkledger.core.value.Commitment;
import io.parkledger.projection.contract.ContractView.Condition;
import io.parkledger.projection.contract.ContractView.Condition.AgreedBy;
import io.parkledger.projection.contract.ContractView.Term;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryServer
class ContractProjectionTest {

    private final TestViews views;

    ContractProjectionTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    private static final ContractSigned C1 = signed(
            "C1",
            "T1",
            List.of(let("U1", "B1", "100.00"), let("U2", "B1", "50.50"), let("U6", "B2", "20.00")),
            "03-01",
            "12-31",
            "30.00",
            "02-15",
            new Commitment(Commitment.Kind.JOBS, new BigDecimal("50"), day("12-31")));

    private ContractView contract() {
        return views.read().contracts().find("C1", Scope.ALL).orElseThrow();
    }

    @Test
    void a_signed_contract_shows_its_units_its_term_and_its_promises() {
        views.given(C1).requireThatDeliveringTwiceChangesNothing();

        var contract = contract();
        assertThat(contract.status()).isEqualTo(ContractStatus.SIGNED);
        assertThat(contract.buildings()).containsExactly("B1", "B2");
        assertThat(contract.areaSqm()).isEqualTo("170.50");
        assertThat(contract.units())
                .contains(new ContractView.Let("U2", "B1", new BigDecimal("50.50"), yuan("18180.00")));
        assertThat(contract.terms())
                .containsExactly(new ContractView.Term(day("03-01"), day("12-31"), yuan("30.00"), day("02-15")));
        assertThat(contract.commitments())
                .containsExactly(new ContractView.Promise(Commitment.Kind.JOBS, new BigDecimal("50"), day("12-31")));
        assertThat(contract.rentCnyPerYear()).as("170.50 × 30 × 12").isEqualTo(yuan("61380.00"));
        assertThat(views.read().contracts().withCommitments(Scope.ALL)).hasSize(1);
    }

    @Test
    void an_extension_adds_a_term_and_ends_the_hold_over() {
        views.given(
                        C1,
                        amended("C1", "29.00", "02-20", "02-20"),
                        handedOver(C1, "03-01"),
                        new ContractHeldOver(C1.contractId(), day("12-31"), day("2022-01-01")))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(contract().status()).isEqualTo(ContractStatus.HELD_OVER);
        assertThat(contract().heldOverSince()).isEqualTo("2022-01-01");
        assertThat(contract().rentCnyPerSqmMonth()).isEqualTo(yuan("29.00"));

        views.given(new ContractExtended(
                        new ContractId("C1"), new RenewalId("R1"), day("2023-12-31"), null, day("2022-01-10")))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(contract().status()).isEqualTo(ContractStatus.IN_FORCE);
        assertThat(contract().heldOverSince()).isNull();
        assertThat(contract().endOn()).isEqualTo("2023-12-31");
        assertThat(contract().terms()).hasSize(2);
        assertThat(contract().rentCnyPerSqmMonth())
                .as("none was named: as before")
                .isEqualTo(yuan("29.00"));
    }

    @Test
    void a_tenant_is_in_from_the_day_of_handover_to_the_day_before_leaving() {
        var c2 = signed("C2", "T2", List.of(let("U3", "B1", "10.00")), "03-01", "12-31", null, "02-15");
        var c3 = signed("C3", "T3", List.of(let("U4", "B1", "10.00")), "03-01", "12-31", null, "02-15");
        views.given(C1, handedOver(C1, "03-05"), terminated(C1, "06-30"), c2, rescinded(c2, "02-20"), c3)
                .requireThatDeliveringTwiceChangesNothing();

        var contracts = views.read().contracts();
        assertThat(contracts.occupyingOn(Scope.ALL, day("03-04"))).isEmpty();
        assertThat(contracts.occupyingOn(Scope.ALL, day("03-05"))).hasSize(1);
        assertThat(contracts.occupyingOn(Scope.ALL, day("06-29"))).hasSize(1);
        assertThat(contracts.occupyingOn(Scope.ALL, day("06-30"))).isEmpty();
        assertThat(contracts.awaitingHandoverOn(Scope.ALL, day("02-14"))).isEmpty();
        assertThat(contracts.awaitingHandoverOn(Scope.ALL, day("02-19"))).hasSize(3);
        assertThat(contracts.awaitingHandoverOn(Scope.ALL, day("02-20"))).hasSize(2);
        assertThat(contracts.awaitingHandoverOn(Scope.ALL, day("03-05")))
                .extracting(ContractView::id)
                .containsExactly("C3");
        assertThat(contract().endCause()).isEqualTo("搬迁");
        var rescinded = new ContractViews.Filter(ContractStatus.RESCINDED, null);
        assertThat(contracts.page(Scope.ALL, rescinded, SliceRequest.first(10)).items())
                .hasSize(1);
    }

    @Test
    void what_is_in_force_and_ends_by_a_day_is_found_for_renewal() {
        var c2 = signed("C2", "T2", List.of(let("U3", "B1", "10.00")), "03-01", "2022-06-30", null, "02-15");
        views.given(C1, handedOver(C1, "03-05"), c2, handedOver(c2, "03-05"), expired(c2, "2022-06-30"));

        assertThat(views.read().contracts().inForceEndingBy(day("12-30"))).isEmpty();
        assertThat(views.read().contracts().inForceEndingBy(day("12-31"))).hasSize(1);
        assertThat(views.read().contracts().inForceEndingBy(day("2022-12-31"))).hasSize(1);
    }

    @Test
    void the_list_is_searched_by_company_and_can_begin_with_what_ends_first() {
        var late = signed("C2", "T2", List.of(let("U3", "B1", "10.00")), "03-01", "2023-06-30", null, "02-15");
        var soon = signed("C3", "T3", List.of(let("U4", "B1", "10.00")), "03-01", "06-30", null, "02-16");
        views.given(C1, late, soon);

        var contracts = views.read().contracts();
        var any = new ContractViews.Filter(null, null);
        assertThat(contracts.page(Scope.ALL, any, SliceRequest.first(10)).items())
                .extracting(ContractView::id)
                .as("signed last, first")
                .containsExactly("C3", "C2", "C1");
        var first = contracts.page(Scope.ALL, any, ContractViews.Order.ENDING_FIRST, SliceRequest.first(2));
        assertThat(first.items()).extracting(ContractView::id).containsExactly("C3", "C1");
        assertThat(contracts
                        .page(Scope.ALL, any, ContractViews.Order.ENDING_FIRST, new SliceRequest(2, first.next()))
                        .items())
                .extracting(ContractView::id)
                .containsExactly("C2");
        assertThat(contracts
                        .page(Scope.ALL, named("司T1"), SliceRequest.first(10))
                        .items())
                .extracting(ContractView::company)
                .containsExactly("公司T1");
        assertThat(contracts
                        .page(Scope.ALL, named(".*"), SliceRequest.first(10))
                        .items())
                .as("a part of the name, not a pattern")
                .isEmpty();
    }

    @Test
    void a_list_says_how_many_it_has_and_what_they_add_up_to() {
        var c2 = signed("C2", "T2", List.of(let("U3", "B1", "10.00")), "03-01", "12-31", null, "02-15");
        views.given(C1, c2, handedOver(c2, "03-01")).requireThatDeliveringTwiceChangesNothing();

        var contracts = views.read().contracts();
        var any = new ContractViews.Filter(null, null);
        assertThat(contracts.total(Scope.ALL, any, day("12-31")))
                .isEqualTo(new ContractViews.Total(2, new BigDecimal("180.50"), yuan("61380.00")));
        assertThat(contracts.total(Scope.ALL, named("T2"), day("12-31")))
                .as("no rent was agreed there")
                .isEqualTo(new ContractViews.Total(1, new BigDecimal("10.00"), yuan("0.00")));
        assertThat(contracts.total(Scope.ALL, named("nobody"), day("12-31")).contracts())
                .isZero();

        views.given(amended("C1", "29.00", "03-20", "03-20")).requireThatDeliveringTwiceChangesNothing();
        assertThat(contracts.total(Scope.ALL, any, day("12-31")).rentCnyPerYear())
                .as("what the contracts themselves say: 170.50 × 29 × 12")
                .isEqualTo(yuan("59334.00"))
                .isEqualTo(contract().rentCnyPerYear());

        views.given(
                handedOver(C1, "03-21"),
                new ContractExtended(
                        new ContractId("C1"), new RenewalId("R1"), day("2023-12-31"), yuan("28.00"), day("12-10")));
        assertThat(contracts.total(Scope.ALL, any, day("12-31")).rentCnyPerYear())
                .as("of that day: the new rent begins the day after")
                .isEqualTo(yuan("59334.00"))
                .isEqualTo(contract().on(day("12-31")).rentCnyPerYear());
        assertThat(contracts.total(Scope.ALL, any, day("2022-01-01")))
                .isEqualTo(new ContractViews.Total(2, new BigDecimal("180.50"), yuan("57288.00")));
    }

    @Test
    void what_is_agreed_beside_the_rent_holds_from_its_day_on() {
        var agreed = with(
                C1,
                new LeaseConditions(
                        List.of(new RentStep(day("06-01"), yuan("31.00")), new RentStep(day("09-01"), yuan("32.00"))),
                        List.of(new RentFree(day("03-01"), day("03-31"))),
                        yuan("10000.00"),
                        yuan("3.00")));
        views.given(agreed)
                .given(new ContractAmended(
                        new ContractId("C1"),
                        yuan("30.50"),
                        new LeaseConditions(
                                List.of(), List.of(new RentFree(day("07-01"), day("07-15"))), null, yuan("2.50")),
                        day("07-01"),
                        day("05-01")))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(contract().number()).isEqualTo("澜招合〔2021〕12号");
        assertThat(contract().conditions())
                .containsExactly(
                        new Condition(
                                day("03-01"),
                                day("03-01"),
                                yuan("30.00"),
                                yuan("10000.00"),
                                yuan("3.00"),
                                AgreedBy.SIGNED),
                        new Condition(
                                day("06-01"),
                                day("03-01"),
                                yuan("31.00"),
                                yuan("10000.00"),
                                yuan("3.00"),
                                AgreedBy.SIGNED),
                        new Condition(
                                day("07-01"),
                                day("07-01"),
                                yuan("30.50"),
                                yuan("10000.00"),
                                yuan("2.50"),
                                AgreedBy.AMENDED));
        assertThat(contract().on(day("06-30")).rentCnyPerSqmMonth()).isEqualTo(yuan("31.00"));
        assertThat(contract().on(day("06-30")).propertyFeeCnyPerSqmMonth()).isEqualTo(yuan("3.00"));
        assertThat(contract().on(day("07-01")).propertyFeeCnyPerSqmMonth()).isEqualTo(yuan("2.50"));
        assertThat(contract().on(day("09-01")).rentCnyPerSqmMonth())
                .as("the step was replaced")
                .isEqualTo(yuan("30.50"));
        assertThat(contract().isRentFreeOn(day("07-15"))).isTrue();
        assertThat(contract().isRentFreeOn(day("07-16"))).isFalse();
    }

    @Test
    void whoever_should_be_in_and_is_not_is_found_until_the_hand_over() {
        var later = signed("C2", "T2", List.of(let("U3", "B1", "10.00")), "06-01", "12-31", null, "02-15");
        views.given(C1, later);

        var contracts = views.read().contracts();
        assertThat(contracts.total(Scope.ALL, late("03-01"), day("12-31")).contracts())
                .as("on the first day there is still time")
                .isZero();
        assertThat(contract().isHandoverOverdueOn(day("03-01"))).isFalse();
        assertThat(contracts
                        .page(Scope.ALL, late("03-02"), SliceRequest.first(10))
                        .items())
                .extracting(ContractView::id)
                .containsExactly("C1");
        assertThat(contract().isHandoverOverdueOn(day("03-02"))).isTrue();
        assertThat(contracts.total(Scope.ALL, late("06-02"), day("12-31")).contracts())
                .isEqualTo(2);

        views.given(handedOver(C1, "06-03"));
        assertThat(contracts
                        .page(Scope.ALL, late("06-30"), SliceRequest.first(10))
                        .items())
                .extracting(ContractView::id)
                .containsExactly("C2");
        assertThat(contract().isHandoverOverdueOn(day("06-30"))).isFalse();
    }

    private static ContractViews.Filter late(String on) {
        return ContractViews.Filter.overdueHandover(day(on));
    }

    private static ContractViews.Filter named(String part) {
        return new ContractViews.Filter(null, null, part, null);
    }

    @Test
    void those_held_over_are_found_until_they_are_renewed() {
        views.given(C1, handedOver(C1, "03-01"));
        assertThat(views.read().contracts().heldOver(Scope.ALL)).isEmpty();

        views.given(new ContractHeldOver(C1.contractId(), day("12-31"), day("2022-01-01")));
        assertThat(views.read().contracts().heldOver(Scope.ALL)).hasSize(1);
    }

    private static LeaseConditions deposit(String yuan) {
        return new LeaseConditions(List.of(), List.of(), yuan(yuan), null);
    }

    @Test
    void a_correction_was_so_from_the_first_day_and_what_was_agreed_later_holds_on() {
        var wrong = with(
                C1,
                new LeaseConditions(
                        List.of(new RentStep(day("06-01"), yuan("99.00"))),
                        List.of(new RentFree(day("03-01"), day("03-31"))),
                        yuan("10.00"),
                        null));
        views.given(
                        wrong,
                        handedOver(C1, "03-01"),
                        amended("C1", "33.00", "08-01", "05-01"),
                        corrected(C1, "31.00", "2022-06-30", deposit("1000.00"), "03-01", "05-02"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(contract().number()).isEqualTo("HT-7");
        assertThat(contract().on(day("03-01")).rentCnyPerSqmMonth()).isEqualTo(yuan("31.00"));
        assertThat(contract().on(day("07-31")).rentCnyPerSqmMonth())
                .as("the step was never agreed")
                .isEqualTo(yuan("31.00"));
        assertThat(contract().on(day("08-01")).rentCnyPerSqmMonth()).isEqualTo(yuan("33.00"));
        assertThat(contract().on(day("08-01")).depositCny())
                .as("the amendment said nothing of it")
                .isEqualTo(yuan("1000.00"));
        assertThat(contract().isRentFreeOn(day("03-15"))).isFalse();
        assertThat(contract().on(day("2020-01-01")).endOn()).isEqualTo("2022-06-30");
        assertThat(contract().endOn()).isEqualTo("2022-06-30");
    }

    @Test
    void after_a_renewal_the_first_term_is_corrected_and_the_end_is_the_renewals() {
        views.given(
                C1,
                handedOver(C1, "03-01"),
                new ContractExtended(
                        C1.contractId(), new RenewalId("R1"), day("2023-12-31"), yuan("28.00"), day("11-10")),
                corrected(C1, "31.00", "12-31", LeaseConditions.NONE, "03-01", "2022-02-02"));

        assertThat(contract().endOn()).isEqualTo("2023-12-31");
        assertThat(contract().on(day("12-31")).rentCnyPerSqmMonth()).isEqualTo(yuan("31.00"));
        assertThat(contract().on(day("2022-01-01")).rentCnyPerSqmMonth()).isEqualTo(yuan("28.00"));

        views.given(new ContractExtensionCorrected(
                        C1.contractId(),
                        new RenewalId("R1"),
                        day("2024-12-31"),
                        day("2023-12-31"),
                        yuan("29.00"),
                        day("2022-02-03")))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(contract().endOn()).isEqualTo("2024-12-31");
        assertThat(contract().on(day("11-10")).endOn())
                .as("since it was agreed")
                .isEqualTo("2024-12-31");
        assertThat(contract().on(day("12-31")).rentCnyPerSqmMonth()).isEqualTo(yuan("31.00"));
        assertThat(contract().on(day("2022-01-01")).rentCnyPerSqmMonth()).isEqualTo(yuan("29.00"));

        views.given(new ContractExtensionCorrected(
                C1.contractId(), new RenewalId("R1"), day("2024-12-31"), day("2024-12-31"), null, day("2022-02-04")));

        assertThat(contract().on(day("2022-01-01")).rentCnyPerSqmMonth())
                .as("the rent of before goes on")
                .isEqualTo(yuan("31.00"));
    }

    @Test
    void what_was_withdrawn_leaves_lists_and_figures_and_is_still_found() {
        var c2 = signed("C2", "T2", List.of(let("U3", "B1", "10.00")), "03-01", "12-31", "1.00", "02-15");
        views.given(C1, c2, new ContractWithdrawn(c2.contractId(), c2.tenantId(), List.of(), "重复录入", day("02-20")))
                .requireThatDeliveringTwiceChangesNothing();

        var contracts = views.read().contracts();
        var any = new ContractViews.Filter(null, null);
        assertThat(contracts.page(Scope.ALL, any, SliceRequest.first(10)).items())
                .extracting(ContractView::id)
                .containsExactly("C1");
        assertThat(contracts.total(Scope.ALL, any, day("02-17")).contracts()).isEqualTo(1);
        assertThat(contracts.awaitingHandoverOn(Scope.ALL, day("02-17")))
                .as("it never was, on the days before either")
                .extracting(ContractView::id)
                .containsExactly("C1");
        assertThat(contracts.find("C2", Scope.ALL)).hasValueSatisfying(withdrawn -> {
            assertThat(withdrawn.status()).isEqualTo(ContractStatus.WITHDRAWN);
            assertThat(withdrawn.endCause()).isEqualTo("重复录入");
        });
        var withdrawn = new ContractViews.Filter(ContractStatus.WITHDRAWN, null);
        assertThat(contracts.page(Scope.ALL, withdrawn, SliceRequest.first(10)).items())
                .hasSize(1);
    }

    @Test
    void a_contract_is_found_by_its_number_however_it_is_typed() {
        views.given(with(C1, LeaseConditions.NONE));

        var contracts = views.read().contracts();
        var any = new ContractViews.Filter(null, null);
        assertThat(contracts
                        .page(Scope.ALL, any.numbered("澜招合〔２０２１〕 12号"), SliceRequest.first(9))
                        .items())
                .hasSize(1);
        assertThat(contracts
                        .page(Scope.ALL, any.numbered("澜招合〔2021〕1"), SliceRequest.first(9))
                        .items())
                .isEmpty();
        assertThat(contracts
                        .page(Scope.ALL, named("〔2021〕"), SliceRequest.first(9))
                        .items())
                .hasSize(1);
        assertThat(contracts.withNumberLike(Scope.ALL, "12号", 5)).hasSize(1);
        assertThat(contracts.withNumberLike(Scope.ofPark("XX"), "12号", 5)).isEmpty();
    }

    @Test
    void a_lease_without_an_end_ends_last_and_is_never_held_over() {
        var open = signed("C0", "T0", List.of(let("U3", "B1", "10.00")), "03-01", null, "1.00", "02-15");
        views.given(open, handedOver(open, "03-01"), C1, handedOver(C1, "03-01"))
                .requireThatDeliveringTwiceChangesNothing();

        var contracts = views.read().contracts();
        var any = new ContractViews.Filter(null, null);
        var first = contracts.page(Scope.ALL, any, ContractViews.Order.ENDING_FIRST, SliceRequest.first(1));
        assertThat(first.items()).extracting(ContractView::id).containsExactly("C1");
        assertThat(contracts
                        .page(Scope.ALL, any, ContractViews.Order.ENDING_FIRST, new SliceRequest(1, first.next()))
                        .items())
                .extracting(ContractView::id)
                .containsExactly("C0");
        assertThat(contracts.inForceEndingBy(day("2199-12-31")))
                .extracting(ContractView::id)
                .containsExactly("C1");
        var shown = contracts.find("C0", Scope.ALL).orElseThrow();
        assertThat(shown.endOn()).isNull();
        assertThat(shown.on(day("2100-01-01")).isHeldOverOn(day("2100-01-01"))).isFalse();
    }

    private static ContractAmended steppedUp() {
        return new ContractAmended(
                C1.contractId(),
                yuan("26.00"),
                new LeaseConditions(List.of(new RentStep(day("2022-08-01"), yuan("28.00"))), List.of(), null, null),
                day("12-01"),
                day("2022-02-01"));
    }

    private static ContractExtensionWithdrawn extensionWithdrawn(ContractStatus status, String heldOverSince) {
        return new ContractExtensionWithdrawn(
                C1.contractId(),
                new RenewalId("R1"),
                status,
                day("12-31"),
                day("2023-12-31"),
                heldOverSince == null ? null : day(heldOverSince),
                day("2022-02-05"));
    }

    @Test
    void a_term_that_was_never_agreed_leaves_no_trace_in_what_is_shown() {
        views.given(C1, handedOver(C1, "03-01"), amended("C1", "33.00", "08-01", "05-01"));
        var before = contract();
        views.given(extended("28.00"), extensionCorrected("30.00"), extensionWithdrawn(ContractStatus.IN_FORCE, null))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(contract())
                .usingRecursiveComparison()
                .ignoringFields("version", "position")
                .isEqualTo(before);
        assertThat(contract().terms()).hasSize(1);
        assertThat(contract().on(day("2022-06-30")).rentCnyPerSqmMonth()).isEqualTo(yuan("33.00"));
        assertThat(views.read().contracts().inForceEndingBy(day("12-31")))
                .extracting(ContractView::id)
                .containsExactly("C1");
    }

    @Test
    void who_was_held_over_is_held_over_again_since_that_day() {
        views.given(
                C1, handedOver(C1, "03-01"), new ContractHeldOver(C1.contractId(), day("12-31"), day("2022-01-01")));
        var before = contract();
        views.given(extended(null), extensionWithdrawn(ContractStatus.HELD_OVER, "2022-01-01"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(contract().heldOverSince()).isEqualTo("2022-01-01");
        assertThat(contract())
                .usingRecursiveComparison()
                .ignoringFields("version", "position")
                .isEqualTo(before);
    }

    @Test
    void the_term_of_the_renewal_before_stays_and_what_was_amended_since() {
        views.given(
                        C1,
                        handedOver(C1, "03-01"),
                        extended("28.00"),
                        new ContractExtended(
                                C1.contractId(),
                                new RenewalId("R2"),
                                day("2025-12-31"),
                                yuan("35.00"),
                                day("2022-03-01")),
                        steppedUp(),
                        new ContractExtensionWithdrawn(
                                C1.contractId(),
                                new RenewalId("R2"),
                                ContractStatus.IN_FORCE,
                                day("2023-12-31"),
                                day("2025-12-31"),
                                null,
                                day("2022-03-02")))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(contract().terms()).extracting(Term::endOn).containsExactly(day("12-31"), day("2023-12-31"));
        assertThat(contract().endOn()).isEqualTo("2023-12-31");
        assertThat(contract().on(day("12-31")).rentCnyPerSqmMonth()).isEqualTo(yuan("26.00"));
        assertThat(contract().on(day("2024-01-01")).rentCnyPerSqmMonth()).isEqualTo(yuan("28.00"));
    }

    private static ContractExtended extended(String rent) {
        return new ContractExtended(
                C1.contractId(),
                new RenewalId("R1"),
                day("2023-12-31"),
                rent == null ? null : yuan(rent),
                day("11-10"));
    }

    private static ContractExtensionCorrected extensionCorrected(String rent) {
        return new ContractExtensionCorrected(
                C1.contractId(),
                new RenewalId("R1"),
                day("2023-12-31"),
                day("2023-12-31"),
                rent == null ? null : yuan(rent),
                day("2022-02-03"));
    }

    @Test
    void a_renewals_corrected_rent_takes_its_place_as_if_it_had_been_said_at_once() {
        views.given(C1, handedOver(C1, "03-01"), extended(null), steppedUp(), extensionCorrected("30.00"))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(contract().on(day("12-31")).rentCnyPerSqmMonth()).isEqualTo(yuan("26.00"));
        assertThat(contract().on(day("2023-12-31")).rentCnyPerSqmMonth())
                .as("the step is of before the renewal")
                .isEqualTo(yuan("30.00"));

        views.given(extensionCorrected(null));
        assertThat(contract().on(day("2022-01-01")).rentCnyPerSqmMonth()).isEqualTo(yuan("26.00"));
        assertThat(contract().on(day("2023-12-31")).rentCnyPerSqmMonth())
                .as("no renewal stands in its way")
                .isEqualTo(yuan("28.00"));
    }

    @Test
    void an_end_was_another_day_or_never_and_a_rescission_too() {
        views.given(C1, handedOver(C1, "03-05"), terminated(C1, "06-30"))
                .given(endCorrected(C1, ContractStatus.TERMINATED, "07-15", "06-30"))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(contract().occupiesOn(day("07-14"))).isTrue();
        assertThat(contract().occupiesOn(day("07-15"))).isFalse();
        assertThat(contract().endCause()).as("as it is said now").isNull();
        views.given(endWithdrawn(C1, ContractStatus.IN_FORCE, "03-05", "07-15"))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(contract().occupiesOn(day("12-01"))).isTrue();

        var c2 = signed("C2", "T2", List.of(let("U7", "B2", "10.00")), "03-01", "12-31", "30.00", "02-15");
        views.given(c2, rescinded(c2, "02-20"), rescissionCorrected(c2, "03-10", "02-20"))
                .requireThatDeliveringTwiceChangesNothing();
        var isVoid = views.read().contracts().find("C2", Scope.ALL).orElseThrow();
        assertThat(isVoid.status()).isEqualTo(ContractStatus.RESCINDED);
        assertThat(isVoid.endCause()).isEqualTo("协商解除");
        assertThat(isVoid.bindsOn(day("03-09"))).isTrue();
        assertThat(isVoid.bindsOn(day("03-10"))).isFalse();
        views.given(rescissionWithdrawn(c2, "03-10")).requireThatDeliveringTwiceChangesNothing();
        var holds = views.read().contracts().find("C2", Scope.ALL).orElseThrow();
        assertThat(holds.status()).isEqualTo(ContractStatus.SIGNED);
        assertThat(holds.endedOn()).isNull();
        assertThat(holds.bindsOn(day("12-31"))).isTrue();
    }
}
