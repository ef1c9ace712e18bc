package io.parkledger.core.ledger;

import io.parkledger.core.value.Contact;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/**
 * A contact is stored as {@code {"personId": …, "name": cipher, "phone": cipher}}, AES-256-GCM with the person's key.
 *
 * <p>Erasing the key erases the person; the bytes of the event stay. History and the event feed never show it. What the
 * databases have put on disk outlives the erasure for a while: the key in PostgreSQL's files until they are vacuumed
 * and written over and in its log until that is recycled, name and phone in MongoDB's files, journal and oplog until
 * they are overwritten, both in every backup made before. After restoring one, the person is erased once more.
 */
final class PersonalData {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;

    private PersonalData() {}

    static final class Hiding extends ValueSerializer<Contact> {
        private final PersonKeys keys;

        Hiding(PersonKeys keys) {
            this.keys = keys;
        }

        @Override
        public void serialize(Contact contact, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            out.writeStringProperty("personId", contact.personId());
            if (!contact.erased()) {
                var key = keys.keyFor(contact.personId());
                out.writeStringProperty("name", encrypt(key, contact.name()));
                out.writeStringProperty("phone", encrypt(key, contact.phone()));
            }
            out.writeEndObject();
        }
    }

    /** Says which person it is, and no more. */
    static final class Omitting extends ValueSerializer<Contact> {
        @Override
        public void serialize(Contact contact, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            out.writeStringProperty("personId", contact.personId());
            out.writeEndObject();
        }
    }

    static final class Revealing extends ValueDeserializer<Contact> {
        private final PersonKeys keys;

        Revealing(PersonKeys keys) {
            this.keys = keys;
        }

        @Override
        public Contact deserialize(JsonParser in, DeserializationContext context) {
            JsonNode stored = context.readTree(in);
            var personId = stored.path("personId").stringValue();
            return keys.find(personId)
                    .map(key -> new Contact(personId, decrypt(key, stored, "name"), decrypt(key, stored, "phone")))
                    .orElseGet(() -> Contact.erased(personId));
        }
    }

    private static @Nullable String encrypt(byte[] key, @Nullable String text) {
        if (text == null) {
            return null;
        }
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var cipher = encrypt(key, nonce, text);
        var stored = Arrays.copyOf(nonce, NONCE_BYTES + cipher.length);
        System.arraycopy(cipher, 0, stored, NONCE_BYTES, cipher.length);
        return Base64.getEncoder().encodeToString(stored);
    }

    private static byte[] encrypt(byte[] key, byte[] nonce, String text) {
        try {
            return crypt(Cipher.ENCRYPT_MODE, key, nonce, text.getBytes(StandardCharsets.UTF_8));
        } catch (AEADBadTagException e) {
            throw new IllegalStateException("only decryption checks a tag", e);
        }
    }

    private static @Nullable String decrypt(byte[] key, JsonNode contact, String field) {
        var node = contact.path(field);
        if (!node.isString()) {
            return null;
        }
        var stored = Base64.getDecoder().decode(node.stringValue());
        var nonce = Arrays.copyOf(stored, NONCE_BYTES);
        try {
            var text = crypt(Cipher.DECRYPT_MODE, key, nonce, Arrays.copyOfRange(stored, NONCE_BYTES, stored.length));
            return new String(text, StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            return null; // written with a key that was erased, before the person was named again
        }
    }

    private static byte[] crypt(int mode, byte[] key, byte[] nonce, byte[] input) throws AEADBadTagException {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed on personal data", e);
        }
    }

    /** A key that nobody has yet. */
    static byte[] newKey() {
        var key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }
}
