package io.parkledger.core.ledger.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parkledger.core.ledger.AppendMac;
import io.parkledger.core.ledger.StoredEvent;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The application's key: HMAC-SHA256 over all that the application says of an event, and over which ledger it is of, so
 * that none can be carried over from another.
 */
final class AppendKey implements AppendMac {

    static final int BYTES = 32;

    private static final String HMAC = "HmacSHA256";
    private static final String PURPOSE = "parkledger/append/v1";

    private final byte[] key;
    private final String ledger;
    /** One for each thread, ready with the key. */
    private final ThreadLocal<Mac> hmac = ThreadLocal.withInitial(this::newHmac);

    AppendKey(byte[] key, String ledger) {
        this.key = key.clone();
        this.ledger = ledger;
    }

    /** Tells the key from others, and nothing of it. */
    String id() {
        return HexFormat.of().formatHex(mac(PURPOSE.getBytes(UTF_8)), 0, 8);
    }

    @Override
    public byte[] of(StoredEvent event) {
        return mac(new Canonical()
                .text(PURPOSE)
                .text(ledger)
                .beginning(event)
                .hash(event.payload())
                .hash(event.metadata())
                .toBytes());
    }

    boolean isOf(StoredEvent event, byte @Nullable [] mac) {
        return mac != null && MessageDigest.isEqual(of(event), mac);
    }

    private byte[] mac(byte[] message) {
        return hmac.get().doFinal(message);
    }

    private Mac newHmac() {
        try {
            var fresh = Mac.getInstance(HMAC);
            fresh.init(new SecretKeySpec(key, HMAC));
            return fresh;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
