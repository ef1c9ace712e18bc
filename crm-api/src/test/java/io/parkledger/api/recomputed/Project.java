package io.parkledger.api.recomputed;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A lead and what became of it, told by what happened on which day. */
final class Project {

    /** S0 to S5 of the stage model. */
    enum Stage {
        LEAD,
        INTENT,
        TALKS,
        REVIEW,
        SIGNED,
        LANDED
    }

    enum Outcome {
        LANDED,
        LOST,
        RECYCLED
    }

    /**
     * Where it is, or was when it closed.
     *
     * @param outcome null while it is open
     * @param reason  why it was lost or put back
     */
    record State(Stage stage, Outcome outcome, String reason) {
        boolean isOpen() {
            return outcome == null;
        }
    }

    /** One uninterrupted time in one stage; {@code until} is the day it left, null while it is there. */
    private record Interval(Stage stage, LocalDate from, LocalDate until) {}

    final String id;
    final String park;
    final String source;
    final LocalDate registeredOn;
    final Timeline<State> states = new Timeline<>();
    /** Whose it is. */
    final Timeline<String> owners = new Timeline<>();

    /** True while on hold. */
    final Timeline<Boolean> holds = new Timeline<>();

    /** What it is worth, since the day it was first talked about. */
    final Timeline<BigDecimal> values = new Timeline<>();

    BigDecimal valueOn(LocalDate day) {
        return values.on(day).orElse(BigDecimal.ZERO);
    }

    Project(Fact registered) {
        id = registered.text("leadId");
        park = registered.text("parkId");
        source = registered.text("source");
        registeredOn = registered.day("registeredOn");
        owners.from(registeredOn, registered.text("owner"));
        moveTo(Stage.LEAD, registeredOn);
    }

    void moveTo(Stage stage, LocalDate on) {
        states.from(on, new State(stage, null, null));
    }

    void land(LocalDate on) {
        states.from(on, new State(Stage.LANDED, Outcome.LANDED, null));
    }

    void close(Outcome outcome, String reason, LocalDate on) {
        states.from(on, new State(stageOn(on), outcome, reason));
    }

    void reopen(LocalDate on) {
        moveTo(stageOn(on), on);
        holds.from(on, false);
    }

    private Stage stageOn(LocalDate day) {
        return states.on(day).orElseThrow().stage();
    }

    Optional<State> on(LocalDate day) {
        return states.on(day);
    }

    boolean isOpenOn(LocalDate day) {
        return on(day).filter(State::isOpen).isPresent();
    }

    /** The first day it was at a stage or beyond, as it looked on {@code seen}: who skips a stage has reached it. */
    Optional<LocalDate> reached(Stage stage, LocalDate seen) {
        return states.until(seen).stream()
                .filter(entry -> entry.value().stage().compareTo(stage) >= 0)
                .map(Timeline.Entry::from)
                .findFirst();
    }

    /** The day it came to its present outcome, as it looked on {@code seen}; none while it is open. */
    Optional<LocalDate> closedOn(LocalDate seen) {
        LocalDate closed = null;
        for (var entry : states.until(seen)) {
            if (entry.value().isOpen()) {
                closed = null;
            } else if (closed == null) {
                closed = entry.from();
            }
        }
        return Optional.ofNullable(closed);
    }

    /** Whether it was opened again between the days, both included. */
    boolean isReopenedWithin(LocalDate from, LocalDate to) {
        var before = true;
        for (var entry : states.until(to)) {
            var open = entry.value().isOpen();
            if (open && !before && !entry.from().isBefore(from)) {
                return true;
            }
            before = open;
        }
        return false;
    }

    private List<Interval> intervals(LocalDate seen) {
        var intervals = new ArrayList<Interval>();
        Timeline.Entry<State> here = null;
        for (var entry : states.until(seen)) {
            if (here != null
                    && here.value().isOpen() == entry.value().isOpen()
                    && here.value().stage() == entry.value().stage()) {
                continue;
            }
            if (here != null && here.value().isOpen()) {
                intervals.add(new Interval(here.value().stage(), here.from(), entry.from()));
            }
            here = entry;
        }
        if (here != null && here.value().isOpen()) {
            intervals.add(new Interval(here.value().stage(), here.from(), null));
        }
        return intervals;
    }

    /** The day it left a stage for good, as it looked on {@code seen}; none for one it is in, or never was in. */
    Optional<LocalDate> left(Stage stage, LocalDate seen) {
        var last = intervals(seen).stream()
                .filter(interval -> interval.stage() == stage)
                .reduce((earlier, later) -> later);
        return last.map(Interval::until);
    }

    /** Calendar days it was in a stage that it has left, without those on hold. */
    long daysIn(Stage stage, LocalDate seen) {
        var days = intervals(seen).stream()
                .filter(interval -> interval.stage() == stage)
                .mapToLong(interval -> ChronoUnit.DAYS.between(interval.from(), interval.until()))
                .sum();
        return days - daysOnHoldIn(stage, seen);
    }

    /** Those on hold. */
    long daysOnHoldIn(Stage stage, LocalDate seen) {
        return intervals(seen).stream()
                .filter(interval -> interval.stage() == stage)
                .mapToLong(this::daysOnHold)
                .sum();
    }

    private long daysOnHold(Interval interval) {
        return interval.from()
                .datesUntil(interval.until())
                .filter(day -> holds.on(day).orElse(false))
                .count();
    }
}
