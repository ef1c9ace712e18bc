package io.parkledger.core.ledger.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.parkledger.core.custody.CustodyCommand.TellAddedKey;
import io.parkledger.core.custody.CustodyCommand.TellReplacedKey;
import io.parkledger.core.custody.CustodyCommand.TellRestore;
import io.parkledger.core.id.CustodyId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.LedgerSettings;
import io.parkledger.core.ledger.TestFolders;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.ledger.TestPostgres;
import io.parkledger.core.ledger.seal.Finding.Code;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import io.parkledger.core.tlog.SignerKey;
import io.parkledger.core.tlog.VerifierKey;
import io.parkledger.core.tlog.VerifierKey.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Checkpoints are signed with SM2 as well, once the ledger tells of that key; from then on none may lack it. */
class Sm2LinesTest {

    private final LedgerSettings settings = TestPostgres.newDatabase();
    private final Path folder = TestFolders.make();
    private int parks;

    private void grow(SealedLedger ledger) {
        ledger.send(new RegisterPark(new ParkId("P-" + ++parks), "园区" + parks, null));
        ledger.awaitCheckpoint();
    }

    private SealedLedger open() {
        return SealedLedger.withSm2(settings, folder);
    }

    /** As the application does it by itself. */
    private void tellSecondKey(SealedLedger ledger) {
        ledger.awaitThat("a key to tell", () -> ledger.seal.secondKeyToTell().isPresent());
        var key = ledger.seal.secondKeyToTell().orElseThrow();
        ledger.send(new TellAddedKey(CustodyId.SEAL, key.toString()));
        ledger.awaitCheckpoint();
    }

    private static List<VerifierKey> keys(SealedLedger ledger, Kind kind) {
        return ledger.log().keys().stream()
                .map(VerifierKey::parse)
                .filter(key -> key.kind() == kind)
                .toList();
    }

    private static List<Finding> findings(SealedLedger ledger) {
        ledger.awaitOutside();
        return ledger.seal.look(0, List.of(), position -> {}).findings();
    }

    private int signatures(long size) {
        return TestLedger.owner(settings)
                .query(
                        "SELECT note FROM ledger.log_checkpoint WHERE size = " + size + " ORDER BY number",
                        row -> row.getString(1))
                .get(0)
                .split("\n\n")[1]
                .split("\n")
                .length;
    }

    /** Two checkpoints without it, its telling, and two with it. */
    private void tell() {
        try (var ledger = SealedLedger.open(settings, folder)) {
            grow(ledger);
            assertThat(ledger.seal.secondKeyToTell()).isEmpty();
        }
        try (var ledger = open()) {
            grow(ledger);
            tellSecondKey(ledger);
            grow(ledger);
            grow(ledger);
            ledger.awaitOutside();
        }
    }

    @Test
    void a_ledger_signs_with_it_from_when_it_tells_of_it_whatever_is_set_later() {
        tell();
        try (var ledger = SealedLedger.open(settings, folder)) {
            grow(ledger);

            assertThat(signatures(1)).isEqualTo(1);
            assertThat(signatures(2)).isEqualTo(1);
            assertThat(List.of(signatures(4), signatures(5), signatures(6))).containsExactly(2, 2, 2);
            var note = ledger.log().checkpoint().orElseThrow();
            assertThat(note.verifiedBy(keys(ledger, Kind.ED25519))).hasSize(1);
            assertThat(note.verifiedBy(keys(ledger, Kind.SM2))).hasSize(1);
            assertThat(ledger.log().keys()).hasSize(2);
            assertThat(ledger.seal.secondKeyToTell()).isEmpty();
            assertThat(findings(ledger)).isEmpty();
        }
    }

    @Test
    void a_key_file_that_is_missing_or_another_stops_the_seal_and_no_append() throws IOException {
        tell();
        var key = folder.resolve("keys/checkpoint-sm2.key");
        var text = Files.readString(key);
        var another = TestFolders.make();
        try (var ledger = SealedLedger.withSm2(TestPostgres.newDatabase(), another)) {
            grow(ledger);
        }
        for (var wrong : Map.of(
                        "seal.key-missing",
                        "",
                        "seal.key-malformed",
                        text.replace("MI", "MJ"),
                        "seal.key-not-ours",
                        Files.readString(another.resolve("keys/checkpoint-sm2.key")))
                .entrySet()) {
            Files.delete(key);
            if (!wrong.getValue().isEmpty()) {
                Files.writeString(key, wrong.getValue());
            }
            try (var ledger = SealedLedger.open(settings, folder)) {
                var before = ledger.log().size();
                ledger.send(new RegisterPark(new ParkId("Q-" + ++parks), "园区" + parks, null));
                ledger.awaitFailure(wrong.getKey());
                assertThat(ledger.log().size()).isEqualTo(before);
            }
            Files.writeString(key, text);
        }
        try (var ledger = SealedLedger.open(settings, folder)) {
            ledger.awaitCheckpoint();
            assertThat(findings(ledger)).isEmpty();
        }
    }

