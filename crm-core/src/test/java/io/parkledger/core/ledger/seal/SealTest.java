package io.parkledger.core.ledger.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.custody.CustodyCommand.TellReplacedKey;
import io.parkledger.core.custody.CustodyCommand.TellRestore;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.CustodyId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.LedgerCannotStart;
import io.parkledger.core.ledger.TestFolders;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.ledger.TestPostgres;
import io.parkledger.core.space.BuildingCommand.RegisterBuilding;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import io.parkledger.core.tlog.Checkpoint;
import io.parkledger.core.tlog.Hash;
import io.parkledger.core.tlog.Proofs;
import io.parkledger.core.tlog.VerifierKey;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was written is sealed: a stranger comes to the same root, and what was changed is never signed on. */
class SealTest {

    private static RegisterPark park(String id) {
        return new RegisterPark(new ParkId(id), "园区" + id, null);
    }

    private static RegisterBuilding building(int number) {
        return new RegisterBuilding(new BuildingId("B-" + number), new ParkId("LQ"), number + "座");
    }

    private static Checkpoint newest(SealedLedger ledger) {
        var note = ledger.log().checkpoint().orElseThrow();
        var keys = ledger.log().keys().stream().map(VerifierKey::parse).toList();
        assertThat(note.verifiedBy(keys)).isNotEmpty();
        return Checkpoint.parse(note.text());
    }

