package io.parkledger.api.durability;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL and a MongoDB of this machine, set up as compose.yaml sets them up. */
final class Servers {

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final int NOBODY = 65534;

    private Servers() {}

    static String run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + " failed:\n" + said);
        }
        return said;
    }

    private static Process launch(List<String> command, Path log) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    private static void awaitEnd(Process process) {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** PostgreSQL from a folder of programs, with the roles that the production form's script makes. */
    static final class Postgres implements AutoCloseable {

        private final Path folder;
        private final int port;
        private Process server;

        private Postgres(Path folder, int port) throws IOException {
            this.folder = folder;
            this.port = port;
            server = serve();
        }

        static boolean isHere() {
            return programs() != null;
        }

        private static @Nullable Path programs() {
            var named = System.getenv("PARKLEDGER_POSTGRES_BIN");
            try (var versions =
                    named == null ? Files.list(Path.of("/usr/lib/postgresql")) : Stream.of(Path.of(named))) {
                return versions.map(version -> named == null ? version.resolve("bin") : version)
                        .filter(bin ->
                                Files.isExecutable(bin.resolve("initdb")) && Files.isExecutable(bin.resolve("psql")))
                        .max(Comparator.comparing(Path::toString))
                        .orElse(null);
            } catch (IOException e) {
                return null;
            }
        }

        static Postgres start(Path secrets, Path script) throws IOException, InterruptedException {
            var folder = Files.createTempDirectory("parkledger-postgres");
            var password = Files.copy(secrets.resolve("postgres-admin-password"), folder.resolve("password"));
            if (ROOT) {
                Files.setAttribute(folder, "unix:uid", NOBODY);
                Files.setAttribute(password, "unix:uid", NOBODY);
            }
            run(
                    asOrdinaryUser(
                            "initdb",
                            "-D",
                            folder + "/data",
                            "-U",
                            "postgres",
                            "--pwfile=" + password,
                            "-A",
                            "scram-sha-256"),
                    Map.of());
            var postgres = new Postgres(folder, freePort());
            var admin = Files.readString(secrets.resolve("postgres-admin-password"));
            postgres.awaitAnswer(admin);
            var path = Objects.requireNonNull(programs()) + File.pathSeparator + System.getenv("PATH");
            run(
                    List.of(script.toString()),
                    Map.of(
                            "PATH",
                            path,
                            "SECRETS",
                            secrets.toString(),
                            "POSTGRES_USER",
                            "postgres",
                            "PGHOST",
                            "127.0.0.1",
                            "PGPORT",
                            "" + postgres.port,
                            "PGPASSWORD",
                            admin));
            return postgres;
        }

        /** PostgreSQL refuses to run as root. */
        private static List<String> asOrdinaryUser(String program, String... arguments) {
            var command = new ArrayList<String>();
            if (ROOT) {
                command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
            }
            command.add(Objects.requireNonNull(programs(), "no PostgreSQL here")
                    .resolve(program)
                    .toString());
            command.addAll(List.of(arguments));
            return command;
        }

        private Process serve() throws IOException {
            return launch(
                    asOrdinaryUser(
                            "postgres",
                            "-D",
                            folder + "/data",
                            "-p",
                            "" + port,
                            "-k",
                            "",
                            "-c",
                            "listen_addresses=127.0.0.1"),
                    folder.resolve("log"));
        }

        private void awaitAnswer(String password) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .ignoreExceptionsInstanceOf(SQLException.class)
                    .until(() -> {
                        try (var connection = DriverManager.getConnection(url("postgres"), "postgres", password)) {
                            return connection.isValid(2);
                        }
                    });
        }

        /** All its processes, at once. */
        void killAndRestart() throws IOException, InterruptedException {
            var postmaster = server.toHandle();
            ApplicationProcess.kill(Stream.concat(Stream.of(postmaster), postmaster.descendants())
                    .toList());
            server = serve();
        }

        String url(String database) {
            return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
        }

        int port() {
            return port;
        }

        @Override
        public void close() throws IOException {
            // SIGINT is PostgreSQL's "fast": at SIGTERM it would wait for its clients.
            new ProcessBuilder("kill", "-INT", "" + server.pid()).start();
            awaitEnd(server);
            delete(folder);
        }
    }

    /** MongoDB as a replica set of one, with a key file and the two users of the production form. */
    static final class Mongo implements AutoCloseable {

        private final Path folder;
        private final int port;
        private final String password;
        private final Process server;

        private Mongo(Path folder, int port, String password, Process server) {
            this.folder = folder;
            this.port = port;
            this.password = password;
            this.server = server;
        }

        static boolean isHere() {
            return System.getenv("PARKLEDGER_MONGOD") != null;
        }

        static Mongo start(Path secrets) throws IOException {
            var mongod =
                    Objects.requireNonNull(System.getenv("PARKLEDGER_MONGOD"), "PARKLEDGER_MONGOD names no mongod");
            var folder = Files.createTempDirectory("parkledger-mongo");
            var key = Files.copy(secrets.resolve("mongo-keyfile"), folder.resolve("key"));
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("r--------"));
            var data = Files.createDirectory(folder.resolve("data"));
            var port = freePort();
            var server = launch(
                    List.of(
                            mongod,
                            "--dbpath",
                            data.toString(),
                            "--port",
                            "" + port,
                            "--bind_ip",
                            "127.0.0.1",
                            "--replSet",
                            "rs0",
                            "--keyFile",
                            key.toString(),
                            "--wiredTigerCacheSizeGB",
                            "0.25",
                            "--nounixsocket"),
                    folder.resolve("log"));
            var mongo = new Mongo(folder, port, Files.readString(secrets.resolve("views-password")), server);
            mongo.setUp(Files.readString(secrets.resolve("mongo-admin-password")));
            return mongo;
        }

        /** From this machine, as long as there is no user, everything is allowed. */
        private void setUp(String adminPassword) {
            try (var client = MongoClients.create("mongodb://127.0.0.1:" + port + "/?directConnection=true")) {
                var admin = client.getDatabase("admin");
                admin.runCommand(Document.parse(
                        "{replSetInitiate: {_id: 'rs0', members: [{_id: 0, host: '127.0.0.1:%d'}]}}".formatted(port)));
                Awaitility.await()
                        .ignoreException(MongoException.class)
                        .until(() -> admin.runCommand(new Document("hello", 1)).getBoolean("isWritablePrimary"));
                admin.runCommand(
                        Document.parse("{createUser: 'admin', pwd: '%s', roles: ['root']}".formatted(adminPassword)));
            }
            try (var client = MongoClients.create(
                    "mongodb://admin:%s@127.0.0.1:%d/?directConnection=true".formatted(adminPassword, port))) {
                client.getDatabase("parkledger")
                        .runCommand(Document.parse(
                                "{createUser: 'parkledger', pwd: '%s', roles: [{role: 'readWrite', db: 'parkledger'}]}"
                                        .formatted(password)));
            }
        }

        /** Half of the first views: killed while it made their collections, before it called them live. */
        void keepWhatAKilledNodeLeft() {
            try (var client =
                    MongoClients.create("mongodb://parkledger:%s@127.0.0.1:%d/parkledger?directConnection=true"
                            .formatted(password, port))) {
                client.getDatabase("parkledger").createCollection("g1_leads");
            }
        }

        int port() {
            return port;
        }

        @Override
        public void close() throws IOException {
            server.destroy();
            awaitEnd(server);
            delete(folder);
        }
    }
}
