package io.parkledger.core.ledger.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.TestFolders;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import io.parkledger.core.tlog.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A pack is checked offline by a program that knows nothing of this one; whatever is changed in it is refused. */
class PackTest {

    private static final int EVENTS = 300;

    private static SealedLedger ledger;
    private static String early;
    private static Path folder;

    @BeforeAll
    static void open() {
        folder = TestFolders.make();
        ledger = SealedLedger.open();
        for (int i = 1; i <= EVENTS; i++) {
            ledger.send(new RegisterPark(new ParkId("P-" + i), "园区" + i, null));
            if (i == 100) {
                ledger.awaitCheckpoint();
                early = ledger.log().checkpoint().orElseThrow().toString();
            }
        }
        ledger.awaitCheckpoint();
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    /** What the program says, and whether it is content. */
    private record Said(int code, String words) {}

    private static Path pack(String name, @Nullable List<Long> positions, List<Long> trusted) {
        return pack(ledger, name, positions, trusted);
    }

    private static Path pack(SealedLedger ledger, String name, @Nullable List<Long> positions, List<Long> trusted) {
        var path = folder.resolve(name);
        var wish = new Pack.Wish(
                Map.of("kind", name),
                positions,
                trusted,
                "auditor",
                Instant.parse("2021-12-31T00:00:00Z"),
                Map.of("note.txt", out -> out.write("附注\n".getBytes(UTF_8))));
        try (var out = Files.newOutputStream(path)) {
            ledger.seal.pack(wish).writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path;
    }

    private static Said verify(Object... arguments) {
        try {
            var program = folder.resolve("verify.py");
            Files.write(program, Pack.program());
            var command = new ArrayList<>(List.of("python3", "-B", program.toString()));
            List.of(arguments).forEach(each -> command.add(each.toString()));
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var words = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Said(process.waitFor(), words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_whole_ledger_holds_alone_and_with_a_checkpoint_noted_earlier() {
        var pack = pack("whole.zip", null, List.of());
        var trusted = file("early.txt", early);

        assertThat(verify(pack)).extracting(Said::code).isEqualTo(0);
        assertThat(verify(pack).words()).startsWith("HOLDS: 300 events");
        assertThat(verify(pack, "--trusted", trusted).words()).contains("since the checkpoint of");
        assertThat(verify(pack, "--key", ledger.log().keys().get(0)).code()).isZero();
        assertThat(verify(pack, "--key", ledger.log().keys().get(0).replace("parkledger", "another"))
                        .code())
                .isEqualTo(1);
    }

    @Test
    void some_events_hold_with_the_checkpoint_they_were_asked_for_with() {
        var checkpoint = Checkpoint.parse(early.substring(0, early.indexOf("\n\n") + 1));
        var pack = pack("some.zip", LongStream.of(3, 77, 256, 257, 300).boxed().toList(), List.of(checkpoint.size()));
        var trusted = file("early.txt", early);

        assertThat(verify(pack).words()).startsWith("HOLDS: 5 events");
        assertThat(verify(pack, "--trusted", trusted).code()).isZero();
        var without = pack("without.zip", List.of(3L), List.of());
        assertThat(verify(without, "--trusted", trusted).words()).contains("ask for it with that checkpoint");
        var another = file("another.txt", early.replace(checkpoint.root().base64(), "A".repeat(43) + "="));
        assertThat(verify(pack, "--trusted", another).words()).contains("something was changed");
    }

    private static final String INSERT = """
            INSERT INTO ledger.event (event_id, aggregate_type, aggregate_id, sequence_number, type, revision, recorded_at, payload, metadata, mac)
            VALUES (?, ?, ?, 0, ?, '1', now(), ?, ?, ?)""";

    /** What only somebody else could have written is sealed, verified and packed like everything. */
    @Test
    void whatever_a_database_can_hold_is_an_entry_for_all() {
        var texts = List.of(
                "x".repeat(4096),
                "x".repeat(4097),
                "长".repeat(5000),
                "\ufeff\u2028\u2029\u200d\u202e\uffff\ufdd0",
                "\ud83d\udc69\u200d\ud83d\udcbb\ud834\udd1e",
                "\u0001\b\t\n\r\u001f\u007f\u0085\"\\/'",
                "");
        var bytes = List.of(
                new byte[0],
                new byte[] {0},
                new byte[] {(byte) 0xff, 0},
                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                new byte[] {(byte) 0xc0, (byte) 0x80},
                new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, '{', '}'},
                "\u0000\u2028\ud83d\udc69".getBytes(UTF_8));
        try (var odd = SealedLedger.open()) {
            var owner = TestLedger.owner(odd.settings);
            for (int i = 0; i < texts.size(); i++) {
                var text = texts.get(i);
                var mac = i % 2 == 0 ? new byte[0] : "x".repeat(4097).getBytes(UTF_8);
                owner.update(INSERT, text, text, text, text, bytes.get(i), bytes.get((i + 1) % bytes.size()), mac);
            }
            odd.send(new RegisterPark(new ParkId("P"), "园区", null));
            odd.awaitCheckpoint();
            odd.awaitOutside();

            assertThat(odd.seal.look(0, List.of(), position -> {}).findings())
                    .hasSize(texts.size())
                    .allSatisfy(finding -> assertThat(finding.code()).isEqualTo(Finding.Code.EVENT_FOREIGN))
                    .extracting(Finding::subject)
                    .containsExactlyElementsOf(texts);
            assertThat(verify(pack(odd, "odd.zip", null, List.of())).words()).startsWith("HOLDS: 8 events");
            assertThat(verify(pack(odd, "odd.zip", List.of(1L, 3L, 6L), List.of()))
                            .words())
                    .startsWith("HOLDS: 3 events");
        }
    }

    /** A pack is changed where it matters; seeds are fixed. */
    @Test
    void whatever_is_changed_is_refused() throws IOException {
        var random = new Random(20211231);
        var refusals = new TreeSet<String>();
        for (var positions : new ArrayList<>(Arrays.asList(null, List.of(5L, 6L, 200L)))) {
            var pack = pack("fine.zip", positions, List.of());
            for (int round = 0; round < 12; round++) {
                var changed = changed(pack, random);
                var said = verify(changed);
                assertThat(said.code())
                        .as("%s in round %d: %s", positions, round, said.words())
                        .isEqualTo(1);
                assertThat(said.words()).startsWith("REFUSED: ").doesNotContain("Traceback");
                refusals.add(said.words().replaceAll("[0-9].*", ""));
            }
        }
        assertThat(refusals).as("reasons").hasSizeGreaterThan(4);
        var bytes = Files.readAllBytes(pack("cut.zip", null, List.of()));
        for (int length : List.of(0, 10, bytes.length / 2, bytes.length - 10)) {
            var cut = folder.resolve("cut-short.zip");
            Files.write(cut, Arrays.copyOf(bytes, length));
            assertThat(verify(cut).words()).startsWith("REFUSED: ");
        }
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Canonical.sha256(bytes));
    }

    /** One bit of one file, or one line too few, twice or out of place. */
    private static Path changed(Path pack, Random random) throws IOException {
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipFile(pack.toFile())) {
            for (var entry : zip.stream().toList()) {
                files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        var names = List.of("events.ndjson", "events.ndjson", "checkpoints.txt", "entries.bin");
        var name = names.get(random.nextInt(names.size()));
        var bytesBefore = files.get(name);
        var bytes = bytesBefore.clone();
        files.put(name, bytes);
        if (name.equals("events.ndjson") && random.nextBoolean()) {
            var lines = new ArrayList<>(List.of(new String(bytes, UTF_8).split("(?<=\n)")));
            var line = random.nextInt(lines.size());
            switch (random.nextInt(3)) {
                case 0 -> lines.remove(line);
                case 1 -> lines.add(line, lines.get(line));
                default -> Collections.swap(lines, line, (line + 1) % lines.size());
            }
            files.put(name, String.join("", lines).getBytes(UTF_8));
        } else {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(7));
        }
        // Whoever changes a pack knows what its manifest says of its files.
        var digest = sha256(bytesBefore);
        var manifest = new String(files.get("manifest.json"), UTF_8);
        assertThat(manifest).contains(digest);
        files.put(
                "manifest.json",
                manifest.replace(digest, sha256(files.get(name))).getBytes(UTF_8));
        var changed = pack.resolveSibling("changed.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return changed;
    }
}
