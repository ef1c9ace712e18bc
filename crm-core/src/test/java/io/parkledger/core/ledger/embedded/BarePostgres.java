package io.parkledger.core.ledger.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A PostgreSQL as somebody else may have set it up: nothing on its command line keeps it safe. */
public final class BarePostgres implements AutoCloseable {

    private static final String OWNER = "owner";
    private static final String PASSWORD = "secret";

    private final PostgresCommands commands;
    private final Path cluster;
    private final int port;

    private BarePostgres(PostgresCommands commands, Path cluster, int port) {
        this.commands = commands;
        this.cluster = cluster;
        this.port = port;
    }

    public static BarePostgres start(Path folder) throws IOException {
        var archive = PostgresPrograms.archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        var programs = PostgresPrograms.unpacked(
                archive, Path.of("target", "postgres-programs").toAbsolutePath());
        var commands = PostgresCommands.of(programs, folder);
        var password = Files.writeString(folder.resolve("password"), PASSWORD);
        var postgres = new BarePostgres(commands, folder.resolve("cluster"), freePort());
        require(commands.initdb(postgres.cluster, OWNER, password));
        require(commands.start(
                postgres.cluster,
                folder.resolve("postgres.log"),
                "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=16MB -c port="
                        + postgres.port));
        return postgres;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void require(PostgresCommands.Outcome outcome) {
        if (!outcome.succeeded()) {
            throw new IllegalStateException(outcome.printed());
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public String owner() {
        return OWNER;
    }

    public String password() {
        return PASSWORD;
    }

    @Override
    public void close() throws IOException {
        commands.stop(cluster);
    }
}
