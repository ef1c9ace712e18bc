package io.parkledger.projection.contract;

import static io.parkledger.projection.Story.PARK;
import static io.parkledger.projection.Story.building;
import static io.parkledger.projection.Story.corrected;
import static io.parkledger.projection.Story.day;
import static io.parkledger.projection.Story.exited;
import static io.parkledger.projection.Story.expanded;
import static io.parkledger.projection.Story.handedOver;
import static io.parkledger.projection.Story.landed;
import static io.parkledger.projection.Story.let;
import static io.parkledger.projection.Story.negotiation;
import static io.parkledger.projection.Story.opened;
import static io.parkledger.projection.Story.qualified;
import static io.parkledger.projection.Story.registered;
import static io.parkledger.projection.Story.reviewed;
import static io.parkledger.projection.Story.signed;
import static io.parkledger.projection.Story.started;
import static io.parkledger.projection.Story.tenant;
import static io.parkledger.projection.Story.unit;
import static io.parkledger.projection.Story.withdrawn;
import static io.parkledger.projection.Story.won;
import static io.parkledger.projection.Story.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.contract.ContractStatus;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLanded;
import io.parkledger.core.negotiation.NegotiationStage;
import io.parkledger.core.space.UnitEvent.UnitOccupationWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitOccupied;
import io.parkledger.core.space.UnitEvent.UnitReleased;
import io.parkledger.core.space.UnitEvent.UnitReserved;
import io.parkledger.core.space.UnitState;
import io.parkledger.core.tenant.TenantEvent.TenantCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantExpansionCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantExpansionWithdrawn;
import io.parkledger.core.tenant.TenantEvent.TenantLanded;
import io.parkledger.core.tenant.TenantEvent.TenantLandingCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantLandingWithdrawn;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.projection.report.funnel.FunnelReport;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
import io.parkledger.projection.tenant.TenantView;
import io.parkledger.projection.tenant.TenantViews;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A hand-over that was on another day, or never was: views say of all days what is right. */
@OnEveryServer
class HandOverPutRightTest {

    private static final List<LetUnit> UNITS = List.of(let("U1", "B1", "100.00"));
    private static final ContractSigned SIGNED = signed("C-T1", "T1", UNITS, "03-01", "12-31", "30.00", "02-15");
    private static final TenantId T1 = new TenantId("T1");
    private static final UnitId U1 = new UnitId("U1");

    private final TestViews views;

    HandOverPutRightTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    /** A project from its lead to the signing. */
    private static List<Object> project() {
        return List.of(
                building("B1"),
                unit("U1", "B1", "100.00", "01-01"),
                registered("1", "01-05"),
                qualified("1", "01-10"),
                started("1", "01-20", yuan("1000.00")),
                opened("1", "01-20", yuan("1000.00")),
                reviewed("1", "02-01"),
                SIGNED,
                won("1", "C-T1", "02-15"),
                new UnitReserved(U1, SIGNED.contractId(), T1, SIGNED.company(), day("02-15")));
    }

    private static List<Object> landing(String on) {
        return List.of(
                handedOver(SIGNED, on),
                tenant("T1", Industry.BIG_DATA, UNITS, on),
                new UnitOccupied(U1, SIGNED.contractId(), T1, SIGNED.company(), day(on)),
                new NegotiationLanded(negotiation("1"), new LeadId("1"), T1, day(on)),
                landed("1", on));
    }

    private void given(List<?>... parts) {
        var all = new ArrayList<Object>();
        for (var part : parts) {
            all.addAll(part);
        }
        views.given(all).requireThatDeliveringTwiceChangesNothing();
    }

    private FunnelReport funnel(int month) {
        return views.read().funnel().report(Scope.ALL, YearMonth.of(2021, month), YearMonth.of(2021, month));
    }

    private TenantView tenantShown() {
        return views.read().tenants().find("T1", Scope.ALL).orElseThrow();
    }

    private long inPark(String on) {
        return views.read().tenancy().tenants(Scope.ALL, day(on), day(on)).inPark();
    }

