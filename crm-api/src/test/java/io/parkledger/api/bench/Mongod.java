package io.parkledger.api.bench;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** A real MongoDB: a replica set of one node, so that it has transactions. */
final class Mongod implements AutoCloseable {

    private static final String SET = "rs0";

    private final Child process;
    private final int port;

    private Mongod(Child process, int port) {
        this.process = process;
        this.port = port;
    }

    static Mongod start(BenchSettings settings) throws IOException, InterruptedException {
        var data = Files.createDirectories(settings.folder().resolve("mongo"));
        int port = Ports.free();
        var process = Child.start(
                settings.folder().resolve("mongod.log"),
                Map.of(),
                List.of(
                        settings.mongod().toString(),
                        "--dbpath",
                        data.toString(),
                        "--port",
                        "" + port,
                        "--bind_ip",
                        "127.0.0.1",
                        "--replSet",
                        SET,
                        "--wiredTigerCacheSizeGB",
                        settings.cache()));
        var mongod = new Mongod(process, port);
        process.await("mongod", Duration.ofSeconds(60), mongod::isStarted);
        process.await("the replica set", Duration.ofSeconds(60), mongod::isPrimary);
        return mongod;
    }

    private MongoClient client() {
        return MongoClients.create("mongodb://127.0.0.1:" + port
                + "/?directConnection=true&serverSelectionTimeoutMS=1000&connectTimeoutMS=1000");
    }

    private boolean isStarted() {
        try (var client = client()) {
            var member = new Document("_id", 0).append("host", "127.0.0.1:" + port);
            var members = new Document("_id", SET).append("members", List.of(member));
            client.getDatabase("admin").runCommand(new Document("replSetInitiate", members));
            return true;
        } catch (MongoException e) {
            return false;
        }
    }

    private boolean isPrimary() {
        try (var client = client()) {
            return client.getDatabase("admin")
                    .runCommand(new Document("hello", 1))
                    .getBoolean("isWritablePrimary", false);
        } catch (MongoException e) {
            return false;
        }
    }

    String uri(String database) {
        return "mongodb://127.0.0.1:" + port + "/" + database + "?replicaSet=" + SET;
    }

    String version() {
        try (var client = client()) {
            return client.getDatabase("admin")
                    .runCommand(new Document("buildInfo", 1))
                    .getString("version");
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
