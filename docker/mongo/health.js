// Healthy is a primary that takes writes. The first check of all makes this server a replica set of one.
const admin = db.getSiblingDB("admin");
admin.auth("admin", require("fs").readFileSync("/run/secrets/mongo-admin-password", "utf8").trim());
try {
    rs.status();
} catch (e) {
    if (e.codeName !== "NotYetInitialized") {
        throw e;
    }
    rs.initiate({ _id: "rs0", members: [{ _id: 0, host: "mongo:27017" }] });
}
quit(db.hello().isWritablePrimary ? 0 : 1);
