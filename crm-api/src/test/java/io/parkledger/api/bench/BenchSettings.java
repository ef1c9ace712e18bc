package io.parkledger.api.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What can be said as {@code -Dbench.…}; whoever tries the benchmark out says less.
 *
 * @param folder      everything is kept here, and made anew by each run
 * @param jar         the application
 * @param mongod      the program, of the environment's PARKLEDGER_MONGOD
 * @param parts       which measurements: writes, visibility, rebuild, reads, past, many, pages, files, imports,
 *                    verify, sealing
 * @param heap        of the application, as the virtual machine takes it
 * @param little      heap of the application while lists leave as files
 * @param cache       gigabytes of mongod's own cache
 * @param first       before all measurements: compiling a whole application takes half a minute of processor time
 * @param warmUp      before every measurement of writes
 * @param measured    how long writes are measured
 * @param reading     how long each query is measured at most
 * @param clients     of the writes, one run each
 * @param readers     of the reads
 * @param leads       at how many leads the reads are measured
 * @param rows        of each file that is brought in
 * @param events      at how many events the rebuild and the verification are measured
 * @param samples     of the visibility
 */
record BenchSettings(
        Path folder,
        Path jar,
        Path mongod,
        List<String> parts,
        String heap,
        String little,
        String cache,
        Duration first,
        Duration warmUp,
        Duration measured,
        Duration reading,
        List<Integer> clients,
        List<Integer> readers,
        List<Integer> leads,
        int rows,
        int events,
        int samples) {

    static BenchSettings said() {
        var mongod = System.getenv("PARKLEDGER_MONGOD");
        if (mongod == null || !Files.isExecutable(Path.of(mongod))) {
            throw new IllegalArgumentException(
                    "The benchmark needs a real MongoDB: set PARKLEDGER_MONGOD to a mongod program. It is " + mongod);
        }
        var jar = Path.of(said("jar", "target/parkledger.jar")).toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new IllegalArgumentException("The application is not built: " + jar);
        }
        return new BenchSettings(
                Path.of(said("folder", "target/bench")).toAbsolutePath(),
                jar,
                Path.of(mongod),
                Stream.of(said("parts", "writes,visibility,rebuild,reads,past,many,pages,files,imports,verify,sealing")
                                .split(","))
                        .toList(),
                said("heap", "1g"),
                said("little", "256m"),
                said("cache", "1"),
                seconds("first", "40"),
                seconds("warmup", "8"),
                seconds("seconds", "8"),
                seconds("read", "3"),
                numbers("clients", "1,4,16,32"),
                numbers("readers", "1,4"),
                numbers("leads", "10000,100000"),
                Integer.parseInt(said("rows", "10000")),
                Integer.parseInt(said("events", "100000")),
                Integer.parseInt(said("samples", "300")));
    }

    boolean measures(String part) {
        return parts.contains(part);
    }

    private static String said(String name, String otherwise) {
        var value = System.getProperty("bench." + name, "");
        return value.isBlank() ? otherwise : value;
    }

    private static Duration seconds(String name, String otherwise) {
        return Duration.ofSeconds(Long.parseLong(said(name, otherwise)));
    }

    private static List<Integer> numbers(String name, String otherwise) {
        return Stream.of(said(name, otherwise).split(",")).map(Integer::valueOf).toList();
    }
}
