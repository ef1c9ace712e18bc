package io.parkledger.api.importing.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What parks call the columns of their files, by kind of file and field. */
public final class Synonyms {

    private static final String FILE = "/importing/synonyms.properties";
    private static final Map<String, Map<String, Wanted>> ALL = read();

    private Synonyms() {}

    /** The kinds of files. */
    public static Set<String> kinds() {
        return ALL.keySet();
    }

    /** The fields of a kind of files, in the order in which people fill them in. */
    public static List<Wanted> of(String kind) {
        return List.copyOf(ALL.getOrDefault(kind, Map.of()).values());
    }

    private static Map<String, Map<String, Wanted>> read() {
        var all = new LinkedHashMap<String, Map<String, Wanted>>();
        var file = Objects.requireNonNull(Synonyms.class.getResourceAsStream(FILE));
        try (var lines = new BufferedReader(new InputStreamReader(file, UTF_8))) {
            lines.lines()
                    .filter(line -> line.contains("=") && !line.startsWith("#"))
                    .forEach(line -> add(line, all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static void add(String line, Map<String, Map<String, Wanted>> all) {
        var kind = line.substring(0, line.indexOf('.'));
        var field = line.substring(line.indexOf('.') + 1, line.indexOf('=')).strip();
        var synonyms = Stream.of(line.substring(line.indexOf('=') + 1).split("\\|"))
                .map(String::strip)
                .toList();
        all.computeIfAbsent(kind, any -> new LinkedHashMap<>()).put(field, new Wanted(field, synonyms));
    }
}
