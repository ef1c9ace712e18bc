package io.parkledger.api.kit.access;

import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.core.ledger.LedgerClock;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Makes guessing passwords slow: who was refused ten times as one login within a quarter of an hour is told nothing
 * about a password any more until the first of these ten is a quarter of an hour old. That allows forty guesses an
 * hour, which finds no password of ten characters.
 *
 * <p>A guesser lives on answers, so answers are what is counted, when they are given: refusals of one login are written
 * down one after the other, by whichever node, after the slow hash and under a lock of the login. However many attempts
 * were under way together, the eleventh finds ten refusals before it and is told to wait, and so is one with the right
 * password. Nothing is written down before, so an attempt that breaks off blocks nobody, and any number of attempts
 * with the right password succeed together.
 *
 * <p>The price: whoever knows a login can keep its owner from signing in, with ten wrong passwords every quarter of an
 * hour. That price is kept small instead of avoided. It is counted by login and not by address, because behind a proxy
 * addresses are shared or made up, and a guesser has many. It hits that one login: shutting out everybody needs
 * everybody's login and ten slow hashes for each. It hits one {@link Door} only: sessions and tokens already given go
 * on, so whoever works goes on working. And it ends by itself: attempts made meanwhile are neither checked nor logged,
 * so they neither cost anything nor lengthen it, and nobody has to be called to end it.
 */
@Component
public class PasswordThrottle {

    public static final int ATTEMPTS = 10;
    static final Duration WINDOW = Duration.ofMinutes(15);

    /**
     * Where a password is asked for. Each counts for itself: nobody who is only outside can keep the owner from
     * changing the password, and nobody who has stolen a session can keep the owner from signing in.
     */
    public enum Door {
        SIGN_IN,
        /** One's own, by who is signed in and has to give the present one; else a stolen session would lead to it. */
        CHANGE_PASSWORD;

        /** What the access log says when it opened; its owner is forgiven what was refused before. */
        public String opened() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        String refused() {
            return opened() + "-refused";
        }
    }

    /**
     * What is told about a password.
     *
     * @param right      whether it is the one; false while nothing is told
     * @param retryAfter until something is told again; null when it is told now
     */
    public record Answer(boolean right, @Nullable Duration retryAfter) {

        /** @throws Refused when it has to wait; with {@code wrong}, when the password is not right */
        public void orRefuse(HttpStatus wrong) {
            if (retryAfter != null) {
                throw Refused.tooMany(retryAfter, "access.too-many-attempts", minutes(retryAfter));
            }
            if (!right) {
                throw new Refused(wrong, "access.wrong-password");
            }
        }
    }

    private final AccessLog accessLog;
    private final Passwords passwords;
    private final Clock clock;

    @Autowired
    PasswordThrottle(AccessLog accessLog, Passwords passwords, LedgerClock clock) {
        this(accessLog, passwords, (Clock) clock);
    }

    PasswordThrottle(AccessLog accessLog, Passwords passwords, Clock clock) {
        this.accessLog = accessLog;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Whether it is the password of {@code login}; a refusal is logged. Who opens a door logs that. */
    public Answer ask(Door door, String login, String password) {
        var wait = wait(door, login);
        if (wait.isPresent()) {
            return new Answer(false, wait.get());
        }
        boolean right = passwords.isRight(login, password);
        // Meanwhile others may have been refused.
        boolean told = right
                ? wait(door, login).isEmpty()
                : accessLog.writeRefusal(login, door, clock.instant().minus(WINDOW), ATTEMPTS);
        return told
                ? new Answer(right, null)
                : new Answer(false, wait(door, login).orElse(Duration.ofSeconds(1)));
    }

    /** How long nobody is told anything about the password of {@code login}; empty when it can be tried now. */
    Optional<Duration> wait(Door door, String login) {
        var now = clock.instant();
        var refused = accessLog.refusals(login, door, now.minus(WINDOW), ATTEMPTS);
        return refused.size() < ATTEMPTS
                ? Optional.empty()
                : Optional.of(Duration.between(now, refused.get(ATTEMPTS - 1).plus(WINDOW)))
                        .map(PasswordThrottle::inWholeSeconds);
    }

    private static Duration inWholeSeconds(Duration wait) {
        return Duration.ofSeconds(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    /** As people count it: a minute begun is a minute. */
    public static long minutes(Duration wait) {
        return wait.plusSeconds(59).toMinutes();
    }
}
