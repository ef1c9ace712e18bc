package io.parkledger.core.ledger.seal.stamp;

import io.parkledger.core.ledger.Sha256;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * A time stamp that holds for a text: it is of the SHA-256 of its bytes in UTF-8, and signed by the certificate it
 * carries. Whether that certificate is to be trusted is another question, which only {@link #requireTrusted} answers.
 *
 * @param reply the whole answer of the authority, in DER, as {@code openssl ts -verify -in} reads it
 * @param at    when the text was there, by the clock of the authority
 * @param by    the subject of the certificate that has signed
 */
public record TimeStamp(byte[] reply, Instant at, String by) {

    /** Never registered: nothing else in the process is to change by it. */
    static final Provider PROVIDER = new BouncyCastleProvider();

    /**
     * What is asked for a text.
     *
     * @param nonce a number that was never used before
     */
    static TimeStampRequest request(String text, BigInteger nonce) {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        return generator.generate(TSPAlgorithms.SHA256, Sha256.of(text), nonce);
    }

    /** @throws StampRefused unless it is a time stamp that holds for this text */
    public static TimeStamp read(byte[] reply, String text) throws StampRefused {
        try {
            return read(reply, token(parse(reply)), text);
        } catch (RuntimeException e) {
            throw malformed(e); // what is wrong in it is met wherever it is looked at
        }
    }

    private static TimeStamp read(byte[] reply, TimeStampToken token, String text) throws StampRefused {
        var info = token.getTimeStampInfo();
        if (!TSPAlgorithms.SHA256.equals(info.getMessageImprintAlgOID())
                || !MessageDigest.isEqual(Sha256.of(text), info.getMessageImprintDigest())) {
            throw new StampRefused("it is a time stamp of something else");
        }
        var signer = signer(token);
        requireSigned(token, signer);
        return new TimeStamp(
                reply.clone(),
                info.getGenTime().toInstant(),
                signer.getSubject().toString());
    }

    /**
     * Reads an answer to what was asked.
     *
     * @throws StampRefused unless it is a time stamp that holds for this text, and answers this request
     */
    static TimeStamp read(byte[] reply, TimeStampRequest asked, String text) throws StampRefused {
        try {
            parse(reply).validate(asked);
        } catch (TSPException e) {
            throw new StampRefused(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            throw malformed(e);
        }
        return read(reply, text);
    }

    private static StampRefused malformed(Exception cause) {
        return new StampRefused("it is no answer of an authority of time stamps", cause);
    }

    /** @throws StampRefused when it is no answer by RFC 3161 */
    static TimeStampResponse parse(byte[] reply) throws StampRefused {
        try {
            return new TimeStampResponse(reply);
        } catch (TSPException | IOException | RuntimeException e) {
            throw malformed(e);
        }
    }

    private static TimeStampToken token(TimeStampResponse response) throws StampRefused {
        var token = response.getTimeStampToken();
        if (token == null) {
            throw new StampRefused("there is no time stamp in it");
        }
        return token;
    }

    private static X509CertificateHolder signer(TimeStampToken token) throws StampRefused {
        return token.getCertificates().getMatches(null).stream()
                .filter(token.getSID()::match)
                .findFirst()
                .orElseThrow(() -> new StampRefused("it does not carry the certificate that has signed it"));
    }

    /** The certificate is one for time stamps, and was valid at that time. */
    private static void requireSigned(TimeStampToken token, X509CertificateHolder signer) throws StampRefused {
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(PROVIDER)
                    .build(signer));
        } catch (TSPException | OperatorCreationException | GeneralSecurityException e) {
            throw new StampRefused("its signature does not hold: " + e.getMessage(), e);
        }
    }

    /** @throws StampRefused unless the certificate that has signed it leads to one of these, or is one of them */
    public void requireTrusted(List<X509Certificate> trusted) throws StampRefused {
        var token = token(parse(reply));
        try {
            var signer = certificate(signer(token));
            if (!trusted.contains(signer)) {
                requirePath(signer, certificates(token), trusted);
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new StampRefused("nobody who is trusted vouches for " + by, e);
        }
    }

    private void requirePath(X509Certificate signer, List<Certificate> carried, List<X509Certificate> trusted)
            throws GeneralSecurityException {
        var target = new X509CertSelector();
        target.setCertificate(signer);
        var anchors = trusted.stream().map(each -> new TrustAnchor(each, null)).collect(Collectors.toSet());
        var parameters = new PKIXBuilderParameters(anchors, target);
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(carried), PROVIDER));
        parameters.addCertPathChecker(new ForTimeStamps());
        CertPathBuilder.getInstance("PKIX", PROVIDER).build(parameters);
    }

    private static List<Certificate> certificates(TimeStampToken token) throws GeneralSecurityException {
        var all = new ArrayList<Certificate>();
        for (var each : token.getCertificates().getMatches(null)) {
            all.add(certificate(each));
        }
        return all;
    }

    private static X509Certificate certificate(X509CertificateHolder holder) throws GeneralSecurityException {
        return new JcaX509CertificateConverter().setProvider(PROVIDER).getCertificate(holder);
    }

    /** That a certificate is for time stamps alone is critical, and was looked at when its signature was. */
    private static final class ForTimeStamps extends PKIXCertPathChecker {

        @Override
        public void init(boolean forward) {
            // There is nothing to begin with.
        }

        @Override
        public boolean isForwardCheckingSupported() {
            return true;
        }

        @Override
        public Set<String> getSupportedExtensions() {
            return Set.of(Extension.extendedKeyUsage.getId());
        }

        @Override
        public void check(Certificate certificate, Collection<String> unresolved) {
            unresolved.remove(Extension.extendedKeyUsage.getId());
        }
    }
}
