package io.parkledger.api.bench;

import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.LedgerSettings;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * How fast a whole ledger is verified: by the command on a stopped server, as somebody runs it, and in a process that
 * has done it before, as the nightly one is. On a busy machine what it costs this process says more than how long it
 * takes.
 */
final class Verification {

    private static final int STEP = 1_000;
    private static final int ROUNDS = 5;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private final BenchSettings settings;
    private final LedgerSettings ledger;
    private final Path folder;
    private final Report report;

    Verification(BenchSettings settings, LedgerSettings ledger, Report report) {
        this.settings = settings;
        this.ledger = ledger;
        this.report = report;
        folder = settings.folder().resolve("verify");
    }

    void measure() throws IOException, InterruptedException, ExecutionException {
        report.title("## Verification of a whole ledger");
        report.header("what", "events", "findings", "events/s", "CPU µs each", "signatures", "signatures/s");
        try (var node = SealedNode.open(ledger, folder)) {
            fill(node);
            for (int round = 1; round <= ROUNDS; round++) {
                verify(node, round);
            }
        }
        command();
    }

    private void fill(SealedNode node) throws InterruptedException, ExecutionException {
        node.ledger()
                .desk()
                .send(
                        new RegisterPark(new ParkId(Application.PARK), "龙泉园区", LONG_AGO),
                        Population.SENDER,
                        Delivery.PLAIN);
        try (var population = new Population(node.ledger())) {
            while (population.events() < settings.events()) {
                population.growTo(population.leads() + STEP);
            }
        }
        node.awaitSealed();
    }

    private void verify(SealedNode node, int round) {
        var here = ProcessHandle.current();
        var cpu = cpu(here);
        var found = node.seal().look(0, List.of(), position -> {});
        var signing = found.tookSignatures().toNanos() / NANOS_PER_SECOND;
        report.row(
                "round " + round,
                found.upTo(),
                found.count(),
                "%.0f".formatted(found.upTo() / (found.took().toNanos() / NANOS_PER_SECOND)),
                micros(cpu(here).minus(cpu).minus(found.tookSignatures()), found.upTo()),
                found.signatures(),
                signing == 0 ? "–" : "%.0f".formatted(found.signatures() / signing));
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static String micros(Duration time, long events) {
        return "%.1f".formatted(time.toNanos() / NANOS_PER_MICRO / events);
    }

    /** What it prints, and what it cost with its start. */
    private void command() throws IOException, InterruptedException {
        var environment = new HashMap<>(Application.environment(ledger));
        environment.put("PARKLEDGER_SEAL_KEYS", folder.resolve("keys").toString());
        environment.put(
                "PARKLEDGER_SEAL_OUTSIDE", folder.resolve("checkpoints.txt").toString());
        long begun = System.nanoTime();
        try (var process = Child.start(
                settings.folder().resolve("verify.log"),
                environment,
                List.of(Child.java(), "-Xmx1g", "-jar", settings.jar().toString(), "verify"))) {
            process.await("verify", Duration.ofMinutes(15), () -> process.log().contains(" s for signatures"));
            var said = process.log()
                    .lines()
                    .filter(line -> line.contains(" signatures verified, "))
                    .findFirst()
                    .orElseThrow();
            report.title("`java -jar parkledger.jar verify` says: %s; with its start it took %.1f s and %.1f s of CPU."
                    .formatted(
                            said,
                            (System.nanoTime() - begun) / NANOS_PER_SECOND,
                            process.cpu().toNanos() / NANOS_PER_SECOND));
        }
    }
}
