package io.parkledger.core.ledger.seal.stamp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose clock others trust (时间戳服务机构).
 *
 * @param url     where it is asked, by RFC 3161, section 3.4
 * @param trusted certificates that its own has to lead to; empty where any that it sends is taken
 */
public record TimeStampAuthority(URI url, List<X509Certificate> trusted) {

    /** @throws IllegalArgumentException when the address is none of HTTP */
    public TimeStampAuthority {
        if (url.getHost() == null || !("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
            throw new IllegalArgumentException("the address is none of HTTP: " + url);
        }
        trusted = List.copyOf(trusted);
    }

    /**
     * As somebody writes it down.
     *
     * @param trust file with certificates in PEM; null to take any that the authority sends
     * @throws IllegalArgumentException when it is not written so, or the file holds no certificate
     */
    public static TimeStampAuthority of(String url, @Nullable Path trust) {
        return new TimeStampAuthority(URI.create(url.strip()), trust == null ? List.of() : certificates(trust));
    }

    private static List<X509Certificate> certificates(Path file) {
        try {
            var found = CertificateFactory.getInstance("X.509", TimeStamp.PROVIDER)
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("the file %s cannot be read as certificates: %s".formatted(file, e), e);
        }
        throw new IllegalArgumentException("the file %s holds no certificate".formatted(file));
    }
}
