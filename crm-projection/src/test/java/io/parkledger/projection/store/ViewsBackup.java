package io.parkledger.projection.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** All that was on a server of views at one time. */
public final class ViewsBackup {

    private final ViewServer server;
    private final Map<String, List<Document>> documents = new HashMap<>();

    private ViewsBackup(ViewServer server) {
        this.server = server;
        for (var name : names()) {
            documents.put(name, server.database().getCollection(name).find().into(new ArrayList<>()));
        }
    }

    public static ViewsBackup of(ViewServer server) {
        return new ViewsBackup(server);
    }

    private List<String> names() {
        return server.database().listCollectionNames().into(new ArrayList<>());
    }

    /** In place of what is there now. */
    public void bringBack() {
        for (var name : names()) {
            server.database().getCollection(name).deleteMany(new Document());
        }
        documents.forEach((name, all) -> {
            if (!all.isEmpty()) {
                server.database().getCollection(name).insertMany(all);
            }
        });
    }
}