    @Test
    void all_say_the_day_on_which_it_was() {
        given(project(), landing("03-20"), corrected(SIGNED, "1", "C-T1", "03-20", "04-02", "04-10"));

        assertThat(views.read().contracts().find("C-T1", Scope.ALL)).hasValueSatisfying(contract -> {
            assertThat(contract.handedOverOn()).isEqualTo(day("04-02"));
            assertThat(contract.evidence()).isEqualTo(LandingEvidence.BUSINESS_REGISTRATION);
            assertThat(contract.status()).isEqualTo(ContractStatus.IN_FORCE);
            assertThat(contract.occupiesOn(day("04-01"))).isFalse();
        });
        assertThat(tenantShown().landedOn()).isEqualTo(day("04-02"));
        assertThat(tenantShown().evidence()).isEqualTo(LandingEvidence.BUSINESS_REGISTRATION);
        assertThat(tenantShown().stays()).extracting(TenantView.Stay::landedOn).containsExactly(day("04-02"));
        assertThat(tenantShown().units()).extracting(TenantView.Let::from).containsExactly(day("04-02"));
        assertThat(tenantShown().industries()).containsExactly(new TenantView.Since(day("04-02"), Industry.BIG_DATA));
        assertThat(views.read().space().findUnit("U1", Scope.ALL)).hasValueSatisfying(shown -> {
            assertThat(shown.state()).isEqualTo(UnitState.OCCUPIED);
            assertThat(shown.since()).isEqualTo(day("04-02"));
        });
        assertThat(views.read().negotiations().find("N-1", Scope.ALL)).hasValueSatisfying(talk -> {
            assertThat(talk.stageSince()).isEqualTo(day("04-02"));
            assertThat(talk.closedOn()).isEqualTo(day("04-02"));
            assertThat(talk.lastActivityOn()).isEqualTo(day("04-02"));
        });
        assertThat(views.read().leads().find("1", Scope.ALL))
                .hasValueSatisfying(lead -> assertThat(lead.closedOn()).isEqualTo(day("04-02")));
    }

    @Test
    void figures_of_the_days_between_are_those_of_the_day_on_which_it_was() {
        given(project(), landing("03-20"));
        assertThat(inPark("03-31")).isEqualTo(1);
        assertThat(funnel(3).stages().get(5).reached()).isEqualTo(1);

        given(corrected(SIGNED, "1", "C-T1", "03-20", "04-02", "04-10"));

        assertThat(inPark("03-31")).isZero();
        assertThat(inPark("04-02")).isEqualTo(1);
        assertThat(views.read().contracts().occupyingOn(Scope.ALL, day("03-31")))
                .isEmpty();
        assertThat(views.read().contracts().occupyingOn(Scope.ALL, day("04-02")))
                .hasSize(1);
        assertThat(funnel(3).stages().get(5).reached()).isZero();
        assertThat(funnel(3).stages().get(4).openHere()).isEqualTo(1);
        assertThat(funnel(4).stages().get(5).reached()).isEqualTo(1);
    }

    /** As if it had been said right from the beginning. */
    @Test
    void a_project_put_right_is_the_project_told_right() {
        given(project(), landing("03-20"), corrected(SIGNED, "1", "C-T1", "03-20", "04-02", "04-10"));
        var putRight = views.read().funnel().report(Scope.ALL, YearMonth.of(2021, 1), YearMonth.of(2021, 12));

        try (var told = TestViews.on(TestServer.all().get(0))) {
            var all = new ArrayList<>(project());
            all.addAll(landing("04-02"));
            told.given(all);
            assertThat(putRight)
                    .isEqualTo(told.read().funnel().report(Scope.ALL, YearMonth.of(2021, 1), YearMonth.of(2021, 12)));
        }
    }

