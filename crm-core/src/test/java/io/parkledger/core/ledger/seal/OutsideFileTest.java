package io.parkledger.core.ledger.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.ledger.TestFolders;
import io.parkledger.core.tlog.Checkpoint;
import io.parkledger.core.tlog.Hash;
import io.parkledger.core.tlog.SignedNote;
import io.parkledger.core.tlog.SignerKey;
import io.parkledger.core.tlog.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The file outside has every checkpoint once and in order, whatever cuts it short; what is not ours stays in it. */
class OutsideFileTest {

    private static List<StoredCheckpoint> checkpoints;
    private static byte[] whole;
    private static Path folder;
    private Path path;

    @BeforeAll
    static void sign() throws NoSuchAlgorithmException {
        folder = TestFolders.make();
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var key = SignerKey.of("park.example", VerifierKey.Kind.ED25519, pair.getPrivate());
        checkpoints = IntStream.rangeClosed(1, 40)
                .mapToObj(number -> signed(key, number))
                .toList();
        whole = text(checkpoints).getBytes(UTF_8);
    }

    private static StoredCheckpoint signed(SignerKey key, long number) {
        var text = new Checkpoint("park.example", number * 10, Hash.EMPTY).text();
        var note = SignedNote.parse(text + "\n" + key.sign(text) + "\n").toString();
        return new StoredCheckpoint(number, "park.example", number * 10, note);
    }

    private static String text(List<StoredCheckpoint> some) {
        var text = new StringBuilder();
        some.forEach(checkpoint -> text.append(checkpoint.text()).append('\n'));
        return text.toString();
    }

    @BeforeEach
    void anew() throws IOException {
        path = Files.createTempDirectory(folder, "outside").resolve("checkpoints.txt");
    }

    private static List<StoredCheckpoint> after(@Nullable SignedNote last, int count) {
        var notes = checkpoints.stream().map(StoredCheckpoint::text).toList();
        var from = last == null ? 0 : notes.indexOf(last.toString()) + 1;
        return checkpoints.subList(from, Math.min(checkpoints.size(), from + count));
    }

    @Test
    void wherever_it_was_cut_short_it_is_written_on() throws IOException {
        var file = new OutsideFile(path);
        var begin = text(checkpoints.subList(0, 37)).getBytes(UTF_8).length;
        for (int length = begin; length <= whole.length; length++) {
            Files.write(path, Arrays.copyOf(whole, length));

            file.append(last -> after(last, 100));

            assertThat(Files.readAllBytes(path)).as("cut at %d", length).isEqualTo(whole);
        }
        assertThat(file.append(last -> after(last, 100))).isZero();
    }

    @Test
    void what_is_not_ours_stays_as_evidence() throws IOException {
        var file = new OutsideFile(path);
        var some = text(checkpoints.subList(0, 5));
        var foreign = List.of(
                some + "words",
                some + "words\n",
                some + "\n",
                some + checkpoints.get(6).text(),
                some.replace("\n", "\r\n"),
                some.substring(0, some.length() - 20) + "x",
                "words\n\n— words\n\n");
        for (var each : foreign) {
            Files.writeString(path, each);

            assertThatThrownBy(() -> file.append(last -> after(last, 100)))
                    .as(each)
                    .isInstanceOfSatisfying(
                            SealBroken.class, e -> assertThat(e.code()).isEqualTo("seal.outside-file-not-ours"));
            assertThat(Files.readString(path)).isEqualTo(each);
        }
    }

    @Test
    void two_nodes_that_write_at_once_write_each_checkpoint_once_and_in_order() throws IOException {
        var nodes = IntStream.range(0, 4)
                .mapToObj(node -> CompletableFuture.runAsync(() -> {
                    var file = new OutsideFile(path);
                    while (file.append(last -> after(last, 1 + node)) > 0) {
                        // Writes on.
                    }
                }))
                .toList();
        nodes.forEach(CompletableFuture::join);

        assertThat(Files.readAllBytes(path)).isEqualTo(whole);
        var notes = new ArrayList<String>();
        new OutsideFile(path).forEach(notes::add, rest -> notes.add("rest"));
        assertThat(notes).hasSize(40);
    }

    @Test
    void what_cannot_be_written_is_said_and_written_later() throws IOException {
        var file = new OutsideFile(path);
        Files.createDirectory(path);
        assertThatThrownBy(() -> file.append(last -> after(last, 100)))
                .isInstanceOfSatisfying(
                        SealBroken.class, e -> assertThat(e.code()).isEqualTo("seal.outside-file-not-writable"));
        Files.delete(path);
        var blocked = Files.writeString(path.resolveSibling("folder"), "a file where a folder has to be");
        var inside = new OutsideFile(blocked.resolve("checkpoints.txt"));
        assertThatThrownBy(() -> inside.append(last -> after(last, 100)))
                .isInstanceOfSatisfying(
                        SealBroken.class, e -> assertThat(e.code()).isEqualTo("seal.outside-file-not-writable"));
        Files.delete(blocked);

        file.append(last -> after(last, 100));
        inside.append(last -> after(last, 100));

        assertThat(Files.readAllBytes(path)).isEqualTo(whole);
        assertThat(Files.readAllBytes(blocked.resolve("checkpoints.txt"))).isEqualTo(whole);
    }
}
