package io.parkledger.projection.tenant;

import static io.parkledger.projection.Story.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.tenant.TenantEvent.ContactNamed;
import io.parkledger.core.tenant.TenantEvent.ContactWithdrawn;
import io.parkledger.core.tenant.TenantEvent.TenantCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantLanded;
import io.parkledger.core.tenant.TenantEvent.TenantLandingCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantRectified;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
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
class TenantProjectionTest {

    private final TestViews views;

    TenantProjectionTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    private static final TenantId T_1 = new TenantId("T1");
    private static final List<LetUnit> FIRST = List.of(let("U1", "B1", "100.00"));
    private static final List<LetUnit> MORE = List.of(let("U2", "B1", "0.50"), let("U6", "B2", "20.25"));

    private TenantView shown() {
        return views.read().tenants().find("T1", Scope.ALL).orElseThrow();
    }

    @Test
    void a_tenant_that_expands_has_all_its_units_once() {
        views.given(
                        tenant("T1", Industry.BIG_DATA, List.of(let("U1", "B1", "100.00")), "03-03"),
                        expanded("T1", "C9", MORE, "05-01"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shown().contracts()).containsExactly("C-T1", "C9");
        assertThat(shown().units()).extracting(TenantView.Let::unitId).containsExactly("U1", "U2", "U6");
        assertThat(shown().buildings()).containsExactly("B1", "B2");
        assertThat(shown().areaSqm()).isEqualTo(new BigDecimal("120.75"));
    }

    /** Who held what, and when: {@code U1 of C-T1 from 03-03 until 09-30}. */
    private static String told(TenantView.Let unit) {
        return unit.unitId() + " of " + unit.contractId() + " from " + unit.from()
                + (unit.until() == null ? "" : " until " + unit.until());
    }

    @Test
    void a_contract_that_ended_takes_its_units_and_leaves_their_days() {
        views.given(
                        tenant("T1", Industry.BIG_DATA, FIRST, "03-03"),
                        expanded("T1", "C9", MORE, "05-01"),
                        reduced("T1", "C9", MORE, "09-30"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shown().units())
                .extracting(TenantProjectionTest::told)
                .containsExactly(
                        "U1 of C-T1 from 2021-03-03",
                        "U2 of C9 from 2021-05-01 until 2021-09-30",
                        "U6 of C9 from 2021-05-01 until 2021-09-30");
        assertThat(shown().held()).extracting(TenantView.Let::unitId).containsExactly("U1");
        assertThat(shown().givenBack()).extracting(TenantView.Let::unitId).containsExactly("U2", "U6");
        assertThat(shown().areaSqm()).isEqualTo(new BigDecimal("100.00"));
        assertThat(shown().buildings()).containsExactly("B1", "B2");
    }

    @Test
    void a_unit_let_by_two_contracts_one_after_the_other_is_given_back_with_each() {
        views.given(
                        tenant("T1", Industry.BIG_DATA, FIRST, "03-03"),
                        expanded("T1", "C9", FIRST, "05-01"),
                        reduced("T1", "C-T1", FIRST, "05-01"))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(shown().areaSqm()).isEqualTo(new BigDecimal("100.00"));

        views.given(reduced("T1", "C9", FIRST, "06-01")).requireThatDeliveringTwiceChangesNothing();

        assertThat(shown().units())
                .extracting(TenantProjectionTest::told)
                .containsExactly(
                        "U1 of C-T1 from 2021-03-03 until 2021-05-01", "U1 of C9 from 2021-05-01 until 2021-06-01");
        assertThat(shown().areaSqm()).as("in the park, without units").isZero();
        assertThat(shown().isInParkOn(day("06-01"))).isTrue();
    }

    @Test
    void who_leaves_gives_back_what_is_left_and_is_remembered_with_it() {
        views.given(
                        tenant("T1", Industry.BIG_DATA, FIRST, "03-03"),
                        expanded("T1", "C9", MORE, "05-01"),
                        reduced("T1", "C9", MORE, "09-29"),
                        exited("T1", "09-30"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shown().units())
                .extracting(TenantProjectionTest::told)
                .containsExactly(
                        "U1 of C-T1 from 2021-03-03 until 2021-09-30",
                        "U2 of C9 from 2021-05-01 until 2021-09-29",
                        "U6 of C9 from 2021-05-01 until 2021-09-29");
        assertThat(shown().held()).extracting(TenantView.Let::unitId).containsExactly("U1");
        assertThat(shown().areaSqm()).isEqualTo(new BigDecimal("100.00"));
    }

    @Test
    void who_leaves_on_the_day_its_contract_ended_is_remembered_with_its_units() {
        views.given(
                        tenant("T1", Industry.BIG_DATA, FIRST, "03-03"),
                        reduced("T1", "C-T1", FIRST, "09-30"),
                        exited("T1", "09-30"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shown().held()).extracting(TenantView.Let::unitId).containsExactly("U1");
        assertThat(shown().areaSqm()).isEqualTo(new BigDecimal("100.00"));
    }

    @Test
    void who_comes_back_holds_its_new_units_and_had_the_old_ones() {
        views.given(tenant("T1", Industry.BIG_DATA, FIRST, "03-03"), exited("T1", "09-30"), landed("C9", MORE, "11-01"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shown().units())
                .extracting(TenantProjectionTest::told)
                .containsExactly(
                        "U1 of C-T1 from 2021-03-03 until 2021-09-30",
                        "U2 of C9 from 2021-11-01",
                        "U6 of C9 from 2021-11-01");
        assertThat(shown().givenBack()).extracting(TenantView.Let::unitId).containsExactly("U1");
        assertThat(shown().areaSqm()).isEqualTo(new BigDecimal("20.75"));
        assertThat(shown().buildings()).containsExactly("B1", "B2");
        assertThat(shown().contracts()).containsExactly("C-T1", "C9");
    }

    @Test
    void who_comes_back_begins_a_new_stay_and_the_old_one_stays_as_it_was() {
        views.given(
                        tenant("T1", Industry.BIG_DATA, FIRST, "03-03"),
                        new ContactNamed(T_1, WANG, day("04-03")),
                        exited("T1", "09-30"),
                        landed("C9", MORE, "11-01"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shown().stays())
                .extracting(stay -> stay.landedOn() + " " + stay.exitedOn() + " " + stay.exitCause())
                .containsExactly("2021-03-03 2021-09-30 搬迁", "2021-11-01 null null");
        assertThat(shown().contacts()).hasSize(1);
        assertThat(inParkOn("05-01")).containsExactly("T1");
        assertThat(inParkOn("10-15")).isEmpty();
        assertThat(inParkOn("11-01")).containsExactly("T1");
        assertThat(leftBy("10-15")).containsExactly("T1");
        assertThat(leftBy("11-01")).isEmpty();
    }

    @Test
    void a_new_industry_holds_from_its_day_on_whatever_was_said_first() {
        views.given(
                        tenant("T1", Industry.BIG_DATA, FIRST, "03-03"),
                        new TenantCorrected(T_1, "公司T1", Industry.OTHER, day("08-01")),
                        new TenantCorrected(T_1, "公司T1", Industry.CLOUD_SOFTWARE, day("06-01")))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shown().industryOn(day("05-31"))).isEqualTo(Industry.BIG_DATA);
        assertThat(shown().industryOn(day("06-01"))).isEqualTo(Industry.CLOUD_SOFTWARE);
        assertThat(shown().industryOn(day("08-01"))).isEqualTo(Industry.OTHER);
        assertThat(shown().industry()).isEqualTo(Industry.OTHER);
        assertThat(shown().industryOn(day("01-01"))).isEqualTo(Industry.BIG_DATA);
    }

    @Test
    void a_wrong_industry_is_put_right_for_all_days_whether_the_tenant_was_renamed_meanwhile_or_not() {
        views.given(
                        tenant("T1", Industry.BIG_DATA, FIRST, "03-03"),
                        new TenantCorrected(T_1, "澜桥云枢股份", Industry.BIG_DATA, day("08-01")),
                        new TenantRectified(
                                T_1,
                                List.of(),
                                "澜桥云枢股份",
                                "澜桥云枢股份",
                                Industry.CLOUD_SOFTWARE,
                                Industry.BIG_DATA,
                                "行业选错",
                                day("09-01")))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shown().industryOn(day("05-31"))).isEqualTo(Industry.CLOUD_SOFTWARE);
        assertThat(shown().industryOn(day("08-01"))).isEqualTo(Industry.CLOUD_SOFTWARE);
    }

    @Test
    void other_evidence_of_a_landing_does_not_bring_a_wrong_industry_back() {
        views.given(
                        tenant("T1", Industry.OTHER, FIRST, "03-03"),
                        exited("T1", "06-30"),
                        landed("C-2", FIRST, "08-01"),
                        new TenantCorrected(T_1, "公司T1", Industry.OTHER, day("08-01")),
                        new TenantLandingCorrected(
                                T_1,
                                new ContractId("C-2"),
                                Industry.BIG_DATA,
                                LandingEvidence.BUSINESS_REGISTRATION,
                                day("06-30"),
                                null,
                                day("08-01"),
                                day("08-01"),
                                day("12-01")))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shown().industry()).isEqualTo(Industry.OTHER);
        assertThat(shown().industryOn(day("09-01"))).isEqualTo(Industry.OTHER);
    }

    @Test
    void a_contact_named_again_is_the_same_person() {
        views.given(
                        tenant("T1", Industry.BIG_DATA, FIRST, "03-03"),
                        new ContactNamed(T_1, WANG, day("04-03")),
                        new ContactNamed(T_1, new Contact("person-1", "王工程师", null), day("04-04")))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shown().contacts()).containsExactly(new TenantView.Person("person-1", "王工程师", null, null));
    }

    @Test
    void a_contact_that_was_withdrawn_is_shown_no_more_and_the_others_are() {
        views.given(
                        tenant("T1", Industry.BIG_DATA, FIRST, "03-03"),
                        new ContactNamed(T_1, WANG, day("04-03")),
                        new ContactNamed(T_1, new Contact("person-2", "李工", null), day("04-04")),
                        new ContactWithdrawn(T_1, "person-1", "文件有误", day("04-05")))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shown().contacts()).containsExactly(new TenantView.Person("person-2", "李工", null, null));
    }

    private static TenantLanded landed(String contract, List<LetUnit> units, String on) {
        return new TenantLanded(
                T_1,
                PARK,
                "公司T1",
                creditCode(1),
                Industry.BIG_DATA,
                new ContractId(contract),
                null,
                null,
                units,
                LandingEvidence.HANDOVER,
                day(on));
    }

    @Test
    void corrected_contacts_named_and_exited() {
        views.given(
                        tenant("T1", Industry.BIG_DATA, List.of(let("U1", "B1", "100.00")), "03-03"),
                        new TenantCorrected(T_1, "澜桥云枢股份", Industry.OTHER, day("04-02")),
                        new ContactNamed(T_1, WANG, day("04-03")),
                        exited("T1", "09-30"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shown().company()).isEqualTo("澜桥云枢股份");
        assertThat(shown().industry()).isEqualTo(Industry.OTHER);
        assertThat(shown().contacts()).containsExactly(new TenantView.Person("person-1", "王工", "100-0000-0001", null));
        assertThat(shown().exitedOn()).isEqualTo("2021-09-30");
        assertThat(shown().exitCause()).isEqualTo("搬迁");
        assertThat(inParkOn("03-02")).isEmpty();
        assertThat(inParkOn("03-03")).containsExactly("T1");
        assertThat(inParkOn("09-29")).containsExactly("T1");
        assertThat(inParkOn("09-30")).isEmpty();
        assertThat(leftBy("09-29")).isEmpty();
        assertThat(leftBy("09-30")).containsExactly("T1");
    }

    private List<String> leftBy(String on) {
        return ids(new TenantViews.Filter(null, null, null, day(on), null));
    }

    private List<String> found(String text) {
        return ids(new TenantViews.Filter(null, null, null, null, text));
    }

    private List<String> inParkOn(String on) {
        return ids(new TenantViews.Filter(null, null, day(on), null, null));
    }

    private List<String> ids(TenantViews.Filter filter) {
        return views.read().tenants().page(Scope.ALL, filter, SliceRequest.first(10)).items().stream()
                .map(TenantView::id)
                .toList();
    }

    @Test
    void a_tenant_is_found_by_any_part_of_its_present_name_or_its_credit_code() {
        views.given(
                        tenant("T1", Industry.BIG_DATA, List.of(let("U1", "B1", "100.00")), "03-03"),
                        tenant("T2", Industry.BIG_DATA, List.of(let("U2", "B1", "100.00")), "03-04"),
                        new TenantCorrected(T_1, "澜桥云枢(股份)", Industry.OTHER, day("04-02")))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(found("云枢股")).containsExactly("T1");
        assertThat(found("公司T")).containsExactly("T2");
        assertThat(found("MA0000001")).containsExactly("T2", "T1");
        assertThat(found("桥枢")).isEmpty();
    }
}
