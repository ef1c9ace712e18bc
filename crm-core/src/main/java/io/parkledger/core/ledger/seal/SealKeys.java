package io.parkledger.core.ledger.seal;

import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.tlog.SignerKey;
import io.parkledger.core.tlog.Sm2;
import io.parkledger.core.tlog.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two key files, in a folder outside the database: {@code checkpoint.key} (Ed25519, PKCS#8 as PEM) signs
 * checkpoints, {@code append.key} (32 bytes, base64) says of an event that the application has written it.
 *
 * <p>A third, {@code checkpoint-sm2.key} (SM2, PKCS#8 as PEM), is there where checkpoints are signed with SM2 as well.
 *
 * <p>They are made once, while the ledger knows of none, and readable by their owner alone; from then on every node
 * needs the same files. A file that is missing, unreadable or not this ledger's stops the seal, never an append.
 */
final class SealKeys {

    private static final String CHECKPOINT_KEY = "checkpoint.key";
    private static final String NEXT_CHECKPOINT_KEY = "checkpoint.key.next";
    private static final String SM2_KEY = "checkpoint-sm2.key";
    private static final String APPEND_KEY = "append.key";
    private static final String PEM_BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String PEM_END = "-----END PRIVATE KEY-----";

    private final Path folder;

    SealKeys(Path folder) {
        this.folder = folder;
    }

    /**
     * The key that signs checkpoints of this origin.
     *
     * @param known the verifier key that the ledger signed with last; empty when it has signed none yet
     * @throws SealBroken when the file is missing, unreadable or another one
     */
    SignerKey checkpointKey(String origin, Optional<String> known) {
        var file = folder.resolve(CHECKPOINT_KEY);
        if (known.isEmpty()) {
            makeUnlessThere(file, SealKeys::newPrivateKey);
        }
        if (known.isPresent() && !isOf(file, known.get())) {
            finishReplacing(file, known.get());
        }
        return signer(origin, file);
    }

    private static SignerKey signer(String origin, Path file) {
        return SignerKey.of(origin, VerifierKey.Kind.ED25519, privateKey(file));
    }

    private static boolean isOf(Path file, String vkey) {
        return signer(VerifierKey.parse(vkey).name(), file)
                .verifier()
                .toString()
                .equals(vkey);
    }

    /** A key that was replaced in the ledger, and by a crash not in its folder. */
    private void finishReplacing(Path file, String known) {
        var next = folder.resolve(NEXT_CHECKPOINT_KEY);
        if (!Files.exists(next) || !isOf(next, known)) {
            throw notOurs(file);
        }
        replace(file, next);
    }

    /**
     * Another key to sign with, and what makes it the one: the caller does that once the ledger knows of it. The former
     * one is kept beside it.
     */
    SignerKey next(String origin) {
        var next = folder.resolve(NEXT_CHECKPOINT_KEY);
        makeUnlessThere(next, SealKeys::newPrivateKey);
        return signer(origin, next);
    }

    void useNext() {
        replace(folder.resolve(CHECKPOINT_KEY), folder.resolve(NEXT_CHECKPOINT_KEY));
    }

    private void replace(Path file, Path next) {
        try {
            var former = signer("former", file).verifier();
            Files.move(file, folder.resolve(CHECKPOINT_KEY + ".former-" + "%08x".formatted(former.id())));
            Files.move(next, file);
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    /** The verifier of the key that lies there, if any, as it would sign for this origin. */
    Optional<VerifierKey> checkpointKeyIfThere(String origin) {
        var file = folder.resolve(CHECKPOINT_KEY);
        return Files.exists(file) ? Optional.of(signer(origin, file).verifier()) : Optional.empty();
    }

    /**
     * The key that signs checkpoints of this origin with SM2.
     *
     * @param known the verifier key that the ledger signed so with last; empty when it has signed none so yet
     * @throws SealBroken when the file is missing, unreadable or another one
     */
    SignerKey sm2Key(String origin, Optional<String> known) {
        var file = folder.resolve(SM2_KEY);
        if (known.isEmpty()) {
            makeUnlessThere(file, SealKeys::newSm2Key);
        }
        var key = privateKey(file, Sm2::privateKey);
        if (known.isPresent()
                && !SignerKey.of(VerifierKey.parse(known.get()).name(), VerifierKey.Kind.SM2, key)
                        .verifier()
                        .toString()
                        .equals(known.get())) {
            throw notOurs(file);
        }
        return SignerKey.of(origin, VerifierKey.Kind.SM2, key);
    }

    /** The verifier of the key of SM2 that lies there, if any, as it would sign for this origin. */
    Optional<VerifierKey> sm2KeyIfThere(String origin) {
        var file = folder.resolve(SM2_KEY);
        return Files.exists(file)
                ? Optional.of(SignerKey.of(origin, VerifierKey.Kind.SM2, privateKey(file, Sm2::privateKey))
                        .verifier())
                : Optional.empty();
    }

    /**
     * The application's key. Which one a ledger has is kept by its {@linkplain AppendKey#id() id} when the first node
     * comes to it.
     */
    AppendKey appendKey(Jdbc jdbc, String ledger) {
        var file = folder.resolve(APPEND_KEY);
        var known = knownAppendKey(jdbc);
        if (known.isEmpty()) {
            makeUnlessThere(file, SealKeys::newAppendKey);
        }
        var key = new AppendKey(bytes(file), ledger);
        jdbc.update("INSERT INTO append_key (id) VALUES (?) ON CONFLICT DO NOTHING", key.id());
        if (!knownAppendKey(jdbc).equals(Optional.of(key.id()))) {
            throw notOurs(file);
        }
        return key;
    }

    static Optional<String> knownAppendKey(Jdbc jdbc) {
        return jdbc.query("SELECT id FROM append_key", row -> row.getString(1)).stream()
                .findFirst();
    }

    private interface Maker {
        String make() throws GeneralSecurityException;
    }

    private static String newPrivateKey() throws GeneralSecurityException {
        return pem(KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
    }

    private static String newSm2Key() {
        return pem(Sm2.generate());
    }

    private static String pem(PrivateKey key) {
        return PEM_BEGIN + "\n" + Base64.getEncoder().encodeToString(key.getEncoded()) + "\n" + PEM_END + "\n";
    }

    private static String newAppendKey() {
        var key = new byte[AppendKey.BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key) + "\n";
    }

    private void makeUnlessThere(Path file, Maker maker) {
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                var fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new", forItsOwner(file));
                Files.writeString(fresh, maker.make(), StandardOpenOption.SYNC);
                Files.move(fresh, file);
            }
        } catch (FileAlreadyExistsException e) {
            // Another node has just made it.
        } catch (IOException | GeneralSecurityException e) {
            throw notWritable(file, e);
        }
    }

    private static SealBroken notWritable(Path file, Exception cause) {
        return new SealBroken(
                "seal.key-not-writable",
                cause,
                "The key file %s cannot be made: %s. Make its folder writable, or name another one by"
                        + " parkledger.seal.keys.",
                file,
                cause.getMessage());
    }

    private static FileAttribute<?>[] forItsOwner(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static PrivateKey privateKey(Path file) {
        return privateKey(
                file, pkcs8 -> KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    }

    private interface Reading {
        PrivateKey of(byte[] pkcs8) throws GeneralSecurityException;
    }

    private static PrivateKey privateKey(Path file, Reading reading) {
        var text = read(file).strip();
        if (!text.startsWith(PEM_BEGIN) || !text.endsWith(PEM_END)) {
            throw notAKey(file, null);
        }
        try {
            var body = text.substring(PEM_BEGIN.length(), text.length() - PEM_END.length());
            return reading.of(Base64.getMimeDecoder().decode(body));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw notAKey(file, e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            var bytes = Base64.getDecoder().decode(read(file).strip());
            if (bytes.length == AppendKey.BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw notAKey(file, e);
        }
        throw notAKey(file, null);
    }

    private static String read(Path file) {
        if (!Files.exists(file)) {
            throw new SealBroken(
                    "seal.key-missing",
                    null,
                    "The key file %s is missing, and this ledger was sealed with it. Bring it back from its backup; until"
                            + " then no checkpoint is signed, and what is written is not known as the application's.",
                    file);
        }
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new SealBroken(
                    "seal.key-not-readable",
                    e,
                    "The key file %s cannot be read: %s. Make it readable for the user this runs as.",
                    file,
                    e.getMessage());
        }
    }

    private static SealBroken notAKey(Path file, @Nullable Exception cause) {
        return new SealBroken(
                "seal.key-malformed", cause, "The file %s holds no key. Bring it back from its backup.", file);
    }

    private static SealBroken notOurs(Path file) {
        return new SealBroken(
                "seal.key-not-ours",
                null,
                "The key in %s is not the one this ledger was sealed with. Bring that one back from its backup; every node"
                        + " needs the same files.",
                file);
    }
}