    @Test
    void what_never_was_is_signed_and_nobody_has_landed() {
        given(project());
        var before = views.read().funnel().report(Scope.ALL, YearMonth.of(2021, 1), YearMonth.of(2021, 12));

        given(landing("03-20"), withdrawn(SIGNED, "1", "C-T1", "03-20", "04-10"));

        assertThat(views.read().funnel().report(Scope.ALL, YearMonth.of(2021, 1), YearMonth.of(2021, 12)))
                .isEqualTo(before);
        assertThat(views.read().contracts().find("C-T1", Scope.ALL)).hasValueSatisfying(contract -> {
            assertThat(contract.status()).isEqualTo(ContractStatus.SIGNED);
            assertThat(contract.handedOverOn()).isNull();
            assertThat(contract.evidence()).isNull();
        });
        assertThat(views.read().contracts().awaitingHandoverOn(Scope.ALL, day("03-25")))
                .hasSize(1);
        assertThat(inPark("03-25")).isZero();
        assertThat(views.read().space().findUnit("U1", Scope.ALL)).hasValueSatisfying(shown -> {
            assertThat(shown.state()).isEqualTo(UnitState.RESERVED);
            assertThat(shown.since()).isEqualTo(day("02-15"));
            assertThat(shown.contractId()).isEqualTo("C-T1");
            assertThat(shown.signed()).hasSize(1);
        });
        assertThat(views.read().negotiations().find("N-1", Scope.ALL)).hasValueSatisfying(talk -> {
            assertThat(talk.stage()).isEqualTo(NegotiationStage.SIGNED);
            assertThat(talk.stageSince()).isEqualTo(day("02-15"));
            assertThat(talk.open()).isTrue();
            assertThat(talk.closedOn()).isNull();
            assertThat(talk.tenantId()).isNull();
            assertThat(talk.lastActivityOn()).isEqualTo(day("02-15"));
        });
        assertThat(views.read().leads().find("1", Scope.ALL)).hasValueSatisfying(lead -> {
            assertThat(lead.stage()).isEqualTo(LeadStage.NEGOTIATING);
            assertThat(lead.closedOn()).isNull();
            assertThat(lead.tenantId()).isNull();
        });
    }

    @Test
    void who_never_landed_is_in_no_list_and_its_own_page_says_so() {
        given(project(), landing("03-20"), withdrawn(SIGNED, "1", "C-T1", "03-20", "04-10"));

        var tenants = views.read().tenants();
        assertThat(tenants.page(Scope.ALL, TenantViews.Filter.ANY, SliceRequest.first(10))
                        .items())
                .isEmpty();
        assertThat(tenants.all(Scope.ALL)).isEmpty();
        assertThat(tenantShown().withdrawnOn()).isEqualTo(day("04-10"));
        assertThat(tenantShown().stays()).isEmpty();
        assertThat(tenantShown().earlierStays()).isEmpty();
        assertThat(tenantShown().units()).isEmpty();
        assertThat(tenantShown().areaSqm()).isZero();
        assertThat(tenants.find("T1", new Scope(Set.of(PARK.value()), null, null, Set.of("B1"))))
                .as("whoever saw it can read that it was not so")
                .isPresent();

        given(landing("05-02"));

        assertThat(tenantShown().withdrawnOn()).isNull();
        assertThat(tenantShown().stays()).hasSize(1);
        assertThat(tenantShown().contracts()).containsExactly("C-T1");
        assertThat(tenantShown().industries()).containsExactly(new TenantView.Since(day("05-02"), Industry.BIG_DATA));
        assertThat(tenants.all(Scope.ALL)).hasSize(1);
        assertThat(inPark("04-30")).isZero();
        assertThat(inPark("05-02")).isEqualTo(1);
    }

    private static TenantLanded landedAgain(String on) {
        var first = tenant("T1", Industry.OTHER, UNITS, on);
        return new TenantLanded(
                first.tenantId(),
                first.parkId(),
                first.company(),
                first.creditCode(),
                first.industry(),
                new ContractId("C9"),
                null,
                null,
                first.units(),
                first.evidence(),
                first.landedOn());
    }

    private static TenantLandingCorrected correctedLanding(
            String contract, Industry industry, LocalDate exitedOn, String is, String was) {
        return new TenantLandingCorrected(
                T1,
                new ContractId(contract),
                industry,
                LandingEvidence.BUSINESS_REGISTRATION,
                null,
                exitedOn,
                day(is),
                day(was),
                day("12-01"));
    }

