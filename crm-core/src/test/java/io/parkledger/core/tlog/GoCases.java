package io.parkledger.core.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * What we and Go's packages note and tlog are both asked, and what we answer: {@code .ci/longer/tlog} compares. The
 * cases are lines of JSON, the answers lines of words; texts and bytes stand in base64.
 *
 * <p>Where the two differ, the specification decides: see {@link GoNotes}.
 */
final class GoCases implements AutoCloseable {

    static final String REFUSED = "refused";

    private final BufferedWriter cases;
    private final BufferedWriter answers;
    private final Map<String, Integer> counts = new HashMap<>();
    private int next;

    private GoCases(Path folder) throws IOException {
        cases = Files.newBufferedWriter(folder.resolve("cases.jsonl"));
        answers = Files.newBufferedWriter(folder.resolve("ours.txt"));
    }

    /**
     * @param arguments {@code ask} a folder for what it writes, and a seed; or {@code open} a folder, where Go has
     *                  answered: opens all that Go has signed
     */
    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[1]);
        if (arguments[0].equals("open")) {
            open(folder);
            return;
        }
        long seed = Long.parseLong(arguments[2]);
        System.out.println("seed " + seed);
        try (var cases = new GoCases(folder)) {
            var random = new Random(seed);
            var logs = new GoLogs(cases, random);
            logs.ask();
            new GoNotes(cases, random, logs.checkpoints()).ask();
            cases.requireEnough();
        }
    }

    private void requireEnough() {
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> System.out.println(each.getKey() + " " + each.getValue()));
        Map.of(
                        "logs",
                        1_000,
                        "proofs refused",
                        10_000,
                        "notes refused",
                        5_000,
                        "keys refused",
                        400,
                        "refused by us alone, as listed",
                        5)
                .forEach((kind, least) -> {
                    if (counts.getOrDefault(kind, 0) < least) {
                        throw new IllegalStateException("Fewer than %d: %s".formatted(least, kind));
                    }
                });
    }

    void count(String kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    /** Asks Go. @param fields names and values, one after the other */
    int ask(String kind, Object... fields) throws IOException {
        int id = next++;
        var json = new StringBuilder("{\"id\":%s,\"kind\":\"%s\"".formatted(Integer.toString(id), kind));
        for (int i = 0; i < fields.length; i += 2) {
            json.append(",\"").append(fields[i]).append("\":").append(json(fields[i + 1]));
        }
        cases.append(json).append("}\n");
        return id;
    }

    private static String json(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(GoCases::json).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof Number ? value.toString() : '"' + value.toString() + '"';
    }

    /** Says what we answer. */
    void answer(int id, Object... words) throws IOException {
        answers.append(Integer.toString(id));
        for (var word : words) {
            answers.append(' ').append(word.toString());
        }
        answers.append('\n');
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static String base64(String text) {
        return base64(text.getBytes(UTF_8));
    }

    /** Who has signed the bytes of a note, in their order. */
    static String opened(byte[] note, List<VerifierKey> keys) {
        return SignedNote.parse(text(note)).verifiedBy(keys).stream()
                .map(each -> each.key().toString())
                .collect(Collectors.joining(","));
    }

    /** The text of some bytes, in which each has to be one of UTF-8. */
    static String text(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new NoteRefused("note.no-unicode", "These bytes are no text", e);
        }
    }

    private static void open(Path folder) throws IOException {
        int opened = 0;
        for (var line : Files.readAllLines(folder.resolve("go.txt"))) {
            var words = line.split(" ");
            if (words[1].equals("signed")) {
                var note = Base64.getDecoder().decode(words[3]);
                if (!opened(note, List.of(VerifierKey.parse(words[2]))).equals(words[2])) {
                    throw new IllegalStateException("Signed by another: " + line);
                }
                opened++;
            }
        }
        if (opened < 1_000) {
            throw new IllegalStateException("Go has signed only " + opened);
        }
        System.out.println("signed by Go and opened by us " + opened);
    }

    @Override
    public void close() throws IOException {
        cases.close();
        answers.close();
    }
}
