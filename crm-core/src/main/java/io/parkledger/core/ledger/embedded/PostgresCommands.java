package io.parkledger.core.ledger.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs {@code initdb} and {@code pg_ctl}. PostgreSQL refuses to run as root, so for root every program runs in a user
 * namespace of its own ({@code unshare -U}): the same owner of the same files to the kernel, but without root's powers.
 */
final class PostgresCommands {
    private static final int UNREACHABLE = 77;
    private static final List<String> IN_A_USER_NAMESPACE = List.of("unshare", "-U");

    private final Path programs;
    private final Path output;
    private final List<String> prefix;

    private PostgresCommands(Path programs, Path output, List<String> prefix) {
        this.programs = programs;
        this.output = output;
        this.prefix = prefix;
    }

    /** How a program ended, and what it printed. */
    record Outcome(int exitCode, String printed) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /**
     * @param programs from {@link PostgresPrograms#unpacked}
     * @param folder   where PostgreSQL must be able to write, and where the last command's output is kept
     */
    static PostgresCommands of(Path programs, Path folder) throws IOException {
        var output = folder.resolve("command.log");
        var commands = new PostgresCommands(programs, output, isRoot() ? IN_A_USER_NAMESPACE : List.of());
        if (isRoot()) {
            commands.checkUserNamespace(folder);
        }
        commands.checkThatTheyRun();
        return commands;
    }

    Outcome initdb(Path cluster, String user, Path passwordFile) throws IOException {
        return run(
                120,
                program("initdb"),
                "--pgdata=" + cluster,
                "--username=" + user,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                // The order of code points, and case by Unicode: the same on every system and after every upgrade.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums");
    }

    /** Starts the server in a session of its own, so that Ctrl-C in a terminal reaches the application alone. */
    Outcome start(Path cluster, Path log, String options) throws IOException {
        return run(
                330,
                program("pg_ctl"),
                "start",
                "-D",
                cluster.toString(),
                "-l",
                log.toString(),
                "-o",
                options,
                "-w",
                "-t",
                "300");
    }

    /** Stops the server: politely within a minute, else at once. Either way what was committed stays committed. */
    Outcome stop(Path cluster) throws IOException {
        var fast = stop(cluster, "fast");
        return fast.succeeded() || !Files.exists(Predecessor.pidFile(cluster)) ? fast : stop(cluster, "immediate");
    }

    private Outcome stop(Path cluster, String mode) throws IOException {
        return run(90, program("pg_ctl"), "stop", "-D", cluster.toString(), "-m", mode, "-w", "-t", "60");
    }

    private void checkUserNamespace(Path folder) throws IOException {
        Outcome outcome;
        try {
            outcome = run(
                    10,
                    "sh",
                    "-c",
                    "test -w \"$0\" -a -x \"$0\" -a -r \"$1\" || exit " + UNREACHABLE,
                    folder.toString(),
                    program("postgres"));
        } catch (CannotRun e) {
            throw StartRefusals.rootNeedsUserNamespaces("the program unshare is missing.");
        }
        if (outcome.exitCode() == UNREACHABLE) {
            throw StartRefusals.dataFolderNotWritable(
                    folder, "a folder above it, or the one with the programs, is closed to root's processes", null);
        }
        if (!outcome.succeeded()) {
            throw StartRefusals.rootNeedsUserNamespaces(outcome.printed());
        }
    }

    private void checkThatTheyRun() throws IOException {
        try {
            var outcome = run(30, program("pg_ctl"), "--version");
            if (!outcome.succeeded()) {
                throw StartRefusals.programsDoNotRun(programs, outcome.printed());
            }
        } catch (CannotRun e) {
            throw StartRefusals.programsDoNotRun(programs, String.valueOf(e.getMessage()));
        }
    }

    private String program(String name) {
        return programs.resolve("bin").resolve(name).toString();
    }

    /** Output goes to a file: the server started by {@code pg_ctl} may keep a pipe open for as long as it runs. */
    private Outcome run(int seconds, String... command) throws IOException {
        var whole = new ArrayList<>(prefix);
        whole.addAll(List.of(command));
        Files.deleteIfExists(output);
        Files.createFile(output);
        var builder = new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG")); // PGDATA, PGPORT, PGOPTIONS of someone
        builder.environment().put("LC_ALL", "C");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new CannotRun(e);
        }
        var exitCode = exitCode(process, seconds);
        return new Outcome(
                exitCode, Files.readString(output, StandardCharsets.ISO_8859_1).strip());
    }

    /** Waits even when the thread is interrupted: a server half started or half stopped helps nobody. */
    private static int exitCode(Process process, int seconds) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        var interrupted = false;
        try {
            while (true) {
                try {
                    if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        process.destroyForcibly();
                        return -1;
                    }
                    return process.exitValue();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isRoot() {
        return User.number() == 0;
    }

    /** The system could not even start the program. */
    private static final class CannotRun extends IOException {
        private static final long serialVersionUID = 1;

        CannotRun(IOException e) {
            super(e.getMessage(), e);
        }
    }
}
