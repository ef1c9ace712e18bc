package io.parkledger.projection.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.SslSettings;
import java.io.DataInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Names of contacts stand in the views: whoever else works on this machine cannot read them over loopback. */
class InProcessServerTest {

    private static final Consumer<SslSettings.Builder> PLAIN = tls -> tls.enabled(false);

    private static Document ask(InProcessServer server, Consumer<SslSettings.Builder> how) {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(server.connection())
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToSslSettings(how::accept)
                .build();
        try (var client = MongoClients.create(settings)) {
            return client.getDatabase("parkledger").runCommand(new Document("ping", 1));
        }
    }

    /** Trusts every server and brings nothing along. */
    private static SSLContext withoutCertificate() throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
        return context;
    }

    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Test
    void this_process_is_let_in() {
        try (var server = new InProcessServer()) {
            assertThat(ask(server, server::letIn).get("ok")).isIn(1, 1.0);
        }
    }

    @Test
    void nobody_without_its_key_is() throws Exception {
        var stranger = withoutCertificate();
        try (var server = new InProcessServer();
                var another = new InProcessServer()) {
            assertThatThrownBy(() -> ask(server, PLAIN)).isInstanceOf(MongoException.class);
            assertThatThrownBy(() -> ask(server, tls -> tls.enabled(true)
                            .invalidHostNameAllowed(true)
                            .context(stranger)))
                    .isInstanceOf(MongoException.class);
            assertThatThrownBy(() -> ask(server, another::letIn)).isInstanceOf(MongoException.class);
            assertThat(ask(server, server::letIn).get("ok")).isIn(1, 1.0);
        }
    }

    @Test
    void a_plain_connection_is_told_nothing() throws Exception {
        try (var server = new InProcessServer();
                var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(5_000);
            // An OP_QUERY of isMaster, as every driver begins.
            socket.getOutputStream().write(HELLO);
            var first = new DataInputStream(socket.getInputStream()).read();

            // A TLS alert or the end: no reply of MongoDB, which begins with its length.
            assertThat(first).isIn(-1, 0x15);
        }
    }

    private static final byte[] HELLO = {
        58,
        0,
        0,
        0,
        1,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        (byte) 0xd4,
        7,
        0,
        0,
        4,
        0,
        0,
        0,
        'a',
        'd',
        'm',
        'i',
        'n',
        '.',
        '$',
        'c',
        'm',
        'd',
        0,
        0,
        0,
        0,
        0,
        -1,
        -1,
        -1,
        -1,
        19,
        0,
        0,
        0,
        16,
        'i',
        's',
        'M',
        'a',
        's',
        't',
        'e',
        'r',
        0,
        1,
        0,
        0,
        0,
        0
    };

    @Test
    void views_and_the_past_are_kept_by_no_other_server() {
        try (var views = ViewServer.inMemory()) {
            assertThat(views.forgets()).isTrue();
            views.catalogue().insertOne(new Document("_id", "x"));
            assertThat(views.catalogue().countDocuments()).isEqualTo(1);
        }
    }
}
