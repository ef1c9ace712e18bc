package io.parkledger.planted.value;

import io.parkledger.planted.lead.PlantedEvent;

/** A value everyone shares that knows one context. */
public record PlantedValue(PlantedEvent event) {}
