package io.parkledger.core.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares the claims that the ledger keeps with those that its events tell: who has what and for which days, who uses
 * what, and who stands in line for it. Only of the kinds whose claims were made from all events, which are all that an
 * open ledger claims.
 *
 * <p>What an unreadable event would have claimed is not told by it, and seems to be claimed by nobody.
 */
public final class ClaimsCheck {

    private static final String KEPT = """
            SELECT 'has', kind, key, holder, NULL::date, NULL::date FROM claim
            UNION ALL SELECT 'has-days', kind, key, holder, lower(days), upper(days) FROM claim_days
            UNION ALL SELECT 'uses', kind, key, holder, NULL, NULL FROM claim_use
            UNION ALL SELECT CASE WHEN days IS NULL THEN 'wants' ELSE 'wants-days' END, kind, key, holder, lower(days), upper(days)
            FROM claim_conflict""";

    private final List<Context> contexts;

    private ClaimsCheck(List<Context> contexts) {
        this.contexts = contexts;
    }

    /** What somebody has, uses or waits for. */
    private record Held(
            String how,
            String kind,
            String key,
            String holder,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /**
     * Something that is claimed otherwise than the events say.
     *
     * @param holder who has it, or should have it
     */
    public record Difference(String kind, String key, String holder) {}

    /** Events and claims are read as they were at one moment. */
    public static Set<Difference> differences(Jdbc ledger, List<Context> contexts) {
        return ledger.on(connection -> {
            if (!connection.getAutoCommit()) {
                return new ClaimsCheck(contexts).differences(connection);
            }
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try {
                return new ClaimsCheck(contexts).differences(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
        });
    }

    private Set<Difference> differences(Connection connection) throws SQLException {
        var kinds = contexts.stream()
                .flatMap(context -> context.claimKinds().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        kinds.retainAll(Jdbc.query(connection, "SELECT kind FROM claim_kind", row -> row.getString(1)));
        var told = new HashSet<Held>();
        ClaimsRebuild.asTold(connection, contexts, kinds).forEach((kind, of) -> tell(kind, of, told));
        var kept = new HashSet<>(Jdbc.query(connection, KEPT, ClaimsCheck::held));
        kept.removeIf(each -> !kinds.contains(each.kind()));
        var differences = new HashSet<Difference>();
        kept.stream().filter(each -> !told.contains(each)).forEach(each -> differences.add(difference(each)));
        told.stream().filter(each -> !kept.contains(each)).forEach(each -> differences.add(difference(each)));
        return differences;
    }

    private static Difference difference(Held held) {
        return new Difference(held.kind(), held.key(), held.holder());
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, LocalDate.class),
                row.getObject(6, LocalDate.class));
    }

    /** As {@link ClaimsRebuild} writes them. */
    private static void tell(String kind, ClaimsRebuild.Kind of, Set<Held> told) {
        of.uses().closed().forEach((key, holder) -> told.add(new Held("has", kind, key, holder, null, null)));
        of.uses()
                .users()
                .forEach(
                        (key, users) -> users.forEach(user -> told.add(new Held("uses", kind, key, user, null, null))));
        for (var stake : of.things().all()) {
            told.add(new Held(stake.isGranted() ? "has" : "wants", kind, stake.key, stake.holder, null, null));
        }
        for (var stake : of.days().all()) {
            var granted = of.things().isHeld(stake.key) ? stake.granted : null;
            if (granted != null) {
                told.add(days("has-days", kind, stake, granted));
            }
            if (!Objects.equals(stake.wanted, granted)) {
                told.add(days("wants-days", kind, stake, stake.wanted));
            }
        }
    }

    private static Held days(String how, String kind, Stakes.Stake stake, Stakes.Days days) {
        return new Held(how, kind, stake.key, stake.holder, days.from(), days.until());
    }
}
