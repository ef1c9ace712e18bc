package io.parkledger.api.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One kept-alive HTTP connection for one thread: as little work as possible on the machine that also serves. */
final class Client implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BETWEEN = "between-parts";
    private static final int TIMEOUT_MILLIS = 120_000;

    private final int port;
    private final String head;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    /** @param token null for who has not signed in */
    Client(int port, @Nullable String token) {
        this(port, token == null ? List.of() : List.of("Authorization: Bearer " + token));
    }

    private Client(int port, List<String> headers) {
        this.port = port;
        head = "Host: 127.0.0.1:" + port + "\r\n"
                + headers.stream().map(header -> header + "\r\n").collect(Collectors.joining());
    }

    /** Asks for pages as a browser does, in the session of somebody, and takes them compressed. */
    static Client browser(int port, String session) {
        return new Client(
                port, List.of("Cookie: parkledger-session=" + session, "Accept: text/html", "Accept-Encoding: gzip"));
    }

    /** What came back. */
    record Answer(int status, byte[] body) {

        boolean isGood() {
            return status >= 200 && status < 300;
        }

        Answer require() {
            if (!isGood()) {
                throw new IllegalStateException(status + " " + new String(body, StandardCharsets.UTF_8));
            }
            return this;
        }

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    Answer get(String path) throws IOException {
        return send("GET " + path, "", new byte[0]);
    }

    Answer post(String path, Object body) throws IOException {
        return post(path, JSON.writeValueAsBytes(body));
    }

    Answer post(String path, byte[] body) throws IOException {
        return send("POST " + path, "Content-Type: application/json\r\n", body);
    }

    /** A file alone: what else is asked for stands in the query. */
    Answer upload(String path, String name, byte[] file) throws IOException {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BETWEEN + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + BETWEEN + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                "POST " + path, "Content-Type: multipart/form-data; boundary=" + BETWEEN + "\r\n", body.toByteArray());
    }

    private Answer send(String what, String type, byte[] body) throws IOException {
        var connected = connected();
        var headers = what + " HTTP/1.1\r\n" + head + type + "Content-Length: " + body.length + "\r\n\r\n";
        var request = new ByteArrayOutputStream();
        request.writeBytes(headers.getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        try {
            connected.getOutputStream().write(request.toByteArray());
            return answer();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Socket connected() throws IOException {
        var open = socket;
        if (open == null) {
            open = new Socket(InetAddress.getLoopbackAddress(), port);
            open.setTcpNoDelay(true);
            open.setSoTimeout(TIMEOUT_MILLIS);
            socket = open;
            in = new BufferedInputStream(open.getInputStream());
        }
        return open;
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        long length = 0;
        boolean chunked = false;
        boolean last = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = true;
            } else if (lower.startsWith("connection: close")) {
                last = true;
            }
        }
        var body = chunked ? chunks() : bytes(length);
        if (last) {
            close();
        }
        return new Answer(status, body);
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.writeBytes(bytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private byte[] bytes(long length) throws IOException {
        var bytes = open().readNBytes((int) length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = open().read(); c != '\n'; c = open().read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private InputStream open() throws IOException {
        if (in == null) {
            throw new EOFException();
        }
        return in;
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // It is gone either way.
        }
        socket = null;
        in = null;
    }
}
