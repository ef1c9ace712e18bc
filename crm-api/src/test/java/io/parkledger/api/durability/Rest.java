package io.parkledger.api.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who talks to the application over REST. */
record Rest(HttpClient client, int port, @Nullable String token) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** @param status 0 when no answer came: the outcome is unknown */
    record Reply(int status, JsonNode body) {
        boolean isDone() {
            return status >= 200 && status < 300;
        }

        /** Nobody can tell whether it was done: no answer, or one that says the database was lost on the way. */
        boolean isUnknown() {
            return status == 0 || status == 503;
        }

        Reply require() {
            if (!isDone()) {
                throw new AssertionError("refused: " + this);
            }
            return this;
        }

        String text(String field) {
            return body.path(field).asString();
        }
    }

    static Rest at(int port) {
        return new Rest(
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build(), port, null);
    }

    Rest as(String otherToken) {
        return new Rest(client, port, otherToken);
    }

    Rest signIn(String login, String password) {
        var given = post("/api/v1/tokens", Map.of("login", login, "password", password));
        return as(given.require().text("token"));
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    Reply post(String path, Map<String, ?> body) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** A command that may be repeated, and means the state its sender saw. */
    Reply post(String path, Map<String, ?> body, String idempotencyKey, @Nullable Long version) {
        var request = request(path)
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (version != null) {
            request.header("If-Match", "\"" + version + "\"");
        }
        return send(request);
    }

    /** A file with fields beside it, as a program hands it in. */
    Reply upload(String path, Map<String, String> fields, String name, byte[] file) {
        var parts = new ByteArrayOutputStream();
        fields.forEach((field, value) ->
                parts.writeBytes("--between\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(field, value)
                        .getBytes(StandardCharsets.UTF_8)));
        parts.writeBytes("--between\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(name)
                .getBytes(StandardCharsets.UTF_8));
        parts.writeBytes(file);
        parts.writeBytes("\r\n--between--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .setHeader("Content-Type", "multipart/form-data; boundary=between")
                .POST(HttpRequest.BodyPublishers.ofByteArray(parts.toByteArray())));
    }

    /** Rebuilds all views and waits for the report. */
    JsonNode rebuild() {
        var job = post("/api/v1/projections/rebuild", Map.of()).require().text("id");
        var over = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> get("/api/v1/jobs/" + job).require(), reply -> !reply.text("finishedAt")
                        .isEmpty());
        assertThat(over.text("state")).as("%s", over).isEqualTo("DONE");
        return over.body().path("result");
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            var text = answer.body();
            return new Reply(answer.statusCode(), text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text));
        } catch (IOException e) {
            return new Reply(0, JSON.createObjectNode().put("error", String.valueOf(e)));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
