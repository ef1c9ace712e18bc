package io.parkledger.planted.lead;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Asks the clock, rolls dice and makes up ids, each in its own way. */
final class PlantedDice {

    LocalDate today() {
        return LocalDate.now();
    }

    Supplier<Instant> now() {
        return Instant::now;
    }

    long millis() {
        return System.currentTimeMillis();
    }

    Instant asked(Clock clock) {
        return clock.instant();
    }

    String id() {
        return UUID.randomUUID().toString();
    }

    int dice() {
        return new Random().nextInt();
    }

    double chance() {
        return Math.random();
    }
}
