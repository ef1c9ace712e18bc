package io.parkledger.projection.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Where views are kept: a MongoDB of its own, or, for trying out and for small parks, a server inside this process that
 * forgets at
 * exit. What differs is asked of the server, never configured.
 */
public final class ViewServer implements AutoCloseable {

    private static final int SERVER_SELECTION_SECONDS = 10;
    private static final Bson SESSIONS = Filters.eq("_id", "sessions");

    private final @Nullable InProcessServer inProcess;
    private final MongoClient client;
    private final MongoDatabase database;
    private final boolean transactional;
    private final Set<BsonDocument> announced = ConcurrentHashMap.newKeySet();

    private ViewServer(@Nullable InProcessServer inProcess, ConnectionString connection) {
        this.inProcess = inProcess;
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(connection)
                .applyToSslSettings(tls -> {
                    if (inProcess != null) {
                        inProcess.letIn(tls);
                    }
                })
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(SERVER_SELECTION_SECONDS, TimeUnit.SECONDS))
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
        var hello = database.runCommand(new Document("isMaster", 1));
        return hello.containsKey("setName") || "isdbgrid".equals(hello.getString("msg"));
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
     * Ends what a projector that was killed has left open. MongoDB would give its transaction up only after a minute,
     * and refuse every
     * write to the same documents until then.
     */
    void endSessionsOfPredecessor() {
        var left = catalogue().findOneAndDelete(SESSIONS);
        announced.clear();
        if (left != null && transactional) {
            database.runCommand(new Document("killSessions", left.getList("open", Document.class)));
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
