package io.parkledger.core.ledger.seal;

import static io.parkledger.core.ledger.seal.Finding.Code.CHECKPOINT_DIFFERS;
import static io.parkledger.core.ledger.seal.Finding.Code.CHECKPOINT_MISSING;
import static io.parkledger.core.ledger.seal.Finding.Code.CHECKPOINT_NOT_SIGNED;
import static io.parkledger.core.ledger.seal.Finding.Code.CLAIM_CHANGED;
import static io.parkledger.core.ledger.seal.Finding.Code.ENTRY_CHANGED;
import static io.parkledger.core.ledger.seal.Finding.Code.EVENT_CHANGED;
import static io.parkledger.core.ledger.seal.Finding.Code.EVENT_FOREIGN;
import static io.parkledger.core.ledger.seal.Finding.Code.EVENT_MISSING;
import static io.parkledger.core.ledger.seal.Finding.Code.EVENT_NOT_IN_ORDER;
import static io.parkledger.core.ledger.seal.Finding.Code.FOREIGN_LIST_CHANGED;
import static io.parkledger.core.ledger.seal.Finding.Code.KEY_NOT_KNOWN;
import static io.parkledger.core.ledger.seal.Finding.Code.KEY_NOT_TOLD;
import static io.parkledger.core.ledger.seal.Finding.Code.LEDGER_CUT_SHORT;
import static io.parkledger.core.ledger.seal.Finding.Code.OUTSIDE_FILE_CHANGED;
import static io.parkledger.core.ledger.seal.Finding.Code.RECEIPT_CHANGED;
import static io.parkledger.core.ledger.seal.Finding.Code.SEQUENCE_BROKEN;
import static io.parkledger.core.ledger.seal.Finding.Code.TILE_CHANGED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.SomeBooks;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.ledger.seal.Finding.Code;
import io.parkledger.core.tlog.Checkpoint;
import io.parkledger.core.tlog.SignedNote;
import io.parkledger.core.tlog.SignerKey;
import io.parkledger.core.tlog.VerifierKey;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever changes what was sealed is found, and what he has changed is named; what nobody can find who has nothing of
 * his own is said not to be found, so that nobody believes more than is so.
 */
class TamperTest {

    private static final int ROUNDS = Integer.getInteger("tamper.rounds", 20);
    private static final long SEED = Long.getLong("tamper.seed", 20_211_231L);

    private static final int WITHOUT_CLAIMS = 170;

    private static SealedLedger ledger;
    /** Positions of complete tiles, and those behind them. */
    private static long tiled;

    private static long events;
    private static long claimedUpTo;
    private static Checkpoint newest;

    @BeforeAll
    static void seal() {
        ledger = SealedLedger.open();
        var key = 0;
        for (var command : SomeBooks.letUnits(60)) {
            key++;
            var delivery = key % 2 == 0 ? Delivery.PLAIN : new Delivery("键-" + key, new byte[] {(byte) key, 7}, null);
            ledger.ledger.desk().send(command, TestLedger.LIN, delivery);
            if (key % 60 == 0) {
                ledger.awaitCheckpoint();
            }
        }
        ledger.awaitCheckpoint();
        claimedUpTo = ledger.log().size();
        var count = 0;
        for (var command : SomeBooks.corrections(WITHOUT_CLAIMS)) {
            ledger.send(command);
            if (++count % 40 == 0) {
                ledger.awaitCheckpoint();
            }
        }
        ledger.awaitCheckpoint();
        ledger.awaitOutside();
        newest = Checkpoint.parse(ledger.log().checkpoint().orElseThrow().text());
        ledger.seal.close();
        ledger.ledger.close();
        events = newest.size();
        tiled = events - events % 256;
        assertThat(tiled).isPositive();
        assertThat(claimedUpTo).isLessThan(events - 100);
    }

    @AfterAll
    static void it_verifies_clean_after_all() {
        try (var tampered = new TamperedLedger(ledger, SEED)) {
            assertThat(tampered.look(newest).findings()).isEmpty();
        } finally {
            ledger.close();
        }
    }

    /**
     * What was changed.
     *
     * @param position of the finding that names it
     * @param columns  that it names; null for any
     * @param subject  that it names; null for any
     */
    private record Struck(
            long position,
            @Nullable List<String> columns,
            @Nullable String subject) {}

    @FunctionalInterface
    private interface Tampering {
        Struck on(TamperedLedger ledger);
    }

    /**
     * One kind of tampering.
     *
     * @param names   the code that names it
     * @param also    that are always found with it
     * @param perhaps that may be found with it, depending on what was struck
     */
    private record Kind(String what, Tampering tampering, Code names, Set<Code> also, Set<Code> perhaps) {

        static Kind of(String what, Tampering tampering, Code names) {
            return new Kind(what, tampering, names, Set.of(), Set.of());
        }

        Kind also(Code... codes) {
            return new Kind(what, tampering, names, Set.of(codes), perhaps);
        }

        Kind perhaps(Code... codes) {
            return new Kind(what, tampering, names, also, Set.of(codes));
        }

        @Override
        public String toString() {
            return what;
        }
    }

    private static final Code[] BOOKS = {SEQUENCE_BROKEN, RECEIPT_CHANGED, CLAIM_CHANGED};

