package io.parkledger.core.ledger;

import io.parkledger.core.rule.Rule;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something only one may hold: a company's open lead, a credit code in a park, a unit for some days. Written in the
 * transaction of the append, so that two commands at the same instant cannot both have it. Taking again what one holds
 * is no conflict.
 *
 * <p>Or something that many use as long as it is there, and that goes only when nobody does: a building, a park.
 *
 * <p>Or something that one holds for those who use him: a credit code in a park is its tenant's, who has it for its
 * contracts. Then the holder is what is used.
 *
 * <p>What is claimed is a pure function of the event; a unit's days are an exclusion constraint of the database.
 * Splitting a unit or taking it out of service claims its days just like a contract does, so the two cannot cross. Of
 * two who come at once, one to use a building or a park and one to withdraw it, the second is refused.
 *
 * @param kind   what is claimed, {@code open-lead}
 * @param key    which one
 * @param holder who claims: an aggregate's id
 * @param from   first day, for claims of days
 * @param until  first day after, null for open end, for claims of days
 * @param rule   what is broken when another holds it
 */
public record Claim(
        Operation operation,
        String kind,
        String key,
        String holder,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        Rule rule) {

    /** Before what is closed: its holder, which nobody is called. */
    private static final String CLOSED = "closed:";

    enum Operation {
        TAKE,
        TAKE_UNLESS_USED,
        RELEASE,
        TAKE_DAYS,
        EXTEND_DAYS,
        HOLD_DAYS,
        BEGIN_DAYS,
        RELEASE_DAYS,
        RELEASE_ALL_DAYS,
        USE,
        LEAVE,
        CLOSE,
        TAKE_OVER;

        String sql() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Claim take(String kind, String key, String holder, Rule rule) {
        return new Claim(Operation.TAKE, kind, key, holder, null, null, rule);
    }

    /** As {@link #take}, and also from a holder whom nobody of this kind {@link #use uses} any more. */
    public static Claim takeUnlessUsed(String kind, String key, String holder, Rule rule) {
        return new Claim(Operation.TAKE_UNLESS_USED, kind, key, holder, null, null, rule);
    }

    /**
     * Has it from now on, whoever had it: for whoever knows better. Is refused nothing, and stands alone for its thing
     * in an append.
     */
    public static Claim takeOver(String kind, String key, String holder, Rule rule) {
        return new Claim(Operation.TAKE_OVER, kind, key, holder, null, null, rule);
    }

    /** Gives back whatever the holder has of this kind. */
    public static Claim release(String kind, String holder, Rule rule) {
        return new Claim(Operation.RELEASE, kind, "", holder, null, null, rule);
    }

    /**
     * For the days from {@code from} up to, but not on, {@code until}; the thing itself must have been taken before.
     */
    public static Claim takeDays(
            String kind, String key, String holder, LocalDate from, @Nullable LocalDate until, Rule rule) {
        return new Claim(Operation.TAKE_DAYS, kind, key, holder, from, until, rule);
    }

    /** Up to, but not on, {@code until}, of whatever the holder has of this kind; null for open end. */
    public static Claim extendDays(String kind, String holder, @Nullable LocalDate until, Rule rule) {
        return new Claim(Operation.EXTEND_DAYS, kind, "", holder, null, until, rule);
    }

    /**
     * Up to the next day that is another's, each thing for itself, of whatever the holder has of this kind; open end
     * where nobody comes next. Is refused nothing: it takes no more than nobody else has.
     */
    public static Claim holdDays(String kind, String holder, Rule rule) {
        return new Claim(Operation.HOLD_DAYS, kind, "", holder, null, null, rule);
    }

    /** From {@code from} on, where that is earlier, of whatever the holder has of this kind. */
    public static Claim beginDays(String kind, String holder, LocalDate from, Rule rule) {
        return new Claim(Operation.BEGIN_DAYS, kind, "", holder, from, null, rule);
    }

    /** Gives back all days, as if they had never been taken, of whatever the holder has of this kind. */
    public static Claim releaseAllDays(String kind, String holder, Rule rule) {
        return new Claim(Operation.RELEASE_ALL_DAYS, kind, "", holder, null, null, rule);
    }

    /** Uses what is there for many; refused once it is closed. */
    public static Claim use(String kind, String key, String holder, Rule rule) {
        return new Claim(Operation.USE, kind, key, holder, null, null, rule);
    }

    /** Uses nothing of this kind any more. */
    public static Claim leave(String kind, String holder, Rule rule) {
        return new Claim(Operation.LEAVE, kind, "", holder, null, null, rule);
    }

    /** Nobody uses it from now on, for ever; refused while somebody does. */
    public static Claim close(String kind, String key, Rule rule) {
        return new Claim(Operation.CLOSE, kind, key, CLOSED + key, null, null, rule);
    }

    /** Gives back the days from {@code from} on, of whatever the holder has of this kind. */
    public static Claim releaseDays(String kind, String holder, LocalDate from, Rule rule) {
        return new Claim(Operation.RELEASE_DAYS, kind, "", holder, from, null, rule);
    }
}
