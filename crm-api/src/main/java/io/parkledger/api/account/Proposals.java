package io.parkledger.api.account;

import io.parkledger.api.account.Proposal.Kind;
import io.parkledger.api.account.Proposal.State;
import io.parkledger.api.kit.access.AccessLog;
import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.access.Accounts.Given;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * What takes two admins (双人复核). One of the three proposes it, another person with another of the three roles confirms
 * it, and neither of them is the one it is about. Everything is judged by the rows as they are when it is confirmed,
 * under the lock of all changes of accounts: of two confirmations at once one finds it done, and a proposer who was
 * closed or given another role meanwhile, or an account that has another role by now, make it void.
 *
 * <p>Of a new one-time password the proposer is shown the first half and the confirmer the second: the two together
 * open the account, neither does alone.
 */
@Component
public class Proposals {

    /** How long the second person has. */
    static final Duration LIFE = Duration.ofHours(72);

    private static final int LISTED = 200;
    private static final String PROPOSAL = """
            SELECT proposal_id, kind, login, role, parks, team, buildings, cause, proposed_by, proposed_at, expires_at,
                   state, decided_by, decided_at, role_before, proposer_role, first_half
            FROM access.proposal
            """;

    private final Jdbc jdbc;
    private final Accounts accounts;
    private final AccessLog accessLog;
    private final AccountDesk desk;
    private final LedgerClock ledgerClock;
    private final Clock realClock;

    @Autowired
    Proposals(Ledger ledger, Accounts accounts, AccessLog accessLog, AccountDesk desk) {
        this(ledger, accounts, accessLog, desk, Clock.systemUTC());
    }

    /** @param realClock by which proposals expire, also in the demo */
    Proposals(Ledger ledger, Accounts accounts, AccessLog accessLog, AccountDesk desk, Clock realClock) {
        this.jdbc = ledger.jdbc();
        this.accounts = accounts;
        this.accessLog = accessLog;
        this.desk = desk;
        this.ledgerClock = ledger.clock();
        this.realClock = realClock;
    }

    /**
     * A proposal just made.
     *
     * @param firstHalf of the new one-time password, shown this once; null where there is none
     */
    record Made(Proposal proposal, @Nullable String firstHalf) {}

    /** @param secondHalf of the new one-time password, shown this once; null where there is none */
    record Confirmed(Proposal proposal, @Nullable String secondHalf) {}

    /** A proposal with what only the decision needs. */
    private record Row(
            Proposal proposal,
            Role roleBefore,
            Role proposerRole,
            @Nullable String firstHalf) {}

    /** @param given for {@link Kind#GIVE_ROLE}; null else */
    Made propose(Kind kind, String login, @Nullable Given given, String cause, String by) {
        expire();
        return accounts.change(connection -> {
            var about = AccountDesk.other(connection, login, by);
            var proposer = requireAdmin(connection, by);
            requireSensible(kind, about, given);
            var id = UUID.randomUUID().toString();
            var half = takesPassword(kind, about.role(), given) ? desk.half() : null;
            if (!insert(connection, id, kind, about, given, cause, proposer, half)) {
                throw new Refused(HttpStatus.CONFLICT, "access.proposed-already", login);
            }
            accessLog.write(connection, by, "propose-" + word(kind), what(login, given));
            return new Made(find(connection, id).orElseThrow().proposal(), half);
        });
    }

