package io.parkledger.core.space;

import static io.parkledger.core.TestValues.BUILDING;
import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.space.SpaceFacts.buildingRegistered;

import io.parkledger.core.space.BuildingCommand.RegisterBuilding;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class BuildingTest {

    private final AggregateTestFixture<Building> building = new AggregateTestFixture<>(Building.class);

    @Test
    void a_building_is_registered() {
        building.givenNoPriorActivity()
                .when(new RegisterBuilding(BUILDING, PARK, "A座 大数据楼 "))
                .expectEvents(buildingRegistered());
    }
}
