package io.parkledger.core.ledger.seal.stamp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An authority of time stamps on loopback, two steps below a root, with keys that never change. It can be made to
 * answer something else.
 */
public final class TestAuthority implements AutoCloseable {

    /** How it answers. */
    public enum Says {
        RIGHT,
        WRONG_NONCE,
        WRONG_IMPRINT,
        WRONG_SIGNATURE,
        WITHOUT_CERTIFICATE,
        REJECTED,
        NOT_DER,
        BUSY,
        UNKNOWN_HERE,
        TOO_LONG
    }

    public static final String SUBJECT = "C=CN,O=Test Authority,CN=Time Stamps 1";

    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.2.3.4.1");

    private final HttpServer server;
    public final AtomicInteger asked = new AtomicInteger();
    private volatile Says says = Says.RIGHT;
    private volatile @Nullable Instant at;

    public TestAuthority() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/tsa", this::answer);
        server.start();
    }

    public void says(Says other) {
        says = other;
    }

    /** Null for the time it is. */
    public void stampsAt(@Nullable Instant other) {
        at = other;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tsa");
    }

    public TimeStampAuthority authority(X509Certificate... trusted) {
        return new TimeStampAuthority(url(), List.of(trusted));
    }

    /** What everybody trusts who trusts it. */
    public static X509Certificate root() {
        return certificate("root.pem");
    }

    public static X509Certificate another() {
        return certificate("another.pem");
    }

    public static X509Certificate signer() {
        return certificate("tsa.pem");
    }

    private static byte[] resource(String name) {
        try (var in = TestAuthority.class.getResourceAsStream("/tsa/" + name)) {
            if (in == null) {
                throw new AssertionError(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static X509Certificate certificate(String name) {
        try (var parser = new PEMParser(
                new InputStreamReader(new ByteArrayInputStream(resource(name)), StandardCharsets.US_ASCII))) {
            return new JcaX509CertificateConverter()
                    .setProvider(TimeStamp.PROVIDER)
                    .getCertificate((X509CertificateHolder) parser.readObject());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** As it is written into a file. */
    public static String pem(X509Certificate certificate) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(certificate);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return text.toString();
    }

    private static PrivateKey key() {
        var text = new String(resource("tsa.key"), StandardCharsets.US_ASCII);
        var body = text.replaceAll("-----[A-Z ]+-----", "");
        try {
            return KeyFactory.getInstance("EC")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        var body = exchange.getRequestBody().readAllBytes();
        byte[] reply;
        try {
            reply = reply(body, says, at == null ? Instant.now() : at);
        } catch (Exception e) {
            throw new IOException(e);
        }
        exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
        exchange.sendResponseHeaders(
                says == Says.BUSY ? 503 : says == Says.UNKNOWN_HERE ? 404 : 200, reply.length == 0 ? -1 : reply.length);
        exchange.getResponseBody().write(reply);
        exchange.close();
    }

    /** What it answers to a request, in DER. */
    static byte[] reply(byte[] request, Says says, Instant at) throws Exception {
        var asked = new TimeStampRequest(request);
        return switch (says) {
            case RIGHT -> stamped(asked, at, true);
            case WITHOUT_CERTIFICATE -> stamped(asked, at, false);
            case WRONG_NONCE ->
                stamped(
                        again(
                                asked,
                                asked.getMessageImprintDigest(),
                                asked.getNonce().add(BigInteger.ONE)),
                        at,
                        true);
            case WRONG_IMPRINT -> stamped(again(asked, new byte[32], asked.getNonce()), at, true);
            case WRONG_SIGNATURE -> {
                var reply = stamped(asked, at, true);
                reply[reply.length - 1] ^= 1; // the signature stands at the end
                yield reply;
            }
            case REJECTED -> rejected();
            case NOT_DER -> "<html>Sign in first</html>".getBytes(StandardCharsets.US_ASCII);
            case TOO_LONG -> new byte[100_000];
            case BUSY, UNKNOWN_HERE -> new byte[0];
        };
    }

    private static TimeStampRequest again(TimeStampRequest asked, byte[] imprint, BigInteger nonce) {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(asked.getCertReq());
        return generator.generate(TSPAlgorithms.SHA256, imprint, nonce);
    }

    private static byte[] stamped(TimeStampRequest asked, Instant at, boolean withCertificate) throws Exception {
        var generator = tokens(withCertificate);
        return new TimeStampResponseGenerator(generator, Set.of(TSPAlgorithms.SHA256))
                .generateGrantedResponse(asked, BigInteger.valueOf(at.toEpochMilli()), Date.from(at))
                .getEncoded();
    }

    private static byte[] rejected() throws Exception {
        return new TimeStampResponseGenerator(tokens(true), Set.of(TSPAlgorithms.SHA256))
                .generateFailResponse(PKIStatus.REJECTION, PKIFailureInfo.badRequest, "no\ncredit left")
                .getEncoded();
    }

    private static TimeStampTokenGenerator tokens(boolean withCertificate) throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var generator = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder()
                        .setProvider(TimeStamp.PROVIDER)
                        .build("SHA256withECDSA", key(), signer()),
                digests.get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                POLICY);
        if (withCertificate) {
            generator.addCertificates(new JcaCertStore(List.of(signer(), certificate("middle.pem"))));
        }
        return generator;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