    /** By the words of {@link Entry} alone, from the database alone. */
    private static List<byte[]> entriesOfAStranger(SealedLedger ledger) {
        return TestLedger.owner(ledger.settings).query("""
                SELECT s.position, (extract(epoch FROM t.sealed_at) * 1000000)::bigint, e.global_index,
                       (extract(epoch FROM e.recorded_at) * 1000000)::bigint, e.sequence_number,
                       e.event_id, e.aggregate_type, e.aggregate_id, e.type, e.revision, e.mac, e.payload, e.metadata
                FROM ledger.event e JOIN ledger.seal s USING (global_index)
                JOIN LATERAL (SELECT * FROM ledger.seal_time t WHERE t.position >= s.position ORDER BY t.position LIMIT 1) t ON true
                ORDER BY s.position""", row -> {
            var bytes = new ByteArrayOutputStream();
            try (var out = new DataOutputStream(bytes)) {
                out.writeByte(1);
                for (int i = 1; i <= 5; i++) {
                    out.writeLong(row.getLong(i));
                }
                for (int i = 6; i <= 10; i++) {
                    var text = row.getString(i).getBytes(UTF_8);
                    out.writeShort(text.length);
                    out.write(text);
                }
                out.writeShort(row.getBytes(11).length);
                out.write(row.getBytes(11));
                out.write(sha256(row.getBytes(12)));
                out.write(sha256(row.getBytes(13)));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return bytes.toByteArray();
        });
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** RFC 6962, 2.1, word for word. */
    private static Hash root(List<Hash> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int half = Integer.highestOneBit(leaves.size() - 1);
        return Hash.ofNode(root(leaves.subList(0, half)), root(leaves.subList(half, leaves.size())));
    }

    @Test
    void a_stranger_comes_to_the_same_root() throws IOException {
        try (var ledger = SealedLedger.open()) {
            ledger.send(park("LQ"));
            for (int i = 1; i <= 300; i++) {
                ledger.send(building(i));
            }
            ledger.awaitCheckpoint();
            var checkpoint = newest(ledger);
            var leaves = entriesOfAStranger(ledger).stream().map(Hash::ofLeaf).toList();

            assertThat(checkpoint.origin()).isEqualTo("parkledger/" + ledger.ledger.id());
            assertThat(checkpoint.size()).isEqualTo(301);
            assertThat(checkpoint.root()).isEqualTo(root(leaves));
            for (long position : List.of(1L, 2L, 256L, 257L, 301L)) {
                var proof = ledger.log().proof(position).orElseThrow();
                Proofs.requireIncluded(
                        leaves.get((int) position - 1), position - 1, 301, proof.proof(), checkpoint.root());
            }
            ledger.awaitOutside();
            assertThat(Files.readString(ledger.outside()))
                    .endsWith(ledger.log().checkpoint().orElseThrow() + "\n");
            assertThat(ledger.log().foreignEvents()).isZero();
        }
    }

    @Test
    void a_ledger_that_is_opened_again_goes_on_from_what_it_signed() {
        var settings = TestPostgres.newDatabase();
        var folder = TestFolders.make();
        var seen = new ArrayList<Checkpoint>();
        for (int round = 0; round < 4; round++) {
            try (var ledger = SealedLedger.open(settings, folder)) {
                ledger.send(park("P-" + round));
                for (int i = 0; i < 100 * round; i++) {
                    ledger.send(park("P-" + round + "-" + i));
                }
                ledger.awaitCheckpoint();
                var checkpoint = newest(ledger);
                for (var before : seen) {
                    Proofs.requireConsistent(
                            before.size(),
                            before.root(),
                            checkpoint.size(),
                            checkpoint.root(),
                            ledger.log()
                                    .consistency(before.size(), checkpoint.size())
                                    .orElseThrow());
                }
                seen.add(checkpoint);
                assertThat(ledger.log().keys()).hasSize(1);
            }
        }
        assertThat(seen).hasSize(4);
    }

    @Test
    void what_is_written_without_the_applications_key_is_nobodys() {
        try (var ledger = SealedLedger.open()) {
            ledger.send(park("LQ"));
            ledger.database.jdbc().query("""
                    SELECT refusal FROM append(clock_timestamp(), ARRAY['e-forged'], ARRAY['Park'], ARRAY['XX'], ARRAY[0::bigint],
                        ARRAY['park.registered'], ARRAY['1'], ARRAY['{}'::bytea], ARRAY['{}'::bytea],
                        '{}', '{}', '{}', '{}', '{}', '{}', 'nobody', NULL, NULL, NULL, 0, 0, '{}', '{}', '{}', '{}', '{}', '{}')""", row -> row.getString(1));
            ledger.send(building(1));
            ledger.awaitCheckpoint();

            assertThat(ledger.log().foreignEvents(1, 3)).containsExactly(2L);
        }
    }

    @Test
    void a_log_that_was_changed_is_never_signed_on() {
        var settings = TestPostgres.newDatabase();
        var folder = TestFolders.make();
        try (var ledger = SealedLedger.open(settings, folder)) {
            ledger.send(park("LQ"));
            ledger.awaitCheckpoint();
        }
        var owner = TestLedger.owner(settings);
        owner.update("ALTER TABLE ledger.log_entry DISABLE TRIGGER ALL");
        owner.update("UPDATE ledger.log_entry SET entry = set_byte(entry, 20, get_byte(entry, 20) # 1)");
        try (var ledger = SealedLedger.open(settings, folder)) {
            var before = ledger.log().checkpoint();
            ledger.send(building(1));
            ledger.awaitFailure("seal.log-changed");

            assertThat(ledger.log().checkpoint()).isEqualTo(before);
        }
    }

    @Test
    void an_event_that_is_missing_stops_the_seal_and_no_append() {
        var settings = TestPostgres.newDatabase();
        try (var ledger = TestLedger.open(settings)) {
            ledger.send(park("LQ"));
            ledger.send(building(1));
            ledger.positionOf(ledger.send(building(2)));
        }
        var owner = TestLedger.owner(settings);
        owner.update("ALTER TABLE ledger.event DISABLE TRIGGER event_only_grows");
        owner.update("DELETE FROM ledger.event WHERE aggregate_id = 'B-1'");
        try (var ledger = SealedLedger.open(settings, TestFolders.make())) {
            ledger.awaitFailure("seal.event-missing");

            assertThat(ledger.send(building(3))).isEqualTo(4);
            assertThat(ledger.log().checkpoint()).isEmpty();
        }
    }

    @Test
    void without_its_keys_nothing_is_signed_and_all_is_written() throws IOException {
        var settings = TestPostgres.newDatabase();
        var folder = TestFolders.make();
        try (var ledger = SealedLedger.open(settings, folder)) {
            ledger.send(park("LQ"));
            ledger.awaitCheckpoint();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ledger.checkpointKey())))
                    .isEqualTo("rw-------");
        }
        var key = folder.resolve("keys/checkpoint.key");
        var kept = Files.readString(key);
        var other = TestFolders.make();
        try (var another = SealedLedger.open(TestPostgres.newDatabase(), other)) {
            another.send(park("LQ"));
            another.awaitCheckpoint();
        }

