package io.parkledger.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.rule.Rule;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the rebuild makes of claims in memory, and what {@code apply_claims} goes on with in the database, are the same
 * rules, written twice: told the same claims, from any point on, they come to the same.
 */
class ClaimsInLineTest {

    private static final String KIND = "planted";
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final int STORIES = 40;
    private static final int CLAIMS = 30;
    private static final Rule RULE = Planted.ONE_AT_A_TIME;

    private enum Planted implements Rule {
        ONE_AT_A_TIME;

        @Override
        public List<String> fields() {
            return List.of();
        }
    }

    private static TestLedger ledger;
    private static Connection owner;

    @BeforeAll
    static void open() throws SQLException {
        ledger = TestLedger.open();
        owner = DriverManager.getConnection(
                ledger.settings.url(), ledger.settings.ownerUser(), ledger.settings.ownerPassword());
        owner.setSchema("ledger");
    }

    @AfterAll
    static void close() throws SQLException {
        owner.close();
        ledger.close();
    }

    /** Things are claimed by two holders, days by four, of a month that is too short for them. */
    private static Claim someClaim(Random random) {
        var thing = "T-" + random.nextInt(2);
        var holder = "H-" + random.nextInt(4);
        var from = FIRST.plusDays(random.nextInt(30));
        var until = random.nextInt(5) == 0 ? null : from.plusDays(1 + random.nextInt(15));
        return switch (random.nextInt(14)) {
            case 0 -> Claim.take(KIND, "only-" + thing, holder, RULE);
            case 1 -> Claim.release(KIND, holder, RULE);
            case 2, 3, 4, 5, 6, 7, 8 -> Claim.takeDays(KIND, thing, holder, from, until, RULE);
            case 9 -> Claim.extendDays(KIND, holder, FIRST.plusDays(31 + random.nextInt(20)), RULE);
            case 10 -> Claim.holdDays(KIND, holder, RULE);
            case 11 -> Claim.beginDays(KIND, holder, from, RULE);
            case 12 -> Claim.releaseAllDays(KIND, holder, RULE);
            default -> Claim.releaseDays(KIND, holder, from, RULE);
        };
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void claims_made_again_go_on_as_if_they_had_always_been_made(long seed) throws SQLException {
        var random = new Random(seed);
        var inLine = 0;
        var handedOn = 0;
        for (int story = 0; story < STORIES; story++) {
            var kind = new ClaimsRebuild.Kind();
            for (var thing : List.of("T-0", "T-1")) {
                kind.apply(Claim.take(KIND, thing, thing, RULE), "e", 0);
            }
            var made = random.nextInt(CLAIMS);
            for (int i = 0; i < made; i++) {
                kind.apply(someClaim(random), "e", i);
            }
            inLine += ClaimsRebuild.write(owner, KIND, kind);
            requireSame(kind, "seed " + seed + " story " + story + " made");
            for (int i = made; i < CLAIMS; i++) {
                var claim = someClaim(random);
                var before = waiting(kind).size();
                if (isTaken(claim)) {
                    kind.apply(claim, "e", i);
                }
                handedOn += waiting(kind).size() < before ? 1 : 0;
                requireSame(kind, "seed " + seed + " story " + story + " after " + claim);
            }
        }
        assertThat(inLine).as("stood in line").isGreaterThan(STORIES);
        assertThat(handedOn).as("came to their turn, or gave up").isGreaterThan(STORIES / 4);
    }

    /** False when the database refuses it: somebody who is not in line wants what another has. */
    private static boolean isTaken(Claim claim) {
        try {
            ClaimsRebuildTest.apply(owner, claim);
            return true;
        } catch (SQLException refused) {
            assertThat(refused.getSQLState()).as(refused.getMessage()).isEqualTo("PL001");
            return false;
        }
    }

    private static List<Stakes.Stake> waiting(ClaimsRebuild.Kind kind) {
        var all = new ArrayList<>(kind.things().all());
        all.addAll(kind.days().all());
        return all.stream().filter(stake -> !stake.isGranted()).toList();
    }

    private static void requireSame(ClaimsRebuild.Kind kind, String when) throws SQLException {
        var expected = new TreeSet<String>();
        for (var stake : kind.things().all()) {
            expected.add((stake.isGranted() ? "has " : "wants ") + stake.key + " " + stake.holder);
        }
        for (var stake : kind.days().all()) {
            if (stake.granted != null) {
                expected.add("has " + stake.key + " " + stake.holder + " " + text(stake.granted));
            }
            if (!stake.isGranted()) {
                expected.add("wants " + stake.key + " " + stake.holder + " " + text(stake.wanted));
            }
        }
        assertThat(stored()).as(when).containsExactlyElementsOf(expected);
    }

    private static String text(Stakes.Days days) {
        return "[" + days.from() + "," + (days.until() == null ? "" : days.until()) + ")";
    }

    private static Collection<String> stored() throws SQLException {
        return new TreeSet<>(Jdbc.query(owner, """
                SELECT 'has ' || key || ' ' || holder FROM claim WHERE kind = 'planted'
                UNION ALL SELECT 'has ' || key || ' ' || holder || ' ' || days FROM claim_days WHERE kind = 'planted'
                UNION ALL SELECT concat_ws(' ', 'wants', key, holder, days) FROM claim_conflict WHERE kind = 'planted'""", row -> row.getString(1)));
    }
}
