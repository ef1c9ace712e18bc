package io.parkledger.projection.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.parkledger.core.ledger.TestFolders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.bson.Document;

/** One real MongoDB, a replica set of one node, for all tests of a JVM; every test gets a database of its own. */
final class TestMongod {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final int KEPT = 30;
    private static TestMongod running;

    private final Path folder;
    private final String binary;
    private Process process;
    private final int port;
    private MongoClient administrator;

    private TestMongod(String binary) throws IOException {
        if (!Files.isExecutable(Path.of(binary))) {
            throw new IOException(binary + " cannot be executed");
        }
        this.binary = binary;
        folder = TestFolders.make();
        port = freePort();
        process = start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-mongod"));
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        binary,
                        "--dbpath=" + folder,
                        "--port=" + port,
                        "--bind_ip=127.0.0.1",
                        "--nounixsocket",
                        "--replSet=rs0",
                        "--oplogSize=100",
                        "--wiredTigerCacheSizeGB=0.25",
                        // Files of dropped databases would stay open for minutes, until there are too many.
                        "--setParameter=minSnapshotHistoryWindowInSeconds=2",
                        "--setParameter=enableTestCommands=1",
                        "--wiredTigerEngineConfigString=file_manager=(close_idle_time=3,close_scan_interval=2)")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mongod.log").toFile())
                .start();
    }

    /** As if the computer it runs on had lost power. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Neither ends nor answers, as a computer whose disk hangs. */
    void freeze() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-STOP", "" + process.pid()).start().waitFor();
    }

    void thaw() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-CONT", "" + process.pid()).start().waitFor();
    }

    /** With the data it had. */
    void startAgain() throws IOException {
        process = start();
    }

    /** Started when first asked for. */
    static synchronized TestMongod of(String binary) {
        if (running == null) {
            running = started(binary);
        }
        return running;
    }

    /** @throws IllegalStateException when it does not start */
    static TestMongod started(String binary) {
        try {
            var mongod = new TestMongod(binary);
            mongod.becomePrimary();
            return mongod;
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException(
                    "The mongod that PARKLEDGER_MONGOD names, " + binary + ", does not start: set it to the path of an"
                            + " executable mongod of version 6 or later",
                    e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void becomePrimary() {
        var member = new Document("_id", 0).append("host", "127.0.0.1:" + port);
        var replicaSet = new Document("_id", "rs0")
                .append("members", List.of(member))
                .append("writeConcernMajorityJournalDefault", false);
        try (var client = MongoClients.create("mongodb://127.0.0.1:" + port
                + "/?directConnection=true&serverSelectionTimeoutMS=1000&connectTimeoutMS=1000")) {
            var admin = client.getDatabase("admin");
            await().ignoreExceptions().until(() -> admin.runCommand(new Document("ping", 1)) != null);
            admin.runCommand(new Document("replSetInitiate", replicaSet));
            await().until(() -> admin.runCommand(new Document("hello", 1)).getBoolean("isWritablePrimary"));
        }
    }

    private ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE).failFast("mongod has ended", () -> !process.isAlive());
    }

    /** The newest are kept; each holds a hundred and more files open, and a mongod may open no more than so many. */
    String newDatabase() {
        int number = DATABASES.incrementAndGet();
        if (number > KEPT) {
            drop("test" + (number - KEPT));
        }
        return "mongodb://127.0.0.1:" + port + "/test" + number + "?replicaSet=rs0";
    }

    /** One more database, which is kept to the end. */
    String keptDatabase() {
        return "mongodb://127.0.0.1:" + port + "/kept" + DATABASES.incrementAndGet() + "?replicaSet=rs0";
    }

    private synchronized void drop(String database) {
        if (administrator == null) {
            administrator = MongoClients.create("mongodb://127.0.0.1:" + port + "/?replicaSet=rs0");
        }
        administrator.getDatabase(database).drop();
    }

    private void stop() {
        if (!Files.exists(folder)) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
        TestFolders.delete(folder);
    }
}
