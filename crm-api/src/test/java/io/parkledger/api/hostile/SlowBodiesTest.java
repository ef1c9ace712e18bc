package io.parkledger.api.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever sends slowly waits alone. */
class SlowBodiesTest {

    /** More than the server has threads. */
    private static final int MANY = 210;

    private static final List<String> ASKED = List.of("/actuator/health", "/api/v1/leads", "/v3/api-docs");

    private static TestApplication app;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        // What is made at the first request is not what is measured.
        for (var asked : ASKED) {
            assertThat(app.get("staff", asked).status()).isEqualTo(200);
        }
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Socket begun(String path, String type) throws IOException {
        var socket =
                new Socket(InetAddress.getLoopbackAddress(), app.address("/").getPort());
        var request = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + type
                + "\r\nContent-Length: 1000\r\n\r\n{";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static int sentAtOnce(String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head =
                "POST /api/v1/leads HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                        + app.token("staff") + "\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        try (var http = new RawHttp(app.address("/").getPort())) {
            return http.send((head + new String(bytes, StandardCharsets.ISO_8859_1))
                            .getBytes(StandardCharsets.ISO_8859_1))
                    .status();
        }
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/tokens, application/json", "/sign-in, application/x-www-form-urlencoded"})
    void two_hundred_slow_bodies_keep_nobody_else_waiting(String path, String type) throws IOException {
        var slow = new ArrayList<Socket>();
        try {
            for (int number = 0; number < MANY; number++) {
                slow.add(begun(path, type));
            }
            var before = Instant.now();
            for (var asked : ASKED) {
                assertThat(app.get("staff", asked).status()).isEqualTo(200);
            }
            assertThat(sentAtOnce("{\"company\":\"快" + type.length() + "\",\"source\":\"WALK_IN\"}"))
                    .as("a body that is there at once")
                    .isEqualTo(201);
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void a_body_that_stops_arriving_is_given_up_and_its_sender_told_so() throws IOException {
        try (var socket = begun("/api/v1/tokens", "application/json")) {
            socket.setSoTimeout(20_000);
            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);

            assertThat(answer).isEqualTo("HTTP/1.1 408");
        }
    }
}
