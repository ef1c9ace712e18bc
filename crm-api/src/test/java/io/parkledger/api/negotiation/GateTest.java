package io.parkledger.api.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.negotiation.NegotiationStage;
import io.parkledger.core.negotiation.ReviewVerdict;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.Track;
import io.parkledger.projection.negotiation.Attention;
import io.parkledger.projection.negotiation.NegotiationView;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final LocalDate OPENED = LocalDate.of(2021, 3, 1);
    private static final NegotiationView.Offer OFFER =
            new NegotiationView.Offer(null, null, "terms", null, OPENED.plusDays(7));

    @Test
    void a_talk_without_an_offer_cannot_be_put_before_a_meeting() {
        assertThat(obstacle(talk(NegotiationStage.TALKING, false, null))).isEqualTo("offer-is-issued");
    }

    @Test
    void a_talk_with_an_offer_can() {
        assertThat(obstacle(talk(NegotiationStage.TALKING, false, null, OFFER))).isNull();
    }

    @Test
    void what_is_on_hold_is_resumed_first() {
        assertThat(obstacle(talk(NegotiationStage.TALKING, true, null, OFFER))).isEqualTo("negotiation-is-not-on-hold");
    }

    @Test
    void a_rejected_project_is_not_signed() {
        assertThat(obstacle(talk(NegotiationStage.REVIEW, false, ReviewVerdict.REJECTED, OFFER)))
                .isEqualTo("review-is-not-rejected");
    }

    @Test
    void a_review_without_conclusion_is_advised_against_but_stops_nobody() {
        var gate = Gate.ahead(talk(NegotiationStage.REVIEW, false, null, OFFER)).orElseThrow();
        assertThat(gate.obstacle()).isEmpty();
        assertThat(gate.conditions())
                .filteredOn(condition -> !condition.met())
                .extracting(Gate.Condition::rule)
                .containsExactly("review-is-concluded");
    }

    @Test
    void a_signature_before_a_conclusion_is_allowed_and_said() {
        assertThat(Gate.skippedBySigning(talk(NegotiationStage.TALKING, false, null)))
                .contains("gate.review-is-skipped");
        assertThat(Gate.skippedBySigning(talk(NegotiationStage.REVIEW, false, ReviewVerdict.APPROVED, OFFER)))
                .isEmpty();
    }

    @Test
    void attention_is_asked_for_what_is_alive_and_unsigned_only() {
        var day = OPENED.plusDays(90);
        assertThat(new Talk(talk(NegotiationStage.TALKING, false, null), day).attention())
                .isEqualTo(Attention.RED);
        assertThat(new Talk(talk(NegotiationStage.TALKING, true, null), day).attention())
                .isNull();
        assertThat(new Talk(talk(NegotiationStage.SIGNED, false, null), day).attention())
                .isNull();
    }

    @Test
    void a_live_talk_without_a_next_step_needs_one_unless_it_is_on_hold() {
        assertThat(new Talk(talk(NegotiationStage.TALKING, false, null), OPENED).needsStep())
                .isTrue();
        assertThat(new Talk(talk(NegotiationStage.TALKING, true, null), OPENED).needsStep())
                .isFalse();
    }

    private static @Nullable String obstacle(NegotiationView it) {
        return Gate.ahead(it).flatMap(Gate::obstacle).map(Gate.Condition::rule).orElse(null);
    }

    private static NegotiationView talk(
            NegotiationStage stage, boolean onHold, @Nullable ReviewVerdict verdict, NegotiationView.Offer... offers) {
        return new NegotiationView(
                "n-1",
                "l-1",
                "park",
                "澜桥云枢",
                null,
                Industry.values()[0],
                LeadSource.values()[0],
                "su",
                null,
                Track.SPACE,
                null,
                stage,
                true,
                onHold,
                onHold ? "funds" : null,
                List.of(offers),
                List.of(),
                List.of(),
                verdict,
                null,
                null,
                null,
                null,
                null,
                null,
                OPENED,
                OPENED,
                OPENED,
                null,
                List.of(),
                List.of(),
                false,
                1,
                1);
    }
}
