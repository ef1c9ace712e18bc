package io.parkledger.api.security;

import io.parkledger.core.ledger.LedgerClock;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Makes guessing passwords slow: who was refused ten times as one login within a quarter of an hour is not asked for a
 * password any more until the first of these ten is a quarter of an hour old. That allows forty guesses an hour, which
 * finds no password of ten characters.
 *
 * <p>The price: whoever knows a login can keep its owner from signing in, with ten wrong passwords every quarter of an
 * hour. That price is kept small instead of avoided. It is counted by login and not by address, because behind a proxy
 * addresses are shared or made up, and a guesser has many. It hits that one login: shutting out everybody needs
 * everybody's login and ten slow hashes for each. It hits signing in only: sessions and tokens already given go on, so
 * whoever works goes on working. And it ends by itself: attempts made meanwhile are neither checked nor logged, so they
 * neither cost anything nor lengthen it, and nobody has to be called to end it.
 */
@Component
class SignInThrottle {

    static final int ATTEMPTS = 10;
    static final Duration WINDOW = Duration.ofMinutes(15);

    private final Accounts accounts;
    private final Clock clock;

    @Autowired
    SignInThrottle(Accounts accounts, LedgerClock clock) {
        this(accounts, (Clock) clock);
    }

    SignInThrottle(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** How long nobody can sign in as {@code login}; empty when it can be tried now. */
    Optional<Duration> wait(String login) {
        var now = clock.instant();
        var refused = accounts.signInsRefused(login, now.minus(WINDOW), ATTEMPTS);
        return refused.size() < ATTEMPTS
                ? Optional.empty()
                : Optional.of(Duration.between(now, refused.get(ATTEMPTS - 1).plus(WINDOW)))
                        .map(SignInThrottle::inWholeSeconds);
    }

    private static Duration inWholeSeconds(Duration wait) {
        return Duration.ofSeconds(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    /** As people count it: a minute begun is a minute. */
    static long minutes(Duration wait) {
        return wait.plusSeconds(59).toMinutes();
    }
}