    /** Whoever becomes an admin gets a new password with the role: who knows the present one is anybody's guess. */
    private static boolean takesPassword(Kind kind, Role before, @Nullable Given given) {
        return kind == Kind.RESET_PASSWORD
                || kind == Kind.GIVE_ROLE && given != null && given.role().isAdmin() && given.role() != before;
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String what(String login, @Nullable Given given) {
        return given == null ? login : login + ": " + given;
    }

    private static Account requireAdmin(Connection connection, String login) throws SQLException {
        return Accounts.find(connection, login)
                .filter(account -> account.role().isAdmin() && !account.disabled())
                .orElseThrow(() -> new Refused(HttpStatus.CONFLICT, "access.admins-only"));
    }

    private static void requireSensible(Kind kind, Account about, @Nullable Given given) {
        boolean sensible =
                switch (kind) {
                    case GIVE_ROLE ->
                        given != null
                                && (given.role().isAdmin() || about.role().isAdmin())
                                && !given.equals(Given.of(about));
                    case RESET_PASSWORD, CLOSE_ACCOUNT -> !about.disabled();
                    case REOPEN_ACCOUNT -> about.disabled();
                };
        if (!sensible) {
            throw new Refused(HttpStatus.CONFLICT, "access.nothing-to-propose", about.login());
        }
    }

    private boolean insert(
            Connection connection,
            String id,
            Kind kind,
            Account about,
            @Nullable Given given,
            String cause,
            Account proposer,
            @Nullable String half)
            throws SQLException {
        try (var statement = connection.prepareStatement("""
                INSERT INTO access.proposal (proposal_id, kind, login, role_before, role, parks, team, buildings, cause,
                                             proposed_by, proposer_role, proposed_at, expires_at, first_half, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN') ON CONFLICT DO NOTHING""")) {
            statement.setString(1, id);
            statement.setString(2, kind.name());
            statement.setString(3, about.login());
            statement.setString(4, about.role().name());
            statement.setString(5, given == null ? null : given.role().name());
            statement.setArray(6, Accounts.array(connection, given == null ? null : given.parks()));
            statement.setString(7, given == null ? null : given.team());
            statement.setArray(8, Accounts.array(connection, given == null ? null : given.buildings()));
            statement.setString(9, cause);
            statement.setString(10, proposer.login());
            statement.setString(11, proposer.role().name());
            statement.setTimestamp(12, Timestamp.from(ledgerClock.instant()));
            statement.setTimestamp(13, Timestamp.from(realClock.instant().plus(LIFE)));
            statement.setString(14, half);
            return statement.executeUpdate() == 1;
        }
    }

    /** What comes of a confirmation; a refusal is thrown only after what it wrote is kept. */
    private record Outcome(
            @Nullable Confirmed confirmed, @Nullable String refusal) {}

    /**
     * Does what was proposed.
     *
     * @throws Refused when it is one's own, about oneself, of one's own role, decided already, too old, or void
     */
    Confirmed confirm(String id, String by) {
        expire();
        var outcome = accounts.change(connection -> {
            var row = find(connection, id).orElseThrow(() -> Refused.unknown(id));
            var proposal = row.proposal();
            requireOpen(proposal);
            requireSecondPerson(connection, row, by);
            if (isVoid(connection, row)) {
                decide(connection, id, State.VOID, by);
                accessLog.write(connection, by, "proposal-void", what(row));
                return new Outcome(null, "access.proposal-void");
            }
            var half = row.firstHalf() == null ? null : desk.half();
            carryOut(connection, row, half, by);
            decide(connection, id, State.CONFIRMED, by);
            accessLog.write(connection, by, "confirm-" + word(proposal.kind()), what(row));
            return new Outcome(new Confirmed(find(connection, id).orElseThrow().proposal(), half), null);
        });
        if (outcome.confirmed() == null) {
            throw new Refused(HttpStatus.CONFLICT, String.valueOf(outcome.refusal()));
        }
        return outcome.confirmed();
    }

    private static String what(Row row) {
        return what(row.proposal().login(), given(row.proposal())) + " ("
                + row.proposal().proposedBy() + ")";
    }

    private static @Nullable Given given(Proposal proposal) {
        return proposal.role() == null
                ? null
                : new Given(proposal.role(), proposal.parks(), proposal.department(), proposal.buildings());
    }

    private static void requireOpen(Proposal proposal) {
        if (proposal.state() != State.OPEN) {
            throw new Refused(HttpStatus.CONFLICT, "access.proposal-decided", proposal.state());
        }
    }

    private static void requireSecondPerson(Connection connection, Row row, String by) throws SQLException {
        var proposal = row.proposal();
        if (by.equals(proposal.proposedBy()) || by.equals(proposal.login())) {
            throw new Refused(HttpStatus.CONFLICT, "access.not-your-own-proposal");
        }
        if (requireAdmin(connection, by).role() == row.proposerRole()) {
            throw new Refused(HttpStatus.CONFLICT, "access.another-role-confirms", row.proposerRole());
        }
    }

    private static boolean isVoid(Connection connection, Row row) throws SQLException {
        var proposal = row.proposal();
        var proposer = AccountDesk.account(connection, proposal.proposedBy());
        var about = AccountDesk.account(connection, proposal.login());
        boolean done = proposal.kind() == Kind.REOPEN_ACCOUNT ? !about.disabled() : about.disabled();
        // One proposed before new admins always got a password: it is proposed anew.
        boolean lacksPassword =
                row.firstHalf() == null && takesPassword(proposal.kind(), row.roleBefore(), given(proposal));
        return lacksPassword
                || proposer.disabled()
                || proposer.role() != row.proposerRole()
                || about.role() != row.roleBefore()
                || (done && proposal.kind() != Kind.GIVE_ROLE);
    }

    private void carryOut(Connection connection, Row row, @Nullable String half, String by) throws SQLException {
        var login = row.proposal().login();
        switch (row.proposal().kind()) {
            case GIVE_ROLE -> desk.give(connection, login, required(given(row.proposal())), by);
            case CLOSE_ACCOUNT -> desk.close(connection, login, by);
            case REOPEN_ACCOUNT -> desk.reopen(connection, login, by);
            case RESET_PASSWORD -> {}
        }
        if (half != null) {
            desk.resetPassword(connection, login, required(row.firstHalf()) + half, by);
        }
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a proposal that says less than it must");
        }
        return value;
    }

