package io.parkledger.api.kit.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes of passwords of any length: bcrypt reads 72 bytes at most, and a Chinese character is three of them, so it is
 * given the SHA-384 of the password in Base64, which has 64. Hashes made by plain bcrypt before are still understood,
 * and replaced when their owner signs in.
 */
final class PasswordHashes {

    private static final String ANY_LENGTH = "bcrypt-sha384";

    private PasswordHashes() {}

    static PasswordEncoder encoder() {
        var bcrypt = new BCryptPasswordEncoder();
        return new DelegatingPasswordEncoder(ANY_LENGTH, Map.of(ANY_LENGTH, new OfAnyLength(bcrypt), "bcrypt", bcrypt));
    }

    private record OfAnyLength(PasswordEncoder bcrypt) implements PasswordEncoder {

        @Override
        public String encode(CharSequence password) {
            return bcrypt.encode(digest(password));
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            return bcrypt.matches(digest(password), hash);
        }

        private static String digest(CharSequence password) {
            try {
                var digest = MessageDigest.getInstance("SHA-384")
                        .digest(password.toString().getBytes(StandardCharsets.UTF_8));
                return Base64.getEncoder().encodeToString(digest);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
