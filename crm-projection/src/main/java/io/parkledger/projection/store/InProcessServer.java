package io.parkledger.projection.store;

import com.mongodb.ConnectionString;
import com.mongodb.connection.SslSettings;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A server of views inside this process, which only this process can speak to. The server knows no passwords and
 * listens on loopback, where every user of the machine may knock; so it speaks TLS with a key that is made at its start
 * and never leaves the memory, and wants the same key from whoever comes.
 */
final class InProcessServer implements AutoCloseable {

    private static final char[] NO_PASSWORD = new char[0];
    private static final Duration LIFE = Duration.ofDays(3650);
    private static final int WORKERS = 4;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(WORKERS, NioIoHandler.newFactory());
    private final ChannelGroup channels = new DefaultChannelGroup("views", group.next());
    private final MemoryBackend backend = new MemoryBackend();
    private final SSLContext clients;
    private final Channel listening;

    InProcessServer() {
        try {
            var keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = keys.generateKeyPair();
            var address = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            var owner = new X500Name("CN=ParkLedger views");
            var now = Instant.now();
            var certificate = new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    owner,
                                    new BigInteger(64, new SecureRandom()).setBit(64),
                                    Date.from(now.minus(Duration.ofDays(1))),
                                    Date.from(now.plus(LIFE)),
                                    owner,
                                    pair.getPublic())
                            .addExtension(
                                    Extension.subjectAlternativeName,
                                    false,
                                    new GeneralNames(new GeneralName(GeneralName.iPAddress, address.getHostAddress())))
                            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
            clients = clients(pair.getPrivate(), certificate);
            listening = bootstrap(server(pair.getPrivate(), certificate))
                    .bind(new InetSocketAddress(address, 0))
                    .syncUninterruptibly()
                    .channel();
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw new IllegalStateException("The server of views in this process could not be guarded", e);
        }
    }

    private static SslContext server(PrivateKey key, X509Certificate certificate) throws IOException {
        return SslContextBuilder.forServer(key, certificate)
                .sslProvider(SslProvider.JDK)
                .protocols("TLSv1.3")
                .trustManager(certificate)
                .clientAuth(ClientAuth.REQUIRE)
                .build();
    }

    private static SSLContext clients(PrivateKey key, X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry("views", key, NO_PASSWORD, new X509Certificate[] {certificate});
        store.setCertificateEntry("server", certificate);
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, NO_PASSWORD);
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        var context = SSLContext.getInstance("TLSv1.3");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), new SecureRandom());
        return context;
    }

    private ServerBootstrap bootstrap(SslContext tls) {
        return new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(tls.newHandler(channel.alloc()))
                                .addLast(new MongoWireReplyEncoder())
                                .addLast(new MongoWireMessageEncoder())
                                .addLast(new MongoWireProtocolHandler())
                                .addLast(new MongoDatabaseHandler(backend, channels))
                                .addLast(new MongoExceptionHandler());
                    }
                });
    }

    int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    ConnectionString connection() {
        return new ConnectionString("mongodb://127.0.0.1:" + port() + "/parkledger");
    }

    /** How this process, and nobody else, is let in. */
    void letIn(SslSettings.Builder tls) {
        tls.enabled(true).context(clients);
    }

    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        channels.close().syncUninterruptibly();
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        backend.close();
    }
}
