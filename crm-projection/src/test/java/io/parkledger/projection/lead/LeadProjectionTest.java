package io.parkledger.projection.lead;

import static io.parkledger.projection.Story.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.lead.LeadEvent.LeadContactNamed;
import io.parkledger.core.lead.LeadEvent.LeadContactWithdrawn;
import io.parkledger.core.lead.LeadEvent.LeadLost;
import io.parkledger.core.lead.LeadEvent.LeadQualified;
import io.parkledger.core.lead.LeadEvent.LeadRegistered;
import io.parkledger.core.lead.LeadEvent.LeadReopened;
import io.parkledger.core.lead.LeadEvent.LeadTriaged;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.lead.TriageVerdict;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.core.value.Track;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import io.parkledger.projection.store.rows.Scope;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryServer
class LeadProjectionTest {

    private final TestViews views;

    LeadProjectionTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    private static final LeadRegistered YUNSHU = new LeadRegistered(
            new LeadId("1"),
            PARK,
            "澜桥云枢(科技)",
            creditCode(1),
            null,
            LeadSource.WALK_IN,
            "lin",
            "一部",
            "展会上认识",
            day("01-05"));

    private LeadView lead() {
        return views.read().leads().find("1", Scope.ALL).orElseThrow();
    }

    @Test
    void a_registered_lead_shows_what_was_heard() {
        views.given(YUNSHU).requireThatDeliveringTwiceChangesNothing();

        var lead = lead();
        assertThat(lead.parkId()).isEqualTo("LQ");
        assertThat(lead.company()).isEqualTo("澜桥云枢(科技)");
        assertThat(lead.creditCode()).isEqualTo(creditCode(1).value());
        assertThat(lead.source()).isEqualTo(LeadSource.WALK_IN);
        assertThat(lead.stage()).isEqualTo(LeadStage.REGISTERED);
        assertThat(lead.owner()).isEqualTo("lin");
        assertThat(lead.team()).isEqualTo("一部");
        assertThat(lead.remark()).isEqualTo("展会上认识");
        assertThat(lead.registeredOn()).isEqualTo("2021-01-05");
        assertThat(lead.recordedAt()).isEqualTo(TestViews.FIRST_RECORDED_AT.plusSeconds(60));
        assertThat(lead.contact()).isNull();
        assertThat(lead.version()).isZero();
        assertThat(lead.position()).isEqualTo(1);
    }

    @Test
    void an_intent_shows_who_asks_and_what_for() {
        views.given(
                        YUNSHU,
                        new LeadTriaged(new LeadId("1"), TriageVerdict.PURSUE, day("01-06")),
                        new LeadQualified(
                                new LeadId("1"),
                                Industry.CLOUD_SOFTWARE,
                                WANG,
                                Track.SPACE,
                                new BigDecimal("300.00"),
                                null,
                                yuan("2000000.00"),
                                day("06-01"),
                                day("01-08")))
                .requireThatDeliveringTwiceChangesNothing();

        var lead = lead();
        assertThat(lead.verdict()).isEqualTo(TriageVerdict.PURSUE);
        assertThat(lead.stage()).isEqualTo(LeadStage.QUALIFIED);
        assertThat(lead.contact()).isEqualTo(new LeadView.Person("person-1", "王工", "100-0000-0001", null));
        assertThat(lead.areaWantedSqm()).isEqualTo("300.00");
        assertThat(lead.budget()).isEqualTo(yuan("2000000.00"));
        assertThat(lead.neededBy()).isEqualTo("2021-06-01");
        assertThat(lead.version()).isEqualTo(2);
    }

    @Test
    void a_contact_that_was_withdrawn_leaves_nobody_to_speak_to() {
        views.given(YUNSHU, new LeadContactNamed(new LeadId("1"), WANG, day("01-06")))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(lead().contact()).isEqualTo(new LeadView.Person("person-1", "王工", "100-0000-0001", null));

        views.given(new LeadContactWithdrawn(new LeadId("1"), "person-1", "文件有误", day("01-07")))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(lead().contact()).isNull();
    }

    @Test
    void a_lead_that_was_lost_and_reopened_is_open_as_if_nothing_had_been() {
        views.given(YUNSHU, new LeadLost(new LeadId("1"), LeadStage.REGISTERED, LossReason.PRICE, "邻市园区", day("02-01")))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(lead().stage()).isEqualTo(LeadStage.LOST);
        assertThat(lead().competitor()).isEqualTo("邻市园区");
        assertThat(lead().closedOn()).isEqualTo("2021-02-01");

        views.given(new LeadReopened(new LeadId("1"), PARK, "澜桥云枢(科技)", null, LeadStage.REGISTERED, day("02-10")))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(lead().stage()).isEqualTo(LeadStage.REGISTERED);
        assertThat(lead().lossReason()).isNull();
        assertThat(lead().competitor()).isNull();
        assertThat(lead().closedOn()).isNull();
    }

    @Test
    void a_lead_goes_on_to_negotiation_to_another_officer_and_to_landing() {
        views.given(
                        registered("1", "01-05"),
                        assigned("1", "su", null, "01-06"),
                        started("1", "01-12", null),
                        landed("1", "03-01"),
                        registered("2", "01-07"),
                        recycled("2", "02-07"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(lead().owner()).isEqualTo("su");
        assertThat(lead().team()).isNull();
        assertThat(lead().negotiationId()).isEqualTo("N-1");
        assertThat(lead().tenantId()).isEqualTo("T-1");
        assertThat(lead().stage()).isEqualTo(LeadStage.LANDED);
        assertThat(views.read().leads().find("2", Scope.ALL).orElseThrow().stage())
                .isEqualTo(LeadStage.RECYCLED);
    }
}
