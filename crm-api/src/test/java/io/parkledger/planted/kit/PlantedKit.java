package io.parkledger.planted.kit;

import io.parkledger.planted.PlantedApi;

/** A generic room that knows a context. */
record PlantedKit(PlantedApi known) {}
