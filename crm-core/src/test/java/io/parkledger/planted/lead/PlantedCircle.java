package io.parkledger.planted.lead;

import io.parkledger.planted.value.PlantedValue;

/** Knows what knows it. */
record PlantedCircle(PlantedValue value) {}
