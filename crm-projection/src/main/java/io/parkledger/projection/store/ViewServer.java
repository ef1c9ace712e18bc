package io.parkledger.projection.store;

import com.mongodb.ClientSessionOptions;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.connection.ServerDescription;
import com.mongodb.event.ClusterDescriptionChangedEvent;
import com.mongodb.event.ClusterListener;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Where views are kept: a MongoDB of its own, or, for trying out and for small parks, a server inside this process that
 * forgets at exit. What differs is asked of the server, never configured.
 */
public final class ViewServer implements AutoCloseable {

    /** Whoever starts waits a little for the database to start as well. */
    private static final Duration START_PATIENCE = Duration.ofSeconds(10);
    /** An election takes that long; a database that is away is not waited for. */
    private static final int SERVER_SELECTION_MILLIS = 1_000;

    private static final int LOOK_EVERY_MILLIS = 1_000;
    private static final int CONNECT_WITHIN_MILLIS = 2_000;
    /** For what takes long; those who read for people wait less, see {@link Generation#collection}. */
    private static final int ANSWER_WITHIN_SECONDS = 60;

    /** SnapshotTooOld, SnapshotUnavailable: a server that was slow has given up the moment that is looked at. */
    private static final Set<Integer> MOMENT_FORGOTTEN = Set.of(239, 246);

    private static final int LOOKS = 5;

    private static final Bson SESSIONS = Filters.eq("_id", "sessions");

    private final @Nullable InProcessServer inProcess;
    private final MongoClient client;
    private final MongoDatabase database;
    private final boolean transactional;
    /** As the driver's watch over the database last said; asking it costs nothing. */
    private volatile boolean reachable;

    /** Where there are no transactions: one process alone writes and reads there. */
    private final ReadWriteLock writing = new ReentrantReadWriteLock();

    private final Set<BsonDocument> announced = ConcurrentHashMap.newKeySet();

    private ViewServer(@Nullable InProcessServer inProcess, ConnectionString connection) {
        this.inProcess = inProcess;
        // What the connection string says comes last, and so decides.
        client = MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(SERVER_SELECTION_MILLIS, TimeUnit.MILLISECONDS)
                                .addClusterListener(new Watch()))
                .applyToServerSettings(server -> server.heartbeatFrequency(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_WITHIN_MILLIS, TimeUnit.MILLISECONDS)
                        .readTimeout(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS))
                .applyConnectionString(connection)
                .applyToSslSettings(tls -> {
                    if (inProcess != null) {
                        inProcess.letIn(tls);
                    }
                })
                .codecRegistry(ViewCodecs.REGISTRY)
                .build());
        var name = connection.getDatabase();
        database = client.getDatabase(name == null ? "parkledger" : name);
        transactional = knowsTransactions(database);
    }

    /** @param uri of a replica set, a sharded cluster, or a single server, with the database's name */
    public static ViewServer at(String uri) {
        return new ViewServer(null, new ConnectionString(uri));
    }

    public static ViewServer inMemory() {
        var server = new InProcessServer();
        return new ViewServer(server, server.connection());
    }

    private static boolean knowsTransactions(MongoDatabase database) {
        var hello = hello(database);
        return hello.containsKey("setName") || "isdbgrid".equals(hello.getString("msg"));
    }

    private static Document hello(MongoDatabase database) {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (true) {
            try {
                return database.runCommand(new Document("isMaster", 1));
            } catch (MongoTimeoutException e) {
                if (System.nanoTime() >= deadline) {
                    throw e;
                }
            }
        }
    }

    /** Told by the driver's threads, which ask every server again and again. */
    private final class Watch implements ClusterListener {
        @Override
        public void clusterDescriptionChanged(ClusterDescriptionChangedEvent event) {
            reachable =
                    event.getNewDescription().getServerDescriptions().stream().anyMatch(ServerDescription::isPrimary);
        }
    }

    /** Whether the database answered when it was last looked at, a moment ago. */
    public boolean isReachable() {
        return inProcess != null || reachable;
    }

    /** For a transaction. Which sessions are used is written down, for {@link #endSessionsOfPredecessor}. */
    ClientSession startSession() {
        var session = client.startSession();
        var id = session.getServerSession().getIdentifier();
        if (announced.add(id)) {
            catalogue().updateOne(SESSIONS, Updates.addToSet("open", id), new UpdateOptions().upsert(true));
        }
        return session;
    }

    /**
     * Reads several times what stands at one moment; once more, of a later one, when the server has forgotten that.
     *
     * @param look is given the session to read with, or null where what writes waits meanwhile
     */
    <R> R together(Function<@Nullable ClientSession, R> look) {
        if (!transactional) {
            return whileNobodyWrites(look);
        }
        for (int attempt = 1; ; attempt++) {
            try (var session = client.startSession(
                    ClientSessionOptions.builder().snapshot(true).build())) {
                return look.apply(session);
            } catch (MongoException e) {
                if (attempt == LOOKS || !MOMENT_FORGOTTEN.contains(e.getCode())) {
                    throw e;
                }
            }
        }
    }

    private <R> R whileNobodyWrites(Function<@Nullable ClientSession, R> look) {
        writing.readLock().lock();
        try {
            return look.apply(null);
        } finally {
            writing.readLock().unlock();
        }
    }

    /** Writes while nobody looks {@link #together}, where the server has no transactions. */
    void alone(Runnable write) {
        writing.writeLock().lock();
        try {
            write.run();
        } finally {
            writing.writeLock().unlock();
        }
    }

    /**
     * Ends what a projector that was killed has left open. MongoDB would give its transaction up only after a minute,
     * and refuse every write to the same documents until then.
     */
    public void endSessionsOfPredecessor() {
        var left = catalogue().findOneAndDelete(SESSIONS);
        announced.clear();
        if (left != null && transactional) {
            database.runCommand(new Document("killSessions", left.getList("open", Document.class)));
        }
    }

    /** Why the server does not answer within {@code bound}; null when it does. */
    public @Nullable String failure(Duration bound) {
        try {
            database.withTimeout(bound.toMillis(), TimeUnit.MILLISECONDS).runCommand(new Document("ping", 1));
            return null;
        } catch (MongoException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** What is known of the generations and who writes them. */
    MongoCollection<Document> catalogue() {
        return database.getCollection("catalogue");
    }

    MongoDatabase database() {
        return database;
    }

    /** Whether a batch and its position can be written in one transaction. */
    public boolean isTransactional() {
        return transactional;
    }

    /** Whether everything is gone at exit, so that views are rebuilt at each start. */
    public boolean forgets() {
        return inProcess != null;
    }

    @Override
    public void close() {
        client.close();
        if (inProcess != null) {
            inProcess.close();
        }
    }
}