    @Test
    void a_line_that_is_wrong_or_missing_is_found() {
        tell();
        var owner = TestLedger.owner(settings);
        owner.update("ALTER TABLE ledger.log_checkpoint DISABLE TRIGGER ALL");
        try (var ledger = open()) {
            var note = owner.query("SELECT note FROM ledger.log_checkpoint WHERE size = 4", row -> row.getString(1))
                    .get(0);
            var text = note.substring(0, note.indexOf("\n\n") + 1);
            var lines = note.substring(note.indexOf("\n\n") + 2).split("\n");
            var other = owner.query("SELECT note FROM ledger.log_checkpoint WHERE size = 5", row -> row.getString(1))
                    .get(0)
                    .split("\n");
            var ofAnother = other[other.length - 1];
            for (var wrong : List.of(lines[0] + "\n", lines[0] + "\n" + ofAnother + "\n")) {
                owner.update("UPDATE ledger.log_checkpoint SET note = ? WHERE size = 4", text + "\n" + wrong);
                assertThat(findings(ledger))
                        .extracting(Finding::code, Finding::position, Finding::columns)
                        .containsExactly(tuple(Code.SM2_SIGNATURE_WRONG, 4L, List.of("note")));
            }
            owner.update("UPDATE ledger.log_checkpoint SET note = ? WHERE size = 4", text + "\n" + lines[1] + "\n");
            assertThat(findings(ledger))
                    .as("it vouches for nothing alone")
                    .extracting(Finding::code)
                    .contains(Code.CHECKPOINT_NOT_SIGNED);
            owner.update("UPDATE ledger.log_checkpoint SET note = ? WHERE size = 4", note);
            assertThat(findings(ledger)).isEmpty();
        }
    }

    @Test
    void a_line_that_is_wrong_in_the_outside_file_is_found() throws IOException {
        tell();
        try (var ledger = open()) {
            ledger.awaitOutside();
            var text = Files.readString(ledger.outside());
            var notes = text.split("\n\n(?!\u2014)");
            var note = notes[notes.length - 2];
            Files.writeString(ledger.outside(), text.replace(note, note.substring(0, note.lastIndexOf('\n'))));

            assertThat(ledger.seal.look(0, List.of(), position -> {}).findings())
                    .extracting(Finding::code, Finding::columns)
                    .containsExactly(tuple(Code.SM2_SIGNATURE_WRONG, List.of("outside")));
        }
    }

    @Test
    void a_key_of_sm2_that_no_event_tells_is_none_of_the_ledgers() {
        tell();
        var forged = SignerKey.generate("parkledger", Kind.SM2).verifier();
        TestLedger.owner(settings).update("INSERT INTO ledger.log_key (vkey) VALUES (?)", forged.toString());
        try (var ledger = SealedLedger.open(settings, folder)) {
            assertThat(ledger.seal.look(0, List.of(), position -> {}).findings())
                    .extracting(Finding::code)
                    .contains(Code.KEY_NOT_TOLD);
        }
    }

    @Test
    void another_first_key_signs_together_with_it() {
        tell();
        try (var ledger = open()) {
            var next = ledger.seal.nextKey();
            ledger.send(new TellReplacedKey(
                    CustodyId.SEAL, next.get(0).toString(), next.get(1).toString()));
            ledger.awaitCheckpoint();
            ledger.awaitOutside();
            ledger.seal.close();
            ledger.seal.replaceKey();
            assertThat(ledger.log().checkpoint().orElseThrow().signatures()).hasSize(3);
        }
        try (var ledger = open()) {
            grow(ledger);
            assertThat(ledger.log().checkpoint().orElseThrow().signatures()).hasSize(2);
            assertThat(findings(ledger)).isEmpty();
        }
    }

    @Test
    void a_restored_ledger_goes_on_with_it_under_its_other_name() {
        tell();
        var later = TestPostgres.copyOf(settings);
        try (var ledger = SealedLedger.open(later, folder)) {
            grow(ledger);
            ledger.awaitOutside();
        }
        try (var ledger = SealedLedger.openUnsealed(settings, folder)) {
            var lost = ledger.seal.toRestore(ledger.ledger.reader().head()).orElseThrow();
            ledger.send(new TellRestore(
                    CustodyId.SEAL,
                    lost.formerOrigin(),
                    lost.origin(),
                    lost.keptUpTo(),
                    lost.lostUpTo(),
                    lost.checkpoint()));
        }
        try (var ledger = SealedLedger.open(settings, folder)) {
            grow(ledger);
            var note = ledger.log().checkpoint().orElseThrow();
            assertThat(note.text()).contains("/2\n");
            assertThat(note.verifiedBy(keys(ledger, Kind.SM2))).hasSize(1);
            assertThat(ledger.log().keys()).hasSize(4);
            assertThat(findings(ledger)).isEmpty();
        }
    }

    @Test
    void a_pack_says_that_its_lines_of_sm2_are_not_checked() throws IOException, InterruptedException {
        tell();
        try (var ledger = open()) {
            var pack = folder.resolve("pack.zip");
            try (var out = Files.newOutputStream(pack)) {
                ledger.seal
                        .pack(new Pack.Wish(Map.of(), null, List.of(), "auditor", Instant.EPOCH, Map.of()))
                        .writeTo(out);
            }
            var program = Files.write(folder.resolve("verify.py"), Pack.program());
            var process = new ProcessBuilder("python3", "-B", program.toString(), pack.toString())
                    .redirectErrorStream(true)
                    .start();
            assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HOLDS: 5 events")
                    .contains("signed with SM2 as well: those lines are not checked here");
            assertThat(process.waitFor()).isZero();
        }
    }
}
