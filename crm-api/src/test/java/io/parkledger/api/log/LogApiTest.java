package io.parkledger.api.log;

import static io.parkledger.api.Told.done;
import static io.parkledger.api.Told.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.core.tlog.Checkpoint;
import io.parkledger.core.tlog.Hash;
import io.parkledger.core.tlog.InclusionNote;
import io.parkledger.core.tlog.Proofs;
import io.parkledger.core.tlog.SignedNote;
import io.parkledger.core.tlog.Tile;
import io.parkledger.core.tlog.Tree;
import io.parkledger.core.tlog.VerifierKey;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The log over HTTP, verified by what its specifications say and by nothing of this application. */
class LogApiTest {

    private static final String LOG = "/api/v1/log/";
    private static final String AUDITOR = "auditor";
    private static final int ENTRIES = Tile.FULL + 14;

    private static TestApplication app;
    private static HttpClient http;
    private static Checkpoint early;
    private static Checkpoint checkpoint;

    @BeforeAll
    static void fill() throws Exception {
        app = TestApplication.start();
        http = HttpClient.newHttpClient();
        park(1);
        early = awaitCheckpoint(1);
        for (int number = 2; number <= ENTRIES; number++) {
            park(number);
        }
        checkpoint = awaitCheckpoint(ENTRIES);
    }

    @AfterAll
    static void close() {
        app.close();
    }

    private static void park(int number) {
        done(app.post(
                "system_admin", "/api/v1/parks", json("{'parkId':'P-%d','name':'园区%d'}".formatted(number, number))));
    }

    private static Checkpoint awaitCheckpoint(long size) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> app.get(AUDITOR, LOG + "checkpoint").status() == 200 ? signed() : null,
                        read -> read != null && read.size() >= size);
    }

    /** The newest checkpoint, whose signature holds. */
    private static Checkpoint signed() {
        var note =
                SignedNote.parse(app.get(AUDITOR, LOG + "checkpoint").response().body());
        assertThat(note.verifiedBy(keys())).hasSize(1);
        return Checkpoint.parse(note.text());
    }

    private static List<VerifierKey> keys() {
        return app.get(AUDITOR, LOG + "key")
                .response()
                .body()
                .lines()
                .map(VerifierKey::parse)
                .toList();
    }

    private static byte[] bytes(String path) {
        var answer = http.sendAsync(app.request(AUDITOR, LOG + path).build(), HttpResponse.BodyHandlers.ofByteArray())
                .join();
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(kept -> assertThat(kept).contains("immutable", "private"));
        return answer.body();
    }

    private static List<Hash> hashes(Tile tile) {
        var bytes = bytes("tile/" + tile.path());
        assertThat(bytes).hasSize(tile.width() * Hash.LENGTH);
        return IntStream.range(0, tile.width())
                .mapToObj(each -> Hash.read(bytes, each * Hash.LENGTH))
                .toList();
    }

    private static List<byte[]> entries(Tile tile) {
        var bundle = ByteBuffer.wrap(bytes("tile/entries/" + tile.path().substring("0/".length())));
        var entries = new ArrayList<byte[]>();
        while (bundle.hasRemaining()) {
            var entry = new byte[Short.toUnsignedInt(bundle.getShort())];
            bundle.get(entry);
            entries.add(entry);
        }
        return entries;
    }

    private static List<Tile> tilesOfEntries() {
        return List.of(
                new Tile(0, 0, Tile.FULL), Tile.of(0, 1, checkpoint.size()).orElseThrow());
    }

    @Test
    void every_tile_follows_from_its_entries_and_all_of_them_lead_to_the_root_that_was_signed() {
        assertThat(checkpoint.size()).isGreaterThanOrEqualTo(ENTRIES);
        for (var tile : tilesOfEntries()) {
            assertThat(entries(tile).stream().map(Hash::ofLeaf).toList()).isEqualTo(hashes(tile));
        }
        assertThat(new Tree(checkpoint.size(), LogApiTest::hashes).root()).isEqualTo(checkpoint.root());
    }

    @Test
    void a_proof_shows_that_an_event_is_in_the_log() {
        for (int position : new int[] {1, 2, Tile.FULL, ENTRIES}) {
            var proof = InclusionNote.parse(
                    app.get(AUDITOR, LOG + "proof/" + position).response().body());
            var tile = tilesOfEntries().get((position - 1) / Tile.FULL);

            assertThat(proof.index()).isEqualTo(position - 1L);
            assertThat(proof.requireProves(entries(tile).get((position - 1) % Tile.FULL), keys()))
                    .hasSize(1);
        }
    }

    @Test
    void a_proof_shows_that_the_log_of_before_is_a_part_of_it() {
        var answer = app.get(AUDITOR, LOG + "consistency?from=" + early.size() + "&to=" + checkpoint.size());
        var proof = new ArrayList<Hash>();
        answer.body().path("proof").forEach(hash -> proof.add(Hash.parse(hash.asString())));

        assertThat(proof).isNotEmpty();
        Proofs.requireConsistent(early.size(), early.root(), checkpoint.size(), checkpoint.root(), proof);
    }

    @Test
    void what_no_checkpoint_covers_is_refused_in_words() {
        for (var path : List.of(
                "proof/999999",
                "proof/0",
                "tile/0/999",
                "tile/1/000.p/200",
                "tile/entries/999",
                "tile/nonsense",
                "tile/0/000.p/0",
                "consistency?from=1&to=999999")) {
            var refused = app.get(AUDITOR, LOG + path, "Accept-Language", "en");
            assertThat(refused.status()).as(path).isEqualTo(404);
            assertThat(refused.text("/code")).isEqualTo("log.not-sealed");
            assertThat(refused.text("/detail")).startsWith("No checkpoint covers this yet: the newest one covers 2");
        }
        assertThat(app.get(AUDITOR, LOG + "consistency?from=3&to=2").text("/errors/0/code"))
                .isEqualTo("request.ends-before-it-begins");
        assertThat(app.get(AUDITOR, LOG + "consistency?from=-1&to=2").text("/errors/0/code"))
                .isEqualTo("request.not-a-position");
        assertThat(app.get("manager", LOG + "checkpoint").status()).isEqualTo(403);
    }

    @Test
    void the_document_shows_the_rest_of_an_address_as_a_variable() {
        var paths =
                app.document().operations().stream().map(each -> each.path()).toList();

        assertThat(paths)
                .contains(LOG + "tile/{path}", LOG + "tile/entries/{path}")
                .noneMatch(path -> path.contains("*"));
    }
}
