package io.parkledger.core.reception;

import static io.parkledger.core.TestValues.COMPANY;
import static io.parkledger.core.TestValues.FEBRUARY_28;
import static io.parkledger.core.TestValues.LEAD;
import static io.parkledger.core.TestValues.MARCH_1;
import static io.parkledger.core.TestValues.MARCH_2;
import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.reception.ReceptionFacts.VISIT;
import static io.parkledger.core.reception.ReceptionFacts.visitCorrected;
import static io.parkledger.core.reception.ReceptionFacts.visitWithdrawn;
import static io.parkledger.core.reception.ReceptionFacts.visited;
import static io.parkledger.core.reception.ReceptionRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.reception.ReceptionRule.VISIT_IS_NOT_WITHDRAWN;

import io.parkledger.core.reception.VisitCommand.CorrectVisit;
import io.parkledger.core.reception.VisitCommand.RecordVisit;
import io.parkledger.core.reception.VisitCommand.WithdrawVisit;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class OutboundVisitTest {

    private final AggregateTestFixture<OutboundVisit> visit = new AggregateTestFixture<>(OutboundVisit.class);

    @Test
    void a_trip_to_investors_is_recorded() {
        visit.givenNoPriorActivity()
                .when(new RecordVisit(
                        VISIT, PARK, LEAD, "沧屿 ", List.of(COMPANY, "沧屿数澜"), 3, 2, "su", "investment", MARCH_1))
                .expectEvents(visited());
    }

    private static CorrectVisit correct(List<String> companies, int staff) {
        return new CorrectVisit(
                VISIT, LEAD, "沧屿", companies, staff, 2, "su", "investment", MARCH_1, "one stayed at home", MARCH_2);
    }

    @Test
    void all_that_was_said_of_a_trip_can_be_put_right() {
        visit.given(visited())
                .when(new CorrectVisit(
                        VISIT,
                        LEAD,
                        "澜桥",
                        List.of("沧屿数澜"),
                        2,
                        1,
                        "he",
                        "services",
                        FEBRUARY_28,
                        "one stayed at home",
                        MARCH_2))
                .expectEvents(visitCorrected());
    }

    @Test
    void who_stays_the_leader_stays_with_his_department_of_then() {
        var moved = new CorrectVisit(
                VISIT,
                LEAD,
                "沧屿",
                List.of(COMPANY, "沧屿数澜"),
                3,
                2,
                "su",
                "services",
                MARCH_1,
                "one stayed at home",
                MARCH_2);
        visit.given(visited()).when(moved).expectNoEvents().expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
    }

    @Test
    void a_correction_of_a_trip_changes_something() {
        visit.given(visited())
                .when(correct(List.of(COMPANY, "沧屿数澜"), 3))
                .expectNoEvents()
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
    }

    @Test
    void a_trip_that_was_never_made_is_withdrawn_and_stays_so() {
        var withdraw = new WithdrawVisit(VISIT, "recorded twice", MARCH_2);
        visit.given(visited()).when(withdraw).expectEvents(visitWithdrawn());
        for (var late : List.of(withdraw, correct(List.of(COMPANY), 1))) {
            visit.given(visited(), visitWithdrawn())
                    .when(late)
                    .expectNoEvents()
                    .expectExceptionMessage(VISIT_IS_NOT_WITHDRAWN.code());
        }
    }
}
