package io.parkledger.api.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/**
 * What to compare with: the same HTTP server and the same database, and nothing between but one durable INSERT of the
 * row that a registered lead becomes. No rules, no claims, no order, no seal, no view.
 */
final class BareEndpoint extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int POOL_SIZE = 20;

    /** As long as what the ledger keeps beside an event. */
    private static final byte[] METADATA = """
            {"actor":"manager1","role":"manager","source":"api","requestId":"3f0cb1e4-6c52-4a1c-9a44-0d5e0b7f7d11",\
            "correlationId":"3f0cb1e4-6c52-4a1c-9a44-0d5e0b7f7d11"}""".getBytes(StandardCharsets.UTF_8);

    private final transient HikariDataSource pool;

    private BareEndpoint(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Port, JDBC URL, user; the password is in the environment. */
    public static void main(String[] arguments) throws LifecycleException, IOException, SQLException {
        Logs.quiet();
        var config = new HikariConfig();
        config.setJdbcUrl(arguments[1]);
        config.setUsername(arguments[2]);
        config.setPassword(System.getenv("BARE_PASSWORD"));
        config.setMaximumPoolSize(POOL_SIZE);
        var pool = new HikariDataSource(config);
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS event (
                        global_index bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, event_id text NOT NULL, aggregate_type text NOT NULL,
                        aggregate_id text NOT NULL, sequence_number bigint NOT NULL, type text NOT NULL, revision text NOT NULL,
                        recorded_at timestamptz NOT NULL, payload bytea NOT NULL, metadata bytea NOT NULL)""");
        }
        var tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("bare").toString());
        tomcat.setPort(Integer.parseInt(arguments[0]));
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        var context = tomcat.addContext("", Path.of(".").toAbsolutePath().toString());
        Tomcat.addServlet(context, "bare", new BareEndpoint(pool));
        context.addServletMapping("/leads", "bare");
        tomcat.start();
        tomcat.getServer().await();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var payload = request.getInputStream().readAllBytes();
        var id = UUID.randomUUID().toString();
        try (var connection = pool.getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO event
                        (event_id, aggregate_type, aggregate_id, sequence_number, type, revision, recorded_at, payload, metadata)
                        VALUES (?, 'lead', ?, 0, 'lead.registered', '1', now(), ?, ?)""")) {
            insert.setString(1, UUID.randomUUID().toString());
            insert.setString(2, id);
            insert.setBytes(3, payload);
            insert.setBytes(4, METADATA);
            insert.executeUpdate();
        } catch (SQLException e) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        response.setStatus(HttpServletResponse.SC_CREATED);
        response.setContentType("application/json");
        response.getOutputStream().write(("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8));
    }
}
