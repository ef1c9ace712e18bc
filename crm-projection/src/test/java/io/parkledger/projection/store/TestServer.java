package io.parkledger.projection.store;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A server that views are tested on: always the one in memory, and a real MongoDB where {@code PARKLEDGER_MONGOD}, an
 * environment variable or a system property, names its program.
 */
public final class TestServer {

    private static final String MONGOD = "PARKLEDGER_MONGOD";
    private static final String REQUIRED = "PARKLEDGER_MONGOD_REQUIRED";

    private final String name;
    private final Supplier<String> uris;
    private final @Nullable Supplier<String> keptUris;

    private TestServer(String name, Supplier<String> uris, @Nullable Supplier<String> keptUris) {
        this.name = name;
        this.uris = uris;
        this.keptUris = keptUris;
    }

    /** @throws IllegalStateException when a MongoDB is required, or named, and there is none */
    public static List<TestServer> all() {
        return all(TestServer::setting);
    }

    static List<TestServer> all(UnaryOperator<String> settings) {
        var servers = new ArrayList<TestServer>();
        servers.add(new TestServer("in memory", () -> null, null));
        var binary = settings.apply(MONGOD);
        if (binary != null && !binary.isBlank()) {
            var mongod = TestMongod.of(binary);
            servers.add(new TestServer("mongod", mongod::newDatabase, mongod::keptDatabase));
        } else if ("true".equals(settings.apply("CI")) || "true".equals(settings.apply(REQUIRED))) {
            throw new IllegalStateException("Views are tested on a real MongoDB here: set " + MONGOD
                    + " to the path of an executable mongod of version 6 or later");
        }
        return servers;
    }

    /** The program of a MongoDB; empty where none is named and none is required. */
    static Optional<String> mongod() {
        return all().size() > 1 ? Optional.of(setting(MONGOD)) : Optional.empty();
    }

    private static String setting(String name) {
        var property = System.getProperty(name);
        return property != null ? property : System.getenv(name);
    }

    /** Connected to a new, empty database. */
    public ViewServer open() {
        return connect(uris.get());
    }

    /** Connected to an empty database that is there to the end, for one test after the other. */
    ViewServer openToKeep() {
        return connect(keptUris.get());
    }

    /** Some database, to be connected to more than once; null in memory, where what a connection wrote goes with it. */
    public String uri() {
        return uris.get();
    }

    /** Whether it is a MongoDB that stays. */
    boolean isKept() {
        return keptUris != null;
    }

    public static ViewServer connect(String uri) {
        return uri == null ? ViewServer.inMemory() : ViewServer.at(uri);
    }

    /** All that a server keeps, whoever keeps it. */
    public static MongoDatabase databaseOf(ViewServer server) {
        return server.database();
    }

    @Override
    public String toString() {
        return name;
    }
}