        Files.delete(key);
        try (var ledger = SealedLedger.open(settings, folder)) {
            ledger.send(building(1));
            ledger.awaitFailure("seal.key-missing");
            Files.writeString(key, "no key");
            ledger.awaitFailure("seal.key-malformed");
            Files.copy(other.resolve("keys/checkpoint.key"), key, StandardCopyOption.REPLACE_EXISTING);
            ledger.awaitFailure("seal.key-not-ours");
            Files.writeString(key, kept);
            ledger.awaitCheckpoint();
            assertThat(newest(ledger).size()).isEqualTo(2);
        }

        Files.delete(folder.resolve("keys/append.key"));
        try (var ledger = SealedLedger.open(settings, folder)) {
            ledger.send(building(2));
            ledger.awaitFailure("seal.key-missing");
        }
    }

    @Test
    void a_ledger_set_back_to_before_what_it_signed_does_not_start() {
        var folder = TestFolders.make();
        var settings = TestPostgres.newDatabase();
        try (var ledger = SealedLedger.open(settings, folder)) {
            ledger.send(park("LQ"));
            ledger.awaitCheckpoint();
            ledger.send(building(1));
            ledger.awaitCheckpoint();
            ledger.awaitOutside();
        }
        var owner = TestLedger.owner(settings);
        for (var table : List.of("event", "seal", "seal_time", "log_entry", "log_checkpoint")) {
            owner.update("ALTER TABLE ledger." + table + " DISABLE TRIGGER ALL");
        }
        owner.update("DELETE FROM ledger.event WHERE aggregate_id = 'B-1'");
        owner.update("DELETE FROM ledger.seal WHERE position = 2");
        owner.update("DELETE FROM ledger.seal_time WHERE position = 2");
        owner.update("DELETE FROM ledger.log_entry WHERE position = 2");
        owner.update("DELETE FROM ledger.log_checkpoint WHERE size = 2");

        assertThatThrownBy(() -> SealedLedger.open(settings, folder))
                .isInstanceOfSatisfying(
                        LedgerCannotStart.class, e -> assertThat(e.code()).isEqualTo("seal.ledger-set-back"));
    }

    /** As the command on the server does it. */
    private static void restore(SealedLedger ledger) {
        var lost = ledger.seal.toRestore(ledger.ledger.reader().head()).orElseThrow();
        ledger.send(new TellRestore(
                CustodyId.SEAL,
                lost.formerOrigin(),
                lost.origin(),
                lost.keptUpTo(),
                lost.lostUpTo(),
                lost.checkpoint()));
    }

    @Test
    void after_a_restore_it_goes_on_under_another_name_and_contradicts_nothing() throws IOException {
        var folder = TestFolders.make();
        var backup = TestPostgres.newDatabase();
        try (var ledger = SealedLedger.open(backup, folder)) {
            ledger.send(park("LQ"));
            ledger.awaitCheckpoint();
            ledger.awaitOutside();
        }
        var later = TestPostgres.copyOf(backup);
        Checkpoint lost;
        try (var ledger = SealedLedger.open(later, folder)) {
            ledger.send(building(1));
            ledger.send(building(2));
            ledger.awaitCheckpoint();
            ledger.awaitOutside();
            lost = newest(ledger);
        }
        var outside = Files.readString(folder.resolve("checkpoints.txt"));

        assertThatThrownBy(() -> SealedLedger.open(backup, folder)).isInstanceOf(LedgerCannotStart.class);
        try (var ledger = SealedLedger.openUnsealed(backup, folder)) {
            restore(ledger);
        }
        for (int round = 0; round < 2; round++) {
            try (var ledger = SealedLedger.open(backup, folder)) {
                ledger.send(building(10 + round));
                ledger.awaitCheckpoint();
                ledger.awaitOutside();

                assertThat(newest(ledger).origin()).isEqualTo("parkledger/" + ledger.ledger.id() + "/2");
                assertThat(ledger.log().keys()).hasSize(2);
                assertThat(ledger.seal.look(0, List.of(), position -> {}).findings())
                        .isEmpty();
            }
        }
        assertThat(Files.readString(folder.resolve("checkpoints.txt"))).startsWith(outside);
        try (var ledger = SealedLedger.open(backup, folder)) {
            assertThat(ledger.seal.look(0, List.of(lost), position -> {}).findings())
                    .as("told to be lost, and missed by whoever holds a checkpoint of it")
                    .extracting(Finding::code)
                    .containsExactly(Finding.Code.LEDGER_CUT_SHORT);
        }
    }

    /** Who can append, and has no key, explains nothing away. */
    @Test
    void a_restore_that_the_application_has_not_told_is_none() {
        var folder = TestFolders.make();
        var backup = TestPostgres.newDatabase();
        try (var ledger = SealedLedger.open(backup, folder)) {
            ledger.send(park("LQ"));
            ledger.awaitCheckpoint();
        }
        try (var ledger = SealedLedger.open(TestPostgres.copyOf(backup), folder)) {
            ledger.send(building(1));
            ledger.awaitCheckpoint();
            ledger.awaitOutside();
        }
        var elsewhere = TestFolders.make();
        try (var ledger = SealedLedger.openUnsealed(backup, folder)) {
            var lost = ledger.seal.toRestore(1).orElseThrow();
            var unsigned = SealedLedger.openUnsealed(backup, elsewhere);
            unsigned.send(new TellRestore(
                    CustodyId.SEAL, lost.formerOrigin(), lost.origin(), 1, lost.lostUpTo(), lost.checkpoint()));
            unsigned.close();
        }

        assertThatThrownBy(() -> SealedLedger.open(backup, folder)).isInstanceOf(LedgerCannotStart.class);
    }

    @Test
    void a_key_is_replaced_by_one_checkpoint_with_both() throws IOException {
        var folder = TestFolders.make();
        var settings = TestPostgres.newDatabase();
        String text;
        try (var ledger = SealedLedger.open(settings, folder)) {
            ledger.send(park("LQ"));
            tellNextKey(ledger);
            ledger.awaitCheckpoint();
            text = ledger.log().checkpoint().orElseThrow().text();
            ledger.seal.close();
            var keys = ledger.seal.replaceKey();

            var both = ledger.log().checkpoint().orElseThrow();
            assertThat(both.text()).isEqualTo(text);
            assertThat(both.verifiedBy(keys)).hasSize(2);
        }
        try (var ledger = SealedLedger.open(settings, folder)) {
            ledger.send(building(1));
            ledger.awaitCheckpoint();
            ledger.awaitOutside();

            assertThat(newest(ledger).size()).isEqualTo(3);
            assertThat(ledger.log().keys()).hasSize(2);
            assertThat(ledger.seal.look(0, List.of(), position -> {}).findings())
                    .isEmpty();
        }
        // A crash between ledger and folder.
        var key = folder.resolve("keys/checkpoint.key");
        var keys = folder.resolve("keys");
        Files.move(key, keys.resolve("checkpoint.key.next"));
        try (var files = Files.list(keys)) {
            var former = files.filter(file -> file.toString().contains(".former-"))
                    .findFirst()
                    .orElseThrow();
            Files.move(former, key);
        }
        try (var ledger = SealedLedger.open(settings, folder)) {
            ledger.send(building(2));
            ledger.awaitCheckpoint();
            assertThat(newest(ledger).size()).isEqualTo(4);
        }
    }

    /** As the command on the server does it. */
    private static void tellNextKey(SealedLedger ledger) {
        ledger.awaitCheckpoint();
        var keys = ledger.seal.nextKey();
        ledger.send(new TellReplacedKey(
                CustodyId.SEAL, keys.get(0).toString(), keys.get(1).toString()));
    }

    @Test
    void a_key_that_no_event_tells_is_none_of_the_ledgers() {
        var folder = TestFolders.make();
        var settings = TestPostgres.newDatabase();
        try (var ledger = SealedLedger.open(settings, folder)) {
            ledger.send(park("LQ"));
            ledger.awaitCheckpoint();
            ledger.awaitOutside();
            ledger.seal.close();
            ledger.seal.replaceKey();

            assertThat(ledger.seal.look(0, List.of(), position -> {}).findings())
                    .as("neither before the event, nor what it alone has signed")
                    .extracting(Finding::code)
                    .contains(Finding.Code.KEY_NOT_TOLD);
        }
    }

    @Test
    void a_key_that_has_signed_nothing_with_the_one_before_is_found() {
        var folder = TestFolders.make();
        var settings = TestPostgres.newDatabase();
        try (var ledger = SealedLedger.open(settings, folder)) {
            ledger.send(park("LQ"));
            tellNextKey(ledger);
            ledger.awaitCheckpoint();
            ledger.awaitOutside();
            ledger.seal.close();
            ledger.seal.replaceKey();
            assertThat(ledger.seal.look(0, List.of(), position -> {}).findings())
                    .isEmpty();

            var owner = TestLedger.owner(settings);
            owner.update("ALTER TABLE ledger.log_checkpoint DISABLE TRIGGER ALL");
            owner.update(
                    "DELETE FROM ledger.log_checkpoint WHERE number = (SELECT max(number) FROM ledger.log_checkpoint)");

            assertThat(ledger.seal.look(0, List.of(), position -> {}).findings())
                    .extracting(Finding::code)
                    .containsExactly(Finding.Code.KEY_NOT_TOLD);
        }
    }

    @Test
    void an_outside_file_that_was_cut_short_or_lost_is_written_again() throws IOException {
        var folder = TestFolders.make();
        var settings = TestPostgres.newDatabase();
        try (var ledger = SealedLedger.open(settings, folder)) {
            ledger.send(park("LQ"));
            ledger.awaitCheckpoint();
            ledger.send(building(1));
            ledger.awaitCheckpoint();
        }
        var outside = folder.resolve("checkpoints.txt");
        var whole = Files.readString(outside);
        for (var cut : List.of(whole.substring(0, whole.length() - 1), whole.substring(0, whole.length() - 40), "")) {
            Files.writeString(outside, cut);
            try (var ledger = SealedLedger.open(settings, folder)) {
                ledger.send(building(cut.length() + 10));
                ledger.awaitCheckpoint();
                ledger.awaitOutside();
            }
            assertThat(Files.readString(outside)).startsWith(whole);
        }
    }

    @Test
    void an_origin_is_a_name_and_is_chosen_once() {
        var folder = TestFolders.make();
        var settings = TestPostgres.newDatabase();
        assertThatThrownBy(() -> SealedLedger.open(settings, folder, "my park"))
                .isInstanceOfSatisfying(
                        LedgerCannotStart.class, e -> assertThat(e.code()).isEqualTo("seal.origin-malformed"));
        try (var ledger = SealedLedger.open(settings, folder, "park.example/ledger")) {
            ledger.send(park("LQ"));
            ledger.awaitCheckpoint();
            assertThat(newest(ledger).origin()).isEqualTo("park.example/ledger");
        }
        assertThatThrownBy(() -> SealedLedger.open(settings, folder, "another.example"))
                .isInstanceOfSatisfying(
                        LedgerCannotStart.class, e -> assertThat(e.code()).isEqualTo("seal.origin-fixed"));
        try (var ledger = SealedLedger.open(settings, folder)) {
            ledger.send(building(1));
            ledger.awaitCheckpoint();
            assertThat(newest(ledger).origin()).isEqualTo("park.example/ledger");
        }
    }
}
