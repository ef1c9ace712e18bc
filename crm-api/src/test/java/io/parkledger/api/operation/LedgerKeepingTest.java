package io.parkledger.api.operation;

import static io.parkledger.api.Told.done;
import static io.parkledger.api.Told.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.api.kit.access.AccessLog;
import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.access.Role;
import io.parkledger.core.custody.AccountAction;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.ledger.LedgerUnavailable;
import io.parkledger.core.ledger.StoredLedger;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.ledger.seal.Finding;
import io.parkledger.core.ledger.seal.LogReader;
import io.parkledger.core.ledger.seal.Seal;
import io.parkledger.core.ledger.seal.VerificationReport;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens beside the ledger is told by it, once, and what was told is not changed unseen. */
class LedgerKeepingTest {

    private static final Duration A_WHILE = Duration.ofSeconds(30);

    private static TestApplication app;
    private static TestApplication another;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'LQ','name':'澜桥'}")));
        await().atMost(A_WHILE).until(() -> app.bean(Ledger.class).leadership().isHeld());
        another = app.anotherNode();
    }

    @AfterAll
    static void stop() {
        another.close();
        app.close();
    }

    private static List<LedgerEvent> told(TestApplication of, String type) {
        awaitSealed(of);
        return of.bean(Ledger.class).reader().after(0, 1_000).stream()
                .filter(event -> event.type().equals("custody." + type))
                .toList();
    }

    private static void awaitSealed(TestApplication of) {
        var ledger = of.bean(Ledger.class);
        await().atMost(A_WHILE)
                .ignoreException(LedgerUnavailable.class)
                .until(() -> ledger.reader().unsealed() == 0
                        && of.bean(LogReader.class).size() == ledger.reader().head());
    }

    private static String payload(LedgerEvent event) {
        return event.payload().toString();
    }

    private static VerificationReport look() {
        return app.bean(Seal.class).look(0, List.of(), position -> {});
    }

    @Test
    void what_is_done_to_accounts_is_told_by_whom_and_without_a_secret() {
        var opened = app.post("system_admin", "/api/v1/accounts", json("{'login':'zhou','name':'周'}"));
        assertThat(opened.status()).as("%s", opened.body()).isEqualTo(201);
        var given = app.post(
                "security_admin",
                "/api/v1/accounts/zhou/give-role",
                json("{'role':'STAFF','parks':['LQ'],'department':'ipd'}"));
        assertThat(given.status()).as("%s", given.body()).isEqualTo(200);

        app.open(new Account("program", "p", Role.STAFF, Set.of("LQ"), "ipd", null, false, false));
        var token = app.post(null, "/api/v1/tokens", json("{'login':'program','password':'program','label':'私密'}"));
        assertThat(token.status()).as("%s", token.body()).isEqualTo(201);

        var told = await().atMost(A_WHILE).until(() -> told(app, "account-changed"), events -> events.size() >= 3);

        assertThat(told.stream().map(LedgerKeepingTest::payload))
                .anySatisfy(
                        event -> assertThat(event).contains("action=OPENED", "changedBy=system_admin", "detail=zhou"))
                .anySatisfy(event -> assertThat(event)
                        .contains("action=ROLE_GIVEN", "changedBy=security_admin", "-> STAFF parks=LQ team=ipd"))
                .anySatisfy(event -> assertThat(event).contains("action=TOKEN_MADE", "changedBy=program"))
                .noneMatch(event -> event.contains(opened.text("/firstHalf")))
                .noneMatch(event -> event.contains(token.text("/token")) || event.contains("私密"));
        assertThat(told.stream().map(LedgerKeepingTest::payload).distinct())
                .as("each once")
                .hasSameSizeAs(told);
        assertThat(told)
                .hasSizeGreaterThan(1)
                .allMatch(event -> event.metadata().get("actor").equals("job:custody"));
    }

    @ParameterizedTest
    @CsvSource({
        "open-account,OPENED",
        "propose-give-role,PROPOSED",
        "confirm-reset-password,CONFIRMED",
        "refuse-close-account,REFUSED",
        "proposal-void,PROPOSAL_VOID",
        "make-token,TOKEN_MADE",
        "revoke-token,TOKEN_REVOKED",
        "rescue-admin,RESCUED"
    })
    void what_the_log_says_has_a_word_of_its_own(String logged, AccountAction action) {
        assertThat(LedgerKeeping.actionOf(logged)).contains(action);
        assertThat(LedgerKeeping.actionOf("read")).isEmpty();
    }

    @Test
    void an_hour_without_events_is_told_once_by_two_nodes() {
        var ledger = app.bean(Ledger.class);
        awaitSealed(app);
        var head = ledger.reader().head();
        var since = ledger.reader().knownSince(head).orElseThrow();

        app.bean(LedgerKeeping.class).giveHeartbeat(since.plus(Duration.ofMinutes(59)));
        assertThat(told(app, "heartbeat-given")).isEmpty();
        var later = since.plus(Duration.ofMinutes(60));
        var nodes = List.of(app, another, app, another);
        CompletableFuture.allOf(nodes.stream()
                        .map(node -> CompletableFuture.runAsync(
                                () -> node.bean(LedgerKeeping.class).giveHeartbeat(later)))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(told(app, "heartbeat-given")).singleElement().satisfies(event -> assertThat(payload(event))
                .contains("lastPosition=" + head));
        another.bean(LedgerKeeping.class).giveHeartbeat(later);
        assertThat(told(app, "heartbeat-given")).hasSize(1);
        var after = app.get("auditor", "/api/v1/events?limit=10");
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.body().path("items").toString()).contains("custody.heartbeat-given");
    }

    /** By the words of the digest alone, from the database alone. */
    private static String sha256OfAStranger(long from, long to) {
        var lines = TestLedger.owner(app.database())
                .query(
                        """
                SELECT id, (extract(epoch FROM at) * 1000000)::bigint, login, action, target
                FROM access.access_log WHERE id BETWEEN ? AND ? ORDER BY id""",
                        row -> {
                            var texts = List.of(row.getString(3), row.getString(4), row.getString(5)).stream()
                                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                                    .toList();
                            var bytes = ByteBuffer.allocate(16
                                    + texts.stream()
                                            .mapToInt(text -> 2 + text.length)
                                            .sum());
                            bytes.putLong(row.getLong(1)).putLong(row.getLong(2));
                            texts.forEach(
                                    text -> bytes.putShort((short) text.length).put(text));
                            return bytes.array();
                        },
                        from,
                        to);
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            lines.forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void what_was_read_is_sealed_once_the_hour_is_over_and_not_changed_unseen() {
        assertThat(app.get("auditor", "/api/v1/tenants?limit=5").status()).isEqualTo(200);
        var now = Instant.now();
        var before = told(app, "reading-log-sealed").size();

        app.bean(LedgerKeeping.class).sealReadingLog(now.minus(Duration.ofHours(1)));
        assertThat(told(app, "reading-log-sealed")).as("the hour is not over").hasSize(before);
        app.bean(LedgerKeeping.class).sealReadingLog(now.plus(Duration.ofHours(1)));
        another.bean(LedgerKeeping.class).sealReadingLog(now.plus(Duration.ofHours(1)));

        var told = told(app, "reading-log-sealed");
        assertThat(told).hasSizeGreaterThan(before);
        var last = payload(told.get(told.size() - 1));
        assertThat(look().findings()).isEmpty();
        var from = number(last, "fromLine");
        var to = number(last, "toLine");
        assertThat(last).contains("digest=" + sha256OfAStranger(from, to));

        var owner = TestLedger.owner(app.database());
        owner.update("UPDATE access.access_log SET target = target || ' ' WHERE id = ?", to);
        assertFound(told.get(told.size() - 1).position(), "digest");
        owner.update("UPDATE access.access_log SET target = rtrim(target) WHERE id = ?", to);
        assertThat(look().findings()).isEmpty();
        owner.update("INSERT INTO access.access_log (id, at, login, action, target) OVERRIDING SYSTEM VALUE"
                + " VALUES (-1, now(), 'x', 'read', 'y')");
        assertThat(look().findings()).as("outside of what was told").isEmpty();
        owner.update("DELETE FROM access.access_log WHERE id = ?", to);
        assertFound(told.get(told.size() - 1).position(), "rows");
    }

    private static long number(String event, String field) {
        return Long.parseLong(event.replaceAll(".*" + field + "=(\\d+).*", "$1"));
    }

    private static void assertFound(long position, String column) {
        var found = look().findings();
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Finding.Code.READING_LOG_CHANGED);
            assertThat(finding.position()).isEqualTo(position);
            assertThat(finding.columns()).containsExactly(column);
        });
    }

    @Test
    void no_line_is_settled_while_another_is_being_written() {
        var log = app.bean(AccessLog.class);
        app.bean(Ledger.class).jdbc().inTransaction(connection -> {
            log.write(connection, "somebody", "read", "slowly");
            assertThat(log.settledUpTo()).isEmpty();
            connection.rollback();
            return 0;
        });
        assertThat(log.settledUpTo()).isPresent();
    }

    @Test
    void a_ledger_older_than_times_of_sealing_says_so_once() {
        try (var old = TestApplication.over(StoredLedger.restore(StoredLedger.BOOKS))) {
            var events = old.bean(Ledger.class).reader().head();
            old.bean(LedgerKeeping.class).tellEarlierTimes();
            old.bean(LedgerKeeping.class).tellEarlierTimes();

            assertThat(told(old, "earlier-times-told")).singleElement().satisfies(event -> assertThat(payload(event))
                    .contains("upTo=" + events));
        }
        app.bean(LedgerKeeping.class).tellEarlierTimes();
        assertThat(told(app, "earlier-times-told")).as("none of a newer one").isEmpty();
    }
}
