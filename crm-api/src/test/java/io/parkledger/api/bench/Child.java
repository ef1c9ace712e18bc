package io.parkledger.api.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A process of this benchmark, with a log of its own; stopped by its id, at the latest when the benchmark ends. */
final class Child implements AutoCloseable {

    private static final long STOP_SECONDS = 30;

    private final Process process;
    private final Path log;
    private final Thread atExit;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
        atExit = new Thread(this::stop, "stop-" + process.pid());
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    static Child start(Path log, Map<String, String> environment, List<String> command) throws IOException {
        Files.createDirectories(log.getParent());
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new Child(builder.start(), log);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Processor time used so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "";
        }
    }

    /** @throws IllegalStateException when the process dies first, or it takes too long */
    void await(String what, Duration atMost, BooleanSupplier reached) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!reached.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(what + " did not come up; its log is " + log);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
