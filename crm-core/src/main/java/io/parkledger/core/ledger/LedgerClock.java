package io.parkledger.core.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The one clock of a ledger, from which {@code recordedAt} is taken. Real by default; a demo starts its own in the
 * past, sets it as it goes, and lets it run on from where the story ends.
 *
 * <p>Only the demo sets it. A ledger made by the demo is marked, its events say {@code simulated}, and it never opens
 * without the demo profile; nor a real one with it.
 */
public final class LedgerClock extends Clock {

    private final Clock real;
    private final boolean simulated;
    private volatile Duration shift = Duration.ZERO;

    private LedgerClock(Clock real, boolean simulated) {
        this.real = real;
        this.simulated = simulated;
    }

    public static LedgerClock real(ZoneId zone) {
        return new LedgerClock(Clock.system(zone), false);
    }

    /** A clock that may be {@link #set}; only for a ledger of kind {@code simulated}. */
    public static LedgerClock simulated(ZoneId zone) {
        return new LedgerClock(Clock.system(zone), true);
    }

    public boolean isSimulated() {
        return simulated;
    }

    /** From now on it is {@code instant}, and time runs on. @throws IllegalStateException on a real clock */
    public void set(Instant instant) {
        if (!simulated) {
            throw new IllegalStateException("The clock of a real ledger is set by nobody");
        }
        shift = Duration.between(real.instant(), instant);
    }

    public LocalDate today() {
        return LocalDate.now(this);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(shift);
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return real.withZone(zone);
    }
}
