package io.parkledger.core.tlog.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.parkledger.core.tlog.Checkpoint;
import io.parkledger.core.tlog.Hash;
import io.parkledger.core.tlog.NoteRefused;
import io.parkledger.core.tlog.ProofRefused;
import io.parkledger.core.tlog.Proofs;
import io.parkledger.core.tlog.SignedNote;
import io.parkledger.core.tlog.SignerKey;
import io.parkledger.core.tlog.VerifierKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A witness on loopback, by the words of c2sp.org/tlog-witness alone; it can be made to answer something else. */
public final class TestWitness implements AutoCloseable {

    /** What it says in place of what it should. */
    public record Said(int status, String contentType, String body) {}

    private record Known(List<VerifierKey> keys, long size, Hash root) {}

    private final SignerKey key;
    private final HttpServer server;
    private final Map<String, Known> logs = new HashMap<>();
    public final AtomicInteger asked = new AtomicInteger();
    private volatile @Nullable Said instead;

    public TestWitness(String name) {
        this(SignerKey.generate(name, VerifierKey.Kind.COSIGNATURE));
    }

    private TestWitness(SignerKey key) {
        this.key = key;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/w/add-checkpoint", this::answer);
        server.start();
    }

    /** It is told of a log before anybody shows it one. */
    public synchronized TestWitness knows(String origin, VerifierKey... keys) {
        logs.put(origin, new Known(List.of(keys), 0, Hash.EMPTY));
        return this;
    }

    /** As if it had signed that before. */
    public synchronized void hasSigned(String origin, long size, Hash root) {
        logs.put(origin, new Known(logs.get(origin).keys(), size, root));
    }

    public synchronized long sizeOf(String origin) {
        return logs.get(origin).size();
    }

    /** Null for what it should say. */
    public void says(@Nullable Said other) {
        instead = other;
    }

    public VerifierKey verifier() {
        return key.verifier();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/w/";
    }

    public Witness witness() {
        return Witness.of("w1", url(), key.verifier().toString());
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var other = instead;
        var said = other != null ? other : exchange.getRequestMethod().equals("POST") ? answer(body) : said(405, "");
        var bytes = said.body().getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", said.contentType());
        exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Said said(int status, String body) {
        return new Said(status, "text/plain", body);
    }

    private synchronized Said answer(String body) {
        int end = body.indexOf("\n\n");
        if (end < 0 || !body.matches("(?s)old (0|[1-9][0-9]*)\n.*")) {
            return said(400, "");
        }
        var lines = List.of(body.substring(0, end).split("\n"));
        var oldSize = Long.parseLong(lines.get(0).substring(4));
        var proof = lines.subList(1, lines.size()).stream().map(Hash::parse).toList();
        var note = SignedNote.parse(body.substring(end + 2));
        var checkpoint = Checkpoint.parse(note.text());
        var known = logs.get(checkpoint.origin());
        if (known == null) {
            return said(404, "");
        }
        try {
            note.verifiedBy(known.keys());
        } catch (NoteRefused e) {
            return said(403, "");
        }
        if (oldSize > checkpoint.size() || proof.size() > 63) {
            return said(400, "");
        }
        if (oldSize != known.size()) {
            return new Said(409, "text/x.tlog.size", known.size() + "\n");
        }
        if (oldSize == checkpoint.size() && !known.root().equals(checkpoint.root())) {
            return new Said(409, "text/x.tlog.size", known.size() + "\n");
        }
        try {
            if (oldSize == 0) {
                if (!proof.isEmpty()) {
                    return said(422, "");
                }
            } else {
                Proofs.requireConsistent(oldSize, known.root(), checkpoint.size(), checkpoint.root(), proof);
            }
        } catch (ProofRefused e) {
            return said(422, "");
        }
        logs.put(checkpoint.origin(), new Known(known.keys(), checkpoint.size(), checkpoint.root()));
        var others = SignerKey.generate("others.example/w", VerifierKey.Kind.COSIGNATURE);
        return said(
                200,
                String.join(
                        "\n",
                        Arrays.asList(
                                others.sign(note.text(), Instant.now()), key.sign(note.text(), Instant.now()), "")));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
