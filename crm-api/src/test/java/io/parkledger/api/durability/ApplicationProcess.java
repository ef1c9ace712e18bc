package io.parkledger.api.durability;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parkledger.api.ParkLedgerApplication;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The application as an operator runs it: a process of its own, that can be killed. */
final class ApplicationProcess implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern ONE_TIME_PASSWORD =
            Pattern.compile("First start: account (\\S+) with the one-time password (\\S+)");
    private static final int KEPT_LINES = 300;
    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Map<String, CompletableFuture<String>> passwords = new ConcurrentHashMap<>();
    private final Deque<String> lastLines = new ArrayDeque<>();

    private ApplicationProcess(Process process) {
        this.process = process;
        var listener = new Thread(this::listen, "output of " + process.pid());
        listener.setDaemon(true);
        listener.start();
    }

    /**
     * This module's class path without its tests, folders packed into jars: Java keeps archives of classes of jars
     * only, and without an archive each start takes three times as long.
     */
    static List<Path> jars(Path folder) {
        var jar = ToolProvider.findFirst("jar").orElseThrow();
        var result = new ArrayList<Path>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            var path = Path.of(entry);
            if (entry.endsWith("-tests.jar") || path.endsWith("test-classes")) {
                continue;
            }
            if (Files.isDirectory(path)) {
                path = folder.resolve("classes-" + result.size() + ".jar");
                jar.run(System.out, System.err, "--create", "--file", path.toString(), "-C", entry, ".");
            }
            result.add(path);
        }
        return result;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param options     of the virtual machine
     * @param settings    as {@code name=value}
     * @param environment added to this process's own
     */
    static ApplicationProcess start(
            List<Path> classPath, List<String> options, List<String> settings, Map<String, String> environment)
            throws IOException {
        var started = launch(classPath, options, settings, environment);
        started.port();
        return started;
    }

    /** Starts it, and does not wait. */
    static ApplicationProcess launch(
            List<Path> classPath, List<String> options, List<String> settings, Map<String, String> environment)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx384m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        command.add(ParkLedgerApplication.class.getName());
        settings.forEach(setting -> command.add("--" + setting));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new ApplicationProcess(builder.start());
    }

    private void listen() {
        try (var lines = new BufferedReader(process.inputReader(UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line);
            }
        } catch (IOException e) {
            hear("its output broke off: " + e.getMessage());
        }
        port.completeExceptionally(new IllegalStateException("it ended before it listened"));
    }

    private void hear(String line) {
        synchronized (lastLines) {
            lastLines.addLast(line);
            if (lastLines.size() > KEPT_LINES) {
                lastLines.removeFirst();
            }
        }
        var listening = LISTENING.matcher(line);
        if (listening.find()) {
            port.complete(Integer.valueOf(listening.group(1)));
        }
        var opened = ONE_TIME_PASSWORD.matcher(line);
        if (opened.find()) {
            passwordOf(opened.group(1)).complete(opened.group(2));
        }
    }

    private CompletableFuture<String> passwordOf(String login) {
        return passwords.computeIfAbsent(login, unknown -> new CompletableFuture<>());
    }

    int port() {
        return get(port, "listen");
    }

    /** What the first start of a ledger prints, once and never again, on the node that came first. */
    static String oneTimePassword(String login, ApplicationProcess... nodes) {
        var printed = Stream.of(nodes).map(node -> node.passwordOf(login)).toArray(CompletableFuture<?>[]::new);
        return nodes[0].get(
                CompletableFuture.anyOf(printed).thenApply(String.class::cast), "print the password of " + login);
    }

    void freeze() throws IOException {
        new ProcessBuilder("kill", "-STOP", "" + process.pid()).start();
    }

    void thaw() throws IOException {
        new ProcessBuilder("kill", "-CONT", "" + process.pid()).start();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private <T> T get(CompletableFuture<T> expected, String what) {
        try {
            return expected.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("The application did not " + what + ":\n" + output(), e);
        }
    }

    /** The end of what it said. */
    String output() {
        synchronized (lastLines) {
            return String.join("\n", lastLines);
        }
    }

    /** SIGKILL: no shutdown hook, no flush, no goodbye. Its PostgreSQL, if it has one, goes on alone. */
    void kill() {
        process.destroyForcibly();
        awaitEnd(process.toHandle());
    }

    /** The postmaster of an embedded ledger and its children. */
    static List<ProcessHandle> postgresIn(Path data) throws IOException {
        var file = data.resolve("postgres/cluster/postmaster.pid");
        if (!Files.exists(file)) {
            return List.of();
        }
        var pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
        return ProcessHandle.of(pid).stream()
                .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()))
                .toList();
    }

    static void kill(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(ApplicationProcess::awaitEnd);
    }

    private static void awaitEnd(ProcessHandle killed) {
        try {
            killed.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("process " + killed.pid() + " survived being killed", e);
        }
    }

    /** Asks it to end, as a service manager does, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd(process.toHandle());
    }
}
