// Runs once, in an empty database: the user the application keeps its views with. It reaches nothing else.
const password = require("fs").readFileSync("/run/secrets/views-password", "utf8").trim();
db.getSiblingDB("parkledger").createUser({
    user: "parkledger",
    pwd: password,
    roles: [{ role: "readWrite", db: "parkledger" }],
});