    @Test
    void each_time_in_the_park_is_put_right_for_itself() {
        views.given(
                        tenant("T1", Industry.BIG_DATA, UNITS, "03-03"),
                        exited("T1", "09-30"),
                        landedAgain("09-30"),
                        correctedLanding("C-T1", Industry.BIG_DATA, day("09-30"), "03-01", "03-03"))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(tenantShown().landedOn()).isEqualTo(day("09-30"));
        assertThat(tenantShown().evidence()).isEqualTo(LandingEvidence.HANDOVER);
        assertThat(tenantShown().stays())
                .extracting(TenantView.Stay::landedOn)
                .containsExactly(day("03-01"), day("09-30"));

        views.given(correctedLanding("C9", Industry.OTHER, null, "10-02", "09-30"))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(tenantShown().landedOn()).isEqualTo(day("10-02"));
        assertThat(tenantShown().isInParkOn(day("10-01"))).isFalse();
        assertThat(tenantShown().industryOn(day("10-01"))).isEqualTo(Industry.BIG_DATA);

        views.given(new TenantLandingWithdrawn(T1, new ContractId("C9"), Industry.OTHER, day("10-02"), day("12-02")))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(tenantShown().withdrawnOn()).as("it was here once").isNull();
        assertThat(tenantShown().landedOn()).isEqualTo(day("03-01"));
        assertThat(tenantShown().exitedOn()).isEqualTo(day("09-30"));
        assertThat(tenantShown().exitCause()).isNotNull();
        assertThat(tenantShown().industry()).isEqualTo(Industry.BIG_DATA);
        assertThat(tenantShown().held()).extracting(TenantView.Let::contractId).containsExactly("C-T1");
        assertThat(tenantShown().areaSqm()).isEqualByComparingTo("100.00");
    }

    @Test
    void what_was_said_of_its_industry_holds_from_its_own_day() {
        views.given(
                        tenant("T1", Industry.BIG_DATA, UNITS, "03-03"),
                        new TenantCorrected(T1, "公司T1", Industry.OTHER, day("03-03")),
                        correctedLanding("C-T1", Industry.BIG_DATA, null, "03-01", "03-03"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(tenantShown().industryOn(day("03-02"))).isEqualTo(Industry.BIG_DATA);
        assertThat(tenantShown().industryOn(day("03-03"))).isEqualTo(Industry.OTHER);
    }

    @Test
    void an_expansion_is_put_right() {
        var more = List.of(let("U2", "B2", "20.00"));
        views.given(
                        tenant("T1", Industry.BIG_DATA, UNITS, "03-03"),
                        expanded("T1", "C9", more, "05-01"),
                        new TenantExpansionCorrected(
                                T1, new ContractId("C9"), day("05-04"), day("05-01"), day("06-01")))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(tenantShown().units()).extracting(TenantView.Let::from).containsExactly(day("03-03"), day("05-04"));

        views.given(new TenantExpansionWithdrawn(T1, new ContractId("C9"), day("06-02")))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(tenantShown().contracts()).containsExactly("C-T1");
        assertThat(tenantShown().units()).extracting(TenantView.Let::unitId).containsExactly("U1");
        assertThat(tenantShown().buildings()).containsExactly("B1");
        assertThat(tenantShown().areaSqm()).isEqualByComparingTo("100.00");
        assertThat(tenantShown().isInParkOn(day("06-02"))).isTrue();
    }

    /** Who had signed while the one before was in has had the unit since that one left. */
    @Test
    void a_unit_is_reserved_again_since_it_was() {
        var next = new ContractId("C9");
        views.given(
                        building("B1"),
                        unit("U1", "B1", "100.00", "01-01"),
                        new UnitOccupied(U1, SIGNED.contractId(), T1, "公司T1", day("02-01")),
                        new UnitReserved(U1, next, new TenantId("T9"), "公司T9", day("02-20")),
                        new UnitReleased(U1, SIGNED.contractId(), day("03-01")),
                        new UnitOccupied(U1, next, new TenantId("T9"), "公司T9", day("03-05")),
                        new UnitOccupationWithdrawn(U1, next, new TenantId("T9"), "公司T9", day("02-20"), day("03-10")))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(views.read().space().findUnit("U1", Scope.ALL)).hasValueSatisfying(shown -> {
            assertThat(shown.state()).isEqualTo(UnitState.RESERVED);
            assertThat(shown.since()).isEqualTo(day("03-01"));
            assertThat(shown.company()).isEqualTo("公司T9");
        });
    }
}