    /** Refuses it, or takes one's own back; whom it is about has no say. */
    Proposal refuse(String id, String by) {
        expire();
        return accounts.change(connection -> {
            var row = find(connection, id).orElseThrow(() -> Refused.unknown(id));
            requireOpen(row.proposal());
            requireAdmin(connection, by);
            if (by.equals(row.proposal().login())) {
                throw new Refused(HttpStatus.CONFLICT, "access.not-your-own-proposal");
            }
            decide(connection, id, State.REFUSED, by);
            accessLog.write(connection, by, "refuse-" + word(row.proposal().kind()), what(row));
            return find(connection, id).orElseThrow().proposal();
        });
    }

    private void decide(Connection connection, String id, State state, String by) throws SQLException {
        Jdbc.update(
                connection,
                "UPDATE access.proposal SET state = ?, decided_by = ?, decided_at = ?, first_half = NULL WHERE proposal_id = ?",
                state.name(),
                by,
                Timestamp.from(ledgerClock.instant()),
                id);
    }

    /** A transaction of its own: what is refused afterwards does not take it back. */
    private void expire() {
        jdbc.update(
                "UPDATE access.proposal SET state = 'EXPIRED', first_half = NULL WHERE state = 'OPEN' AND expires_at <= ?",
                Timestamp.from(realClock.instant()));
    }

    /** All that wait, then the newest {@value #LISTED} of the others; by the clock that runs on in the demo too. */
    List<Proposal> all() {
        return all(LISTED);
    }

    /** @param most so many of the others at most */
    List<Proposal> all(int most) {
        var others = jdbc.query(
                PROPOSAL + "WHERE state <> 'OPEN' OR expires_at <= ? ORDER BY expires_at DESC, proposal_id LIMIT ?",
                this::row,
                Timestamp.from(realClock.instant()),
                most);
        return Stream.concat(open().stream(), others.stream().map(Row::proposal))
                .toList();
    }

    /** Those that wait for the second person, the newest first: of one account at most one of a kind. */
    public List<Proposal> open() {
        return jdbc
                .query(
                        PROPOSAL + "WHERE state = 'OPEN' AND expires_at > ? ORDER BY expires_at DESC, proposal_id",
                        this::row,
                        Timestamp.from(realClock.instant()))
                .stream()
                .map(Row::proposal)
                .toList();
    }

    Optional<Proposal> find(String id) {
        return jdbc.on(connection -> find(connection, id)).map(Row::proposal);
    }

    private Optional<Row> find(Connection connection, String id) throws SQLException {
        return Jdbc.query(connection, PROPOSAL + "WHERE proposal_id = ?", this::row, id).stream()
                .findFirst();
    }

    private Row row(ResultSet row) throws SQLException {
        var role = row.getString(4);
        var decidedAt = row.getTimestamp(14);
        var expiresAt = row.getTimestamp(11).toInstant();
        var state = State.valueOf(row.getString(12));
        return new Row(
                new Proposal(
                        row.getString(1),
                        Kind.valueOf(row.getString(2)),
                        row.getString(3),
                        role == null ? null : Role.valueOf(role),
                        Accounts.set(row.getArray(5)),
                        row.getString(6),
                        Accounts.set(row.getArray(7)),
                        row.getString(8),
                        row.getString(9),
                        row.getTimestamp(10).toInstant(),
                        expiresAt,
                        state == State.OPEN && !expiresAt.isAfter(realClock.instant()) ? State.EXPIRED : state,
                        row.getString(13),
                        decidedAt == null ? null : decidedAt.toInstant()),
                Role.valueOf(row.getString(15)),
                Role.valueOf(row.getString(16)),
                row.getString(17));
    }
}
