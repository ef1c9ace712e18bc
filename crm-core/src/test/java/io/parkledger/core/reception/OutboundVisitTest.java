package io.parkledger.core.reception;

import static io.parkledger.core.TestValues.COMPANY;
import static io.parkledger.core.TestValues.LEAD;
import static io.parkledger.core.TestValues.MARCH_1;
import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.reception.ReceptionFacts.VISIT;
import static io.parkledger.core.reception.ReceptionFacts.visited;

import io.parkledger.core.reception.VisitCommand.RecordVisit;
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
}
