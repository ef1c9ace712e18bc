package io.parkledger.api.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The {@link BareEndpoint}, in a JVM like the application's. */
final class Bare implements AutoCloseable {

    private final Child process;
    private final int port;

    private Bare(Child process, int port) {
        this.process = process;
        this.port = port;
    }

    static Bare start(BenchSettings settings, Databases databases)
            throws IOException, InterruptedException, SQLException {
        int port = Ports.free();
        var url = databases.create("bare");
        var process = Child.start(
                settings.folder().resolve("bare.log"),
                Map.of("BARE_PASSWORD", databases.password()),
                List.of(
                        Child.java(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareEndpoint.class.getName(),
                        "" + port,
                        url,
                        databases.user()));
        var bare = new Bare(process, port);
        process.await("The bare endpoint", Duration.ofSeconds(60), bare::answers);
        return bare;
    }

    private boolean answers() {
        try (var client = client()) {
            return client.post("/leads", new byte[0]).isGood();
        } catch (IOException e) {
            return false;
        }
    }

    Client client() {
        return new Client(port, null);
    }

    Duration cpu() {
        return process.cpu();
    }

    @Override
    public void close() {
        process.close();
    }
}