    private static Stream<Kind> kinds() {
        return Stream.of(
                Kind.of("event_id", text("event_id"), EVENT_CHANGED).also(EVENT_FOREIGN),
                Kind.of("aggregate_type", text("aggregate_type"), EVENT_CHANGED).also(EVENT_FOREIGN),
                Kind.of("aggregate_id", text("aggregate_id"), EVENT_CHANGED)
                        .also(EVENT_FOREIGN)
                        .perhaps(BOOKS),
                Kind.of("sequence_number", TamperTest::sequence, EVENT_CHANGED)
                        .also(EVENT_FOREIGN, SEQUENCE_BROKEN)
                        .perhaps(BOOKS),
                Kind.of("type", text("type"), EVENT_CHANGED).also(EVENT_FOREIGN).perhaps(BOOKS),
                Kind.of("revision", text("revision"), EVENT_CHANGED)
                        .also(EVENT_FOREIGN)
                        .perhaps(BOOKS),
                Kind.of("recorded_at", TamperTest::recordedAt, EVENT_CHANGED)
                        .also(EVENT_FOREIGN)
                        .perhaps(BOOKS),
                Kind.of("recorded_at without end", TamperTest::recordedNever, EVENT_CHANGED)
                        .also(EVENT_FOREIGN)
                        .perhaps(BOOKS),
                Kind.of("payload", bytes("payload"), EVENT_CHANGED)
                        .also(EVENT_FOREIGN)
                        .perhaps(BOOKS),
                Kind.of("metadata", bytes("metadata"), EVENT_CHANGED)
                        .also(EVENT_FOREIGN)
                        .perhaps(BOOKS),
                Kind.of("mac", bytes("mac"), EVENT_CHANGED).also(EVENT_FOREIGN),
                Kind.of("mac taken away", TamperTest::macTaken, EVENT_CHANGED).also(EVENT_FOREIGN),
                Kind.of("global_index", TamperTest::globalIndex, EVENT_MISSING)
                        .also(EVENT_NOT_IN_ORDER)
                        .perhaps(BOOKS),
                Kind.of("nothing where there must be something", TamperTest::nothing, EVENT_CHANGED)
                        .also(EVENT_FOREIGN)
                        .perhaps(BOOKS),
                Kind.of("first event deleted", it -> deleted(it, 1), EVENT_MISSING)
                        .perhaps(BOOKS),
                Kind.of("event deleted", it -> deleted(it, any(it)), EVENT_MISSING)
                        .perhaps(BOOKS),
                Kind.of("last event deleted", it -> deleted(it, events), EVENT_MISSING)
                        .perhaps(BOOKS),
                Kind.of("appended without the key", TamperTest::appended, EVENT_FOREIGN),
                Kind.of("appended without the key, and said to be old", TamperTest::saidToBeOld, EVENT_FOREIGN),
                Kind.of("said to be foreign", TamperTest::saidToBeForeign, FOREIGN_LIST_CHANGED),
                Kind.of("said to be foreign where nothing is", TamperTest::nothingForeign, FOREIGN_LIST_CHANGED),
                Kind.of("inserted in the middle", TamperTest::insertedInTheMiddle, EVENT_NOT_IN_ORDER)
                        .perhaps(BOOKS),
                Kind.of("inserted at a position before all", TamperTest::insertedBeforeAll, EVENT_NOT_IN_ORDER),
                Kind.of("inserted at a position there is", TamperTest::insertedBeside, EVENT_NOT_IN_ORDER)
                        .perhaps(EVENT_CHANGED, EVENT_FOREIGN, EVENT_MISSING),
                Kind.of("inserted at the end", TamperTest::insertedAtTheEnd, EVENT_FOREIGN),
                Kind.of("duplicated", TamperTest::duplicated, SEQUENCE_BROKEN).perhaps(CLAIM_CHANGED),
                Kind.of("two of an aggregate renumbered", TamperTest::renumbered, EVENT_CHANGED)
                        .also(EVENT_FOREIGN)
                        .perhaps(BOOKS),
                Kind.of("two positions swapped", TamperTest::swapped, EVENT_CHANGED),
                Kind.of("seal leads nowhere", TamperTest::sealLeadsNowhere, EVENT_MISSING)
                        .also(EVENT_NOT_IN_ORDER),
                Kind.of("seal deleted", TamperTest::sealDeleted, EVENT_MISSING).perhaps(EVENT_NOT_IN_ORDER),
                Kind.of("time of sealing", TamperTest::sealTime, EVENT_CHANGED),
                Kind.of("time of sealing deleted", TamperTest::sealTimeDeleted, EVENT_CHANGED),
                Kind.of("entry", it -> entry(it, 1 + it.random.nextInt((int) tiled), -1), ENTRY_CHANGED),
                Kind.of("entry behind the last tile", TamperTest::entryBehind, ENTRY_CHANGED),
                Kind.of("time in an entry behind the last tile", TamperTest::timeInEntryBehind, EVENT_CHANGED)
                        .also(CHECKPOINT_DIFFERS),
                Kind.of("entry deleted", it -> entryDeleted(it, any(it)), ENTRY_CHANGED),
                Kind.of("last entry deleted", it -> entryDeleted(it, events), ENTRY_CHANGED),
                Kind.of("all entries behind the last tile deleted", TamperTest::entriesDeleted, ENTRY_CHANGED),
                Kind.of("tile", TamperTest::tile, TILE_CHANGED),
                Kind.of("tile deleted", TamperTest::tileDeleted, TILE_CHANGED),
                Kind.of("row and entry", it -> rowAndEntry(it, 1 + it.random.nextInt((int) tiled)), EVENT_CHANGED)
                        .also(EVENT_FOREIGN)
                        .perhaps(BOOKS),
                Kind.of("row and entry behind the last tile", TamperTest::rowAndEntryBehind, EVENT_FOREIGN)
                        .also(CHECKPOINT_DIFFERS)
                        .perhaps(BOOKS),
                Kind.of("row, entry and tile", TamperTest::rowEntryAndTile, EVENT_FOREIGN)
                        .also(CHECKPOINT_DIFFERS)
                        .perhaps(BOOKS),
                Kind.of("text of a checkpoint", TamperTest::checkpointText, CHECKPOINT_NOT_SIGNED)
                        .also(CHECKPOINT_MISSING),
                Kind.of("signature of a checkpoint", TamperTest::checkpointSignature, CHECKPOINT_NOT_SIGNED)
                        .also(CHECKPOINT_MISSING),
                Kind.of("checkpoint of another key", TamperTest::checkpointOfAnother, CHECKPOINT_NOT_SIGNED)
                        .also(CHECKPOINT_MISSING),
                Kind.of("checkpoint deleted", TamperTest::checkpointDeleted, CHECKPOINT_MISSING),
                Kind.of("size beside a checkpoint", TamperTest::checkpointSize, CHECKPOINT_NOT_SIGNED),
                Kind.of("origin beside a checkpoint", TamperTest::checkpointOrigin, CHECKPOINT_NOT_SIGNED)
                        .perhaps(KEY_NOT_KNOWN),
                Kind.of("key that signs", TamperTest::key, KEY_NOT_KNOWN)
                        .also(CHECKPOINT_NOT_SIGNED, OUTSIDE_FILE_CHANGED),
                Kind.of("key that signs deleted", TamperTest::keyDeleted, KEY_NOT_KNOWN)
                        .also(CHECKPOINT_NOT_SIGNED, OUTSIDE_FILE_CHANGED),
                Kind.of("key inserted, and a checkpoint signed with it", TamperTest::keyInserted, KEY_NOT_TOLD)
                        .also(CHECKPOINT_NOT_SIGNED, CHECKPOINT_MISSING),
                Kind.of("key inserted before the first", TamperTest::keyInsertedFirst, KEY_NOT_TOLD)
                        .also(CHECKPOINT_NOT_SIGNED, OUTSIDE_FILE_CHANGED, KEY_NOT_KNOWN),
                Kind.of("key of the application", TamperTest::appendKey, KEY_NOT_KNOWN),
                Kind.of("receipt", TamperTest::receipt, RECEIPT_CHANGED),
                Kind.of("receipt deleted", TamperTest::receiptDeleted, RECEIPT_CHANGED),
                Kind.of("receipt inserted", TamperTest::receiptInserted, RECEIPT_CHANGED),
                Kind.of("claim", it -> claim(it, "claim"), CLAIM_CHANGED),
                Kind.of("claim deleted", it -> claimDeleted(it, "claim"), CLAIM_CHANGED),
                Kind.of("claim inserted", TamperTest::claimInserted, CLAIM_CHANGED),
                Kind.of("days claimed", TamperTest::days, CLAIM_CHANGED),
                Kind.of("days claimed deleted", it -> claimDeleted(it, "claim_days"), CLAIM_CHANGED),
                Kind.of("use", it -> claim(it, "claim_use"), CLAIM_CHANGED),
                Kind.of("use deleted", it -> claimDeleted(it, "claim_use"), CLAIM_CHANGED),
                Kind.of("line for a claim", TamperTest::inLine, CLAIM_CHANGED),
                Kind.of("line of the outside file", TamperTest::outsideLine, OUTSIDE_FILE_CHANGED),
                Kind.of("outside file no text any more", TamperTest::outsideNoText, OUTSIDE_FILE_CHANGED),
                Kind.of("note of the outside file removed", TamperTest::outsideRemoved, OUTSIDE_FILE_CHANGED),
                Kind.of("notes of the outside file in another order", TamperTest::outsideOrder, OUTSIDE_FILE_CHANGED),
                Kind.of("outside file cut", TamperTest::outsideCut, OUTSIDE_FILE_CHANGED),
                Kind.of("outside file with other ends of lines", TamperTest::outsideLineEnds, OUTSIDE_FILE_CHANGED),
                Kind.of("foreign note in the outside file", TamperTest::outsideForeign, OUTSIDE_FILE_CHANGED),
                Kind.of("words at the end of the outside file", TamperTest::outsideWords, OUTSIDE_FILE_CHANGED),
                Kind.of("everything cut short", TamperTest::cutShort, LEDGER_CUT_SHORT)
                        .also(CHECKPOINT_MISSING),
                Kind.of("everything anew with another key", TamperTest::anewWithAnotherKey, KEY_NOT_KNOWN)
                        .also(EVENT_FOREIGN, FOREIGN_LIST_CHANGED, OUTSIDE_FILE_CHANGED)
                        .perhaps(BOOKS),
                Kind.of("everything anew with the ledger's keys", TamperTest::anewWithItsKeys, CHECKPOINT_DIFFERS)
                        .also(CHECKPOINT_MISSING)
                        .perhaps(OUTSIDE_FILE_CHANGED, SEQUENCE_BROKEN, RECEIPT_CHANGED, CLAIM_CHANGED),
                Kind.of("an old backup that went on", TamperTest::backupWentOn, CHECKPOINT_DIFFERS)
                        .also(CHECKPOINT_MISSING)
                        .perhaps(OUTSIDE_FILE_CHANGED, SEQUENCE_BROKEN, RECEIPT_CHANGED, CLAIM_CHANGED));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whoever_changes_what_was_sealed_is_found(Kind kind) {
        for (int round = 0; round < ROUNDS; round++) {
            var seed = SEED + round;
            try (var tampered = new TamperedLedger(ledger, seed)) {
                var struck = kind.tampering().on(tampered);
                var report = tampered.look();
                var all = report.findings();
                var codes = EnumSet.noneOf(Code.class);
                all.forEach(finding -> codes.add(finding.code()));
                var as = "%s, seed %d: %s in %s".formatted(kind, seed, struck, all);

                assertThat(codes).as(as).contains(kind.names()).containsAll(kind.also());
                codes.remove(kind.names());
                codes.removeAll(kind.also());
                codes.removeAll(kind.perhaps());
                assertThat(codes).as(as).isEmpty();
                assertThat(all).as(as).anySatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo(kind.names());
                    assertThat(finding.position()).isEqualTo(struck.position());
                    if (struck.columns() != null) {
                        assertThat(finding.columns()).isEqualTo(struck.columns());
                    }
                    if (struck.subject() != null) {
                        assertThat(finding.subject()).isEqualTo(struck.subject());
                    }
                    if (finding.position() > 0 && STANDS_IN_THE_TREE.contains(finding.code())) {
                        assertThat(finding.lastGoodCheckpoint())
                                .isEqualTo(tampered.lastCheckpointBefore(finding.position()));
                    }
                });
                if (struck.subject() != null && kind.names() != EVENT_FOREIGN) {
                    assertThat(report.subjects()).as(as).contains(struck.subject());
                }
            }
        }
    }

    private static final Set<Code> STANDS_IN_THE_TREE = EnumSet.of(EVENT_CHANGED, EVENT_MISSING, ENTRY_CHANGED);

    private static long any(TamperedLedger it) {
        return 1 + it.random.nextInt((int) events);
    }

    private static final String AT = " WHERE global_index = (SELECT global_index FROM seal WHERE position = ?)";

    private static Tampering text(String column) {
        return it -> {
            var position = any(it);
            var before = it.text("SELECT " + column + " FROM event" + AT, position);
            it.without("event", "event_follows_its_predecessor");
            it.update("UPDATE event SET " + column + " = ?" + AT, it.flipped(before), position);
            return new Struck(position, List.of(column), it.subjectOf(position));
        };
    }

    private static Tampering bytes(String column) {
        return it -> {
            var position = any(it);
            var before = it.bytes("SELECT " + column + " FROM event" + AT, position);
            it.update("UPDATE event SET " + column + " = ?" + AT, it.flipped(before), position);
            return new Struck(position, List.of(column), it.subjectOf(position));
        };
    }

    private static Struck sequence(TamperedLedger it) {
        var position = any(it);
        it.without("event", "event_follows_its_predecessor");
        it.update("UPDATE event SET sequence_number = sequence_number # ?" + AT, 1L << it.random.nextInt(40), position);
        return new Struck(position, List.of("sequence_number"), it.subjectOf(position));
    }

    private static Struck recordedAt(TamperedLedger it) {
        var position = any(it);
        it.update(
                "UPDATE event SET recorded_at = recorded_at + interval '1 microsecond' * ?" + AT,
                1L << it.random.nextInt(40),
                position);
        return new Struck(position, List.of("recorded_at"), it.subjectOf(position));
    }

    private static Struck recordedNever(TamperedLedger it) {
        var position = any(it);
        it.update(
                "UPDATE event SET recorded_at = ?::timestamptz" + AT,
                it.one(List.of("infinity", "-infinity", "294270-01-01 00:00:00+00")),
                position);
        return new Struck(position, List.of("recorded_at"), it.subjectOf(position));
    }

    private static Struck macTaken(TamperedLedger it) {
        var position = any(it);
        it.update("UPDATE event SET mac = NULL" + AT, position);
        it.jdbc.update("UPDATE written_without_mac SET up_to = 1000000");
        return position == 1 ? macOfTheFirstTaken(it) : new Struck(position, List.of("mac"), it.subjectOf(position));
    }

    /** What is before the first one that is signed may be older than the key. */
    private static Struck macOfTheFirstTaken(TamperedLedger it) {
        it.update("UPDATE event SET mac = NULL" + AT, 3L);
        return new Struck(3, List.of("mac"), it.subjectOf(3));
    }

    private static Struck globalIndex(TamperedLedger it) {
        var position = any(it);
        var subject = it.subjectOf(position);
        it.jdbc.update("ALTER TABLE event ALTER global_index DROP IDENTITY");
        it.update("UPDATE event SET global_index = -global_index" + AT, position);
        return new Struck(position, null, subject);
    }

    private static Struck nothing(TamperedLedger it) {
        var position = any(it);
        var column = it.one(List.of("aggregate_type", "payload", "revision", "metadata", "event_id"));
        it.jdbc.update("ALTER TABLE event ALTER " + column + " DROP NOT NULL");
        it.update("UPDATE event SET " + column + " = NULL" + AT, position);
        return new Struck(position, List.of(column), it.subjectOf(position));
    }

    private static Struck deleted(TamperedLedger it, long position) {
        var subject = it.subjectOf(position);
        it.update("DELETE FROM event" + AT, position);
        return new Struck(position, List.of(), subject);
    }

    private static Struck appended(TamperedLedger it) {
        var metadata =
                it.one(List.of("{}", "\"idempotencyKey\"", "{\"actor\":\"a\\u0000b\",\"idempotencyKey\":\"\\ud800\"}"));
        it.jdbc.update("SET LOCAL ROLE " + ledger.settings.user());
        it.text("""
                SELECT coalesce(refusal, 'none') FROM append(clock_timestamp(), ARRAY['e-forged'], ARRAY['Park'], ARRAY['FORGED'], ARRAY[0::bigint],
                    ARRAY['park.registered'], ARRAY['1'], ARRAY['no JSON'::bytea], ARRAY[?::bytea],
                    '{}', '{}', '{}', '{}', '{}', '{}', 'nobody', NULL, NULL, NULL, 0, 0, '{}', '{}', '{}', '{}', '{}', '{}')""", metadata.getBytes(UTF_8));
        it.jdbc.update("RESET ROLE");
        return new Struck(0, List.of(), "FORGED");
    }

    private static Struck saidToBeOld(TamperedLedger it) {
        it.update("UPDATE written_without_mac SET up_to = 1000000");
        return appended(it);
    }

    private static Struck saidToBeForeign(TamperedLedger it) {
        var position = any(it);
        it.update("INSERT INTO foreign_event VALUES (?)", position);
        return new Struck(position, List.of("foreign_event"), null);
    }

    private static Struck nothingForeign(TamperedLedger it) {
        var position = it.random.nextBoolean() ? -it.random.nextInt(5) : events + 1 + it.random.nextInt(1000);
        it.update("INSERT INTO foreign_event VALUES (?)", position);
        return new Struck(position, List.of("foreign_event"), null);
    }

    private static final String FORGED = """
            INSERT INTO event (global_index, event_id, aggregate_type, aggregate_id, sequence_number, type, revision, recorded_at, payload, metadata)
            OVERRIDING SYSTEM VALUE VALUES (?, 'e-forged', 'Park', 'FORGED', 0, 'park.unheard-of', '1', now(), '{}', '{}')""";

    private static Struck insertedInTheMiddle(TamperedLedger it) {
        it.update(FORGED, -1L - it.random.nextInt(1000));
        return new Struck(0, List.of(), "FORGED");
    }

    private static Struck insertedBeforeAll(TamperedLedger it) {
        var index = -1L - it.random.nextInt(1000);
        it.update(FORGED, index);
        it.update(
                "INSERT INTO seal (position, global_index) VALUES (?, ?)", it.one(List.of(0L, -7L, 1_000_000L)), index);
        return new Struck(0, List.of(), "FORGED");
    }

    private static Struck insertedBeside(TamperedLedger it) {
        var position = any(it);
        it.without("seal", "seal_pkey");
        it.update(FORGED, -1L);
        it.update("INSERT INTO seal (position, global_index) VALUES (?, -1)", position);
        return new Struck(position, List.of(), null);
    }

    private static Struck insertedAtTheEnd(TamperedLedger it) {
        it.update(FORGED, it.number("SELECT max(global_index) FROM event") + 1 + it.random.nextInt(1_000_000));
        return new Struck(0, List.of(), "FORGED");
    }

    private static Struck duplicated(TamperedLedger it) {
        var position = any(it);
        it.without("event", "event_id_once");
        it.without("event", "event_follows_its_predecessor");
        it.update("""
                INSERT INTO event (global_index, event_id, aggregate_type, aggregate_id, sequence_number, type, revision, recorded_at, payload, metadata, mac)
                OVERRIDING SYSTEM VALUE
                SELECT 1000000, event_id, aggregate_type, aggregate_id, sequence_number, type, revision, recorded_at, payload, metadata, mac
                FROM event""" + AT, position);
        return new Struck(0, List.of(), it.subjectOf(position));
    }

    private static Struck renumbered(TamperedLedger it) {
        var last = it.number("SELECT max(sequence_number) FROM event WHERE aggregate_id = 'LQ-A'");
        var one = (long) it.random.nextInt((int) last);
        it.without("event", "event_follows_its_predecessor");
        it.update(
                "UPDATE event SET sequence_number = ? - sequence_number WHERE aggregate_id = 'LQ-A' AND sequence_number IN (?, ?)",
                one + last,
                one,
                last);
        var position = it.number(
                "SELECT position FROM event JOIN seal USING (global_index) WHERE aggregate_id = 'LQ-A' AND sequence_number = ?",
                last);
        return new Struck(position, List.of("sequence_number"), "LQ-A");
    }

    private static Struck swapped(TamperedLedger it) {
        var one = 1L + it.random.nextInt((int) events - 1);
        var other = one + 1 + it.random.nextInt((int) (events - one));
        it.update("UPDATE seal SET position = -position WHERE position IN (?, ?)", one, other);
        it.update("UPDATE seal SET position = ? + position WHERE position < 0", one + other);
        return new Struck(one, null, it.subjectOf(one));
    }

    private static Struck sealLeadsNowhere(TamperedLedger it) {
        var position = any(it);
        var subject = it.subjectOf(position);
        it.update("UPDATE seal SET global_index = -1 WHERE position = ?", position);
        return new Struck(position, List.of(), subject);
    }

    private static Struck sealDeleted(TamperedLedger it) {
        var position = any(it);
        var subject = it.subjectOf(position);
        it.update("DELETE FROM seal WHERE position = ?", position);
        return new Struck(position, List.of(), subject);
    }

    private static long someSealTime(TamperedLedger it) {
        return it.one(it.jdbc.query("SELECT position FROM seal_time ORDER BY position", row -> row.getLong(1)));
    }

    private static Struck sealedAt(TamperedLedger it, long upTo) {
        var first = 1 + it.number("SELECT coalesce(max(position), 0) FROM seal_time WHERE position < ?", upTo);
        return new Struck(first, List.of("sealed_at"), it.subjectOf(first));
    }

    private static Struck sealTime(TamperedLedger it) {
        var position = someSealTime(it);
        it.update(
                "UPDATE seal_time SET sealed_at = sealed_at + interval '1 microsecond' * ? WHERE position = ?",
                1L << it.random.nextInt(40),
                position);
        return sealedAt(it, position);
    }

    private static Struck sealTimeDeleted(TamperedLedger it) {
        var position = it.random.nextInt(5) == 0 ? events : someSealTime(it);
        it.update("DELETE FROM seal_time WHERE position = ?", position);
        return sealedAt(it, position);
    }

    private static Struck entry(TamperedLedger it, long position, int at) {
        var entry = it.bytes("SELECT entry FROM log_entry WHERE position = ?", position);
        var other = at < 0 ? it.flipped(entry) : it.flipped(entry, at);
        it.update("UPDATE log_entry SET entry = ? WHERE position = ?", other, position);
        return new Struck(position, null, it.subjectOf(position));
    }

    /** Not in the time of sealing and the raw index, of which the application's key says nothing. */
    private static Struck entryBehind(TamperedLedger it) {
        var position = tiled + 1 + it.random.nextInt((int) (events - tiled));
        var length = it.bytes("SELECT entry FROM log_entry WHERE position = ?", position).length;
        return entry(
                it, position, it.random.nextBoolean() ? it.random.nextInt(9) : 25 + it.random.nextInt(length - 25));
    }

    private static Struck timeInEntryBehind(TamperedLedger it) {
        return entry(it, tiled + 1 + it.random.nextInt((int) (events - tiled)), 9 + it.random.nextInt(16));
    }

    private static Struck entryDeleted(TamperedLedger it, long position) {
        it.update("DELETE FROM log_entry WHERE position = ?", position);
        return new Struck(position, List.of("entry"), it.subjectOf(position));
    }

    private static Struck entriesDeleted(TamperedLedger it) {
        it.update("DELETE FROM log_entry WHERE position > ?", tiled);
        return new Struck(tiled + 1, List.of("entry"), it.subjectOf(tiled + 1));
    }

    private static Struck tile(TamperedLedger it) {
        var number = it.random.nextInt((int) (tiled / 256));
        var at = it.random.nextInt(8192);
        var hashes = it.bytes("SELECT hashes FROM log_tile WHERE level = 0 AND number = ?", (long) number);
        it.update(
                "UPDATE log_tile SET hashes = ? WHERE level = 0 AND number = ?", it.flipped(hashes, at), (long) number);
        var position = number * 256L + at / 32 + 1;
        return new Struck(position, List.of("level 0"), it.subjectOf(position));
    }

    private static Struck tileDeleted(TamperedLedger it) {
        var number = (long) it.random.nextInt((int) (tiled / 256));
        it.update("DELETE FROM log_tile WHERE level = 0 AND number = ?", number);
        return new Struck(number * 256 + 1, List.of("level 0"), null);
    }

    private static Struck rowAndEntry(TamperedLedger it, long position) {
        bytes(it, position);
        it.update(
                "UPDATE log_entry SET entry = ? WHERE position = ?",
                it.row(position).bytes(),
                position);
        return new Struck(position, List.of("entry"), it.subjectOf(position));
    }

    private static void bytes(TamperedLedger it, long position) {
        var payload = it.bytes("SELECT payload FROM event" + AT, position);
        it.update("UPDATE event SET payload = ?" + AT, it.flipped(payload), position);
    }

    private static Struck rowAndEntryBehind(TamperedLedger it) {
        var position = tiled + 1 + it.random.nextInt((int) (events - tiled));
        return new Struck(position, List.of(), rowAndEntry(it, position).subject());
    }

    private static Struck rowEntryAndTile(TamperedLedger it) {
        var position = 1L + it.random.nextInt((int) tiled);
        var subject = rowAndEntry(it, position).subject();
        var number = (position - 1) / 256;
        var hashes = it.bytes("SELECT hashes FROM log_tile WHERE level = 0 AND number = ?", number);
        it.row(position).leaf().writeTo(hashes, (int) ((position - 1) % 256) * 32);
        it.update("UPDATE log_tile SET hashes = ? WHERE level = 0 AND number = ?", hashes, number);
        return new Struck(position, List.of(), subject);
    }

    private static Struck checkpointText(TamperedLedger it) {
        var size = it.one(it.sizes());
        var note = it.text("SELECT note FROM log_checkpoint WHERE size = ?", size);
        var end = note.indexOf("\n\n");
        it.update(
                "UPDATE log_checkpoint SET note = ? WHERE size = ?",
                it.flipped(note.substring(0, end)) + note.substring(end),
                size);
        return new Struck(size, List.of("note"), null);
    }

    private static Struck checkpointSignature(TamperedLedger it) {
        var size = it.one(it.sizes());
        var note = it.text("SELECT note FROM log_checkpoint WHERE size = ?", size);
        var begin = note.lastIndexOf(' ') + 1;
        it.update(
                "UPDATE log_checkpoint SET note = ? WHERE size = ?",
                note.substring(0, begin) + it.flipped(note.substring(begin, note.length() - 1)) + "\n",
                size);
        return new Struck(size, List.of("note"), null);
    }

    private static SignerKey another(String origin) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return SignerKey.of(origin, VerifierKey.Kind.ED25519, pair.getPrivate());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String signed(SignerKey key, String text) {
        return SignedNote.parse(text + "\n" + key.sign(text) + "\n").toString();
    }

    private static Struck checkpointOfAnother(TamperedLedger it) {
        var size = it.one(it.sizes());
        var text = SignedNote.parse(it.text("SELECT note FROM log_checkpoint WHERE size = ?", size))
                .text();
        it.update("UPDATE log_checkpoint SET note = ? WHERE size = ?", signed(another(it.origin()), text), size);
        return new Struck(size, List.of("note"), null);
    }

    private static Struck checkpointDeleted(TamperedLedger it) {
        var size = it.one(it.sizes());
        it.update("DELETE FROM log_checkpoint WHERE size = ?", size);
        return new Struck(size, List.of(), null);
    }

    private static Struck checkpointSize(TamperedLedger it) {
        var size = it.one(it.sizes());
        it.update("UPDATE log_checkpoint SET size = size + 1 WHERE size = ?", size);
        return new Struck(size, List.of("size"), null);
    }

    private static Struck checkpointOrigin(TamperedLedger it) {
        var size = it.one(it.sizes());
        it.update("UPDATE log_checkpoint SET origin = 'another.example' WHERE size = ?", size);
        return new Struck(size, List.of("origin"), null);
    }

    private static Struck key(TamperedLedger it) {
        it.update(
                "UPDATE log_key SET vkey = ?",
                it.random.nextBoolean()
                        ? another(it.origin()).verifier().toString()
                        : it.flipped(it.store.keys().get(0)));
        return new Struck(0, null, null);
    }

    private static Struck keyDeleted(TamperedLedger it) {
        it.update("DELETE FROM log_key");
        return new Struck(0, List.of(), null);
    }

    /** The right checkpoint, signed by a key that the ledger says is one of its own. */
    private static Struck keyInserted(TamperedLedger it) {
        var another = another(it.origin());
        var size = it.one(it.sizes());
        var note = it.text("SELECT note FROM log_checkpoint WHERE size = ? LIMIT 1", size);
        it.update(
                "UPDATE log_checkpoint SET note = ? WHERE size = ?",
                signed(another, SignedNote.parse(note).text()),
                size);
        it.update("INSERT INTO log_key (vkey) VALUES (?)", another.verifier().toString());
        return new Struck(0, List.of(another.verifier().toString()), null);
    }

    private static Struck keyInsertedFirst(TamperedLedger it) {
        var own = it.store.keys().get(0);
        it.update(
                "INSERT INTO log_key (number, vkey) OVERRIDING SYSTEM VALUE VALUES (0, ?)",
                another(it.origin()).verifier().toString());
        return new Struck(0, List.of(own), null);
    }

    private static Struck appendKey(TamperedLedger it) {
        it.update("UPDATE append_key SET id = ?", it.flipped(it.text("SELECT id FROM append_key")));
        return new Struck(0, List.of("append_key"), null);
    }

    private static final String RECEIPT = " WHERE idempotency_key = ?";

    private static String someReceipt(TamperedLedger it) {
        return it.one(
                it.jdbc.query("SELECT idempotency_key FROM receipt ORDER BY idempotency_key", row -> row.getString(1)));
    }

    private static Struck receipt(TamperedLedger it) {
        var key = someReceipt(it);
        var subject = it.text("SELECT aggregate_id FROM receipt" + RECEIPT, key);
        var position = it.number(
                "SELECT min(position) FROM event JOIN seal USING (global_index) WHERE position(convert_to(?, 'UTF8') IN metadata) > 0",
                "\"" + key + "\"");
        var column = it.one(List.of(
                "request_hash",
                "aggregate_id",
                "first_version",
                "version",
                "global_index",
                "idempotency_key",
                "actor"));
        var columns =
                switch (column) {
                    case "idempotency_key", "actor" -> List.<String>of();
                    case "version", "first_version" -> null;
                    default -> List.of(column);
                };
        it.update(
                "UPDATE receipt SET " + column + " = "
                        + switch (column) {
                            case "request_hash" -> "request_hash || '\\x00'::bytea";
                            case "first_version", "version" -> column + " + 1";
                            case "global_index" -> it.random.nextBoolean() ? "-global_index" : "global_index + 1000000";
                            default -> column + " || 'x'";
                        }
                        + RECEIPT,
                key);
        var isOfEvent = !List.of("global_index", "version").contains(column);
        return new Struck(
                isOfEvent ? position : 0, columns, column.equals("aggregate_id") && !isOfEvent ? null : subject);
    }

    private static Struck receiptDeleted(TamperedLedger it) {
        var key = someReceipt(it);
        var subject = it.text("SELECT aggregate_id FROM receipt" + RECEIPT, key);
        it.update("DELETE FROM receipt" + RECEIPT, key);
        var position = it.number(
                "SELECT min(position) FROM event JOIN seal USING (global_index) WHERE position(convert_to(?, 'UTF8') IN metadata) > 0",
                "\"" + key + "\"");
        return new Struck(position, List.of(), subject);
    }

    private static Struck receiptInserted(TamperedLedger it) {
        var position = any(it);
        it.update("""
                INSERT INTO receipt (actor, idempotency_key, request_hash, aggregate_id, first_version, version, global_index)
                SELECT 'lin', 'forged', '\\x00', aggregate_id, sequence_number, sequence_number, global_index FROM event""" + AT, position);
        return new Struck(0, List.of(), it.subjectOf(position));
    }

    private static final String FIRST_BY_CHANCE = """
             WHERE (kind, key, holder) = (SELECT kind, key, holder FROM %s ORDER BY kind, key, holder OFFSET ? LIMIT 1)
            """;

    private static Struck strike(TamperedLedger it, String table, String how) {
        var row = it.random.nextInt((int) it.number("SELECT count(*) FROM " + table));
        var what = FIRST_BY_CHANCE.formatted(table);
        var named = it.jdbc
                .query(
                        "SELECT kind, key, holder FROM " + table + " " + what,
                        each -> List.of(each.getString(1), each.getString(2), each.getString(3)),
                        row)
                .get(0);
        it.update(how + " " + what, row);
        return new Struck(0, named.subList(0, 2), named.get(2));
    }

    private static Struck claim(TamperedLedger it, String table) {
        return strike(it, table, "UPDATE " + table + " SET holder = holder || 'x'");
    }

    private static Struck claimDeleted(TamperedLedger it, String table) {
        return strike(it, table, "DELETE FROM " + table);
    }

    private static Struck days(TamperedLedger it) {
        var how = it.one(List.of(
                "daterange(lower(days) + 1, upper(days))",
                "daterange(lower(days) - 1, upper(days))",
                "daterange(lower(days), CASE WHEN upper_inf(days) THEN '2099-01-01'::date END)"));
        it.without("claim_days", "claimed_days_are_free");
        return strike(it, "claim_days", "UPDATE claim_days SET days = " + how);
    }

    private static Struck claimInserted(TamperedLedger it) {
        var kind = it.one(it.jdbc.query("SELECT DISTINCT kind FROM claim ORDER BY kind", row -> row.getString(1)));
        var table = it.one(List.of("claim", "claim_use"));
        it.update("INSERT INTO " + table + " (kind, key, holder) VALUES (?, 'forged', 'FORGED')", kind);
        return new Struck(0, List.of(kind, "forged"), "FORGED");
    }

    private static Struck inLine(TamperedLedger it) {
        it.update(
                "INSERT INTO claim_conflict (kind, key, holder, event_id, position) VALUES ('unit', 'LQ1001', 'FORGED', 'e', 1)");
        return new Struck(0, List.of("unit", "LQ1001"), "FORGED");
    }

    private static Struck outsideLine(TamperedLedger it) {
        it.writeOutside(it.flipped(new String(it.outsideBytes(), UTF_8)));
        return new Struck(0, List.of(), null);
    }

    private static Struck outsideNoText(TamperedLedger it) {
        var bytes = it.outsideBytes();
        bytes[it.random.nextInt(bytes.length)] = (byte) 0xff;
        it.writeOutside(bytes);
        return new Struck(0, List.of(), null);
    }

    private static Struck outsideRemoved(TamperedLedger it) {
        var notes = it.notesOutside();
        var removed = it.random.nextInt(notes.size() - 1);
        var size =
                Checkpoint.parse(SignedNote.parse(notes.remove(removed)).text()).size();
        it.writeOutside(notes);
        return new Struck(size, List.of(), null);
    }

    private static Struck outsideOrder(TamperedLedger it) {
        var notes = it.notesOutside();
        var one = it.random.nextInt(notes.size() - 1);
        var size = Checkpoint.parse(SignedNote.parse(notes.get(one)).text()).size();
        Collections.swap(notes, one, one + 1);
        it.writeOutside(notes);
        return new Struck(size, List.of(), null);
    }

    /** Two at least: the newest may not have been written yet. */
    private static Struck outsideCut(TamperedLedger it) {
        var notes = it.notesOutside();
        var kept = it.random.nextInt(notes.size() - 1);
        var size = Checkpoint.parse(SignedNote.parse(notes.get(kept)).text()).size();
        it.writeOutside(kept == 0 ? "" : String.join("\n", notes.subList(0, kept)) + "\n");
        return new Struck(size, List.of(), null);
    }

    private static Struck outsideLineEnds(TamperedLedger it) {
        it.writeOutside(new String(it.outsideBytes(), UTF_8).replace("\n", "\r\n"));
        return new Struck(0, List.of(), null);
    }

    private static Struck outsideForeign(TamperedLedger it) {
        var notes = it.notesOutside();
        var size = 1L + it.random.nextInt(1000);
        var text = new Checkpoint(it.origin(), size, newest.root()).text();
        notes.add(it.random.nextInt(notes.size() + 1), signed(another(it.origin()), text));
        it.writeOutside(notes);
        return new Struck(0, List.of(), null);
    }

    private static Struck outsideWords(TamperedLedger it) {
        it.writeOutside(new String(it.outsideBytes(), UTF_8) + it.one(List.of("\n", "words", "words\n", "— a b\n")));
        return new Struck(0, List.of(), null);
    }

    /** As after a backup was brought back. */
    private static long takeAllAfter(TamperedLedger it, long position) {
        var index = it.number("SELECT global_index FROM seal WHERE position = ?", position);
        it.update("DELETE FROM event WHERE global_index > ?", index);
        for (var table : List.of("seal", "seal_time", "log_entry")) {
            it.update("DELETE FROM " + table + " WHERE position > ?", position);
        }
        it.jdbc.update("INSERT INTO seal_time SELECT ?, now() ON CONFLICT DO NOTHING", position);
        it.update("DELETE FROM log_checkpoint WHERE size > ?", position);
        it.jdbc.update("DELETE FROM log_tile WHERE (number + 1) * 256 > ?", position);
        return index;
    }

    private static long someCheckpointWithoutClaims(TamperedLedger it) {
        return it.one(it.sizes().stream()
                .filter(size -> claimedUpTo <= size && size < events)
                .toList());
    }

    private static Struck cutShort(TamperedLedger it) {
        var position = someCheckpointWithoutClaims(it);
        var next =
                it.sizes().stream().filter(size -> size > position).findFirst().orElseThrow();
        takeAllAfter(it, position);
        return new Struck(next, List.of(), null);
    }

    private static void rewrite(TamperedLedger it, long position) {
        it.update("UPDATE event SET payload = convert_to(convert_from(payload, 'UTF8') || ' ', 'UTF8')" + AT, position);
    }

    private static Struck anewWithAnotherKey(TamperedLedger it) {
        rewrite(it, any(it));
        var another = another(it.origin());
        it.update("UPDATE log_key SET vkey = ?", another.verifier().toString());
        it.sealAgain(another, it.sizes());
        return new Struck(0, List.of(), null);
    }

    private static Struck anewWithItsKeys(TamperedLedger it) {
        var position = any(it);
        rewrite(it, position);
        it.signRow(position);
        it.sealAgain(it.ownKey(), it.sizes());
        return new Struck(
                it.sizes().stream().filter(size -> size >= position).findFirst().orElseThrow(), List.of(), null);
    }

    /** With other events in place of those that were lost. */
    private static Struck backupWentOn(TamperedLedger it) {
        var position = 1 + someCheckpointWithoutClaims(it);
        for (long each = position; each <= events; each++) {
            rewrite(it, each);
            it.signRow(each);
        }
        it.sealAgain(it.ownKey(), it.sizes());
        return new Struck(
                it.sizes().stream().filter(size -> size >= position).findFirst().orElseThrow(), List.of(), null);
    }

    /** Nothing is found, unless somebody holds a checkpoint of his own. */
    @ParameterizedTest
    @MethodSource("unseen")
    void what_only_a_checkpoint_in_other_hands_finds_is_found_by_nothing_else(Kind kind) {
        for (int round = 0; round < ROUNDS; round++) {
            var seed = SEED + round;
            try (var tampered = new TamperedLedger(ledger, seed)) {
                kind.tampering().on(tampered);

                assertThat(tampered.lookWithoutOutside().findings())
                        .as("%s, seed %d", kind, seed)
                        .isEmpty();
                assertThat(tampered.lookWithoutOutside(newest).findings())
                        .as("%s, seed %d", kind, seed)
                        .extracting(Finding::code, Finding::position)
                        .containsExactly(tuple(kind.names(), events));
            }
        }
    }

    private static Stream<Kind> unseen() {
        return Stream.of(
                Kind.of("everything and the outside file cut short", TamperTest::cutShort, LEDGER_CUT_SHORT),
                Kind.of(
                        "everything and the outside file anew with the ledger's keys",
                        TamperTest::anewWithItsKeys,
                        CHECKPOINT_DIFFERS),
                Kind.of(
                        "an old backup that went on, and so did the outside file",
                        TamperTest::backupWentOn,
                        CHECKPOINT_DIFFERS));
    }

    /** What is not found at all: it changes nothing of an event, or nobody can tell it from what happens by itself. */
    @Test
    void what_changes_nothing_is_not_said_to_be_found() {
        try (var tampered = new TamperedLedger(ledger, SEED)) {
            var whole = tampered.outsideBytes();
            var notes = tampered.notesOutside();
            tampered.writeOutside(notes.subList(0, notes.size() - 1));
            assertThat(tampered.look().findings())
                    .as("the newest checkpoint, which may not be outside yet")
                    .isEmpty();
            tampered.writeOutside(Arrays.copyOf(whole, whole.length - 1));
            assertThat(tampered.look().findings())
                    .as("a note cut short by a crash")
                    .isEmpty();
        }
        try (var tampered = new TamperedLedger(ledger, SEED)) {
            tampered.update(
                    "DELETE FROM log_checkpoint WHERE size = ?",
                    tampered.sizes().get(1));
            assertThat(tampered.lookWithoutOutside().findings())
                    .as("a checkpoint that nobody has any more")
                    .isEmpty();
        }
    }

    @Test
    void kinds_are_many_and_each_has_a_name_of_its_own() {
        var names = new ArrayList<String>();
        kinds().forEach(kind -> names.add(kind.what()));
        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(60);
    }
}
