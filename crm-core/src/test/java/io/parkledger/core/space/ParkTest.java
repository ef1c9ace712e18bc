package io.parkledger.core.space;

import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.space.SpaceFacts.parkRegistered;

import io.parkledger.core.bound.Bounds;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ParkTest {

    private final AggregateTestFixture<Park> park = new AggregateTestFixture<>(Park.class);

    @Test
    void a_park_is_registered() {
        park.givenNoPriorActivity()
                .when(new RegisterPark(PARK, " 澜桥数字经济产业园 ", Bounds.FIRST_DAY))
                .expectEvents(parkRegistered());
    }
}
