package io.parkledger.core.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parkledger.core.tlog.VerifierKey.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint with a second line of SM2 with SM3, as it is written for ever, and as OpenSSL reads it. */
class Sm2Test {

    /** Made by OpenSSL: {@code openssl genpkey -algorithm SM2}. */
    private static final String PKCS8 = """
            MIGHAgEAMBMGByqGSM49AgEGCCqBHM9VAYItBG0wawIBAQQg/URKfFWjEzOo9is1
            U6jH40GvUWjp6kXmNizX3cAS8MahRANCAAS3350lWdFdeL1lB104erK+2OduMFYX
            meZx1gZwD06KGzZl6YxPHpsUSUAi+v1oKU0/fpTFaAJFxgz3tB/vsVtV
            """;

    private static final String VKEY = "park.example/ledger+96f75839+/3BhcmtsZWRnZXIuaW8vc20yLXdpdGgtc20zBLffnSVZ0V14"
            + "vWUHXTh6sr7Y524wVheZ5nHWBnAPToobNmXpjE8emxRJQCL6/WgpTT9+lMVoAkXGDPe0H++xW1U=";

    /** As a ledger signs it that does both. */
    private static final String NOTE = """
            park.example/ledger
            1
            bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=

            — park.example/ledger unePSskI1EZufzJSWPZYFJgbwjWJwwzBA1iICCGA/NuvyJgK1I35Vnp6XEeD+/Az2mvs9RO2UWujOga4HL5E45ZCBA8=
            — park.example/ledger lvdYOTBFAiA1z0+adklfQT3320se49pGvVkjdaJGu/0A7DYx76GQbQIhAPuwZOxBFsBoEsdsFBYPbNyf3O2RnIel40mjqFeRaBGc
            """;

    private static final SignerKey LOG = TlogFacts.signer("park.example/ledger", 1);

    @TempDir
    Path folder;

    private static PrivateKey key() throws GeneralSecurityException {
        return Sm2.privateKey(Base64.getMimeDecoder().decode(PKCS8));
    }

    private static byte[] signature(SignedNote note, int line) {
        var bytes = Base64.getDecoder().decode(note.signatures().get(line).base64());
        return Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length);
    }

    @Test
    void a_checkpoint_with_both_lines_is_verified_by_each() throws GeneralSecurityException {
        var note = SignedNote.parse(NOTE);
        var second = VerifierKey.parse(VKEY);

        assertThat(second).hasToString(VKEY);
        assertThat(second.kind()).isEqualTo(Kind.SM2);
        assertThat(SignerKey.of("park.example/ledger", Kind.SM2, key()).verifier())
                .isEqualTo(second);
        assertThat(note.verifiedBy(List.of(LOG.verifier(), second)))
                .extracting(Verified::key)
                .containsExactly(LOG.verifier(), second);
        assertThat(note.verifiedBy(List.of(second))).hasSize(1);
        assertThat(note.verifiedBy(List.of(LOG.verifier())))
                .as("who knows no SM2 passes over it")
                .hasSize(1);
    }

    /** The id of a key is of its name, the byte 0xff, what stands behind it, and the point. */
    @Test
    void the_key_is_told_from_others_by_a_longer_name_behind_the_byte_for_those_without() {
        var material = Base64.getDecoder().decode(VKEY.split("\\+", 3)[2]);

        assertThat(material[0]).isEqualTo((byte) 0xff);
        assertThat(new String(material, 1, 26, UTF_8)).isEqualTo("parkledger.io/sm2-with-sm3");
        assertThat(material).hasSize(1 + 26 + 65);
        SignedNoteTest.refused(
                "key.unknown-kind", () -> VerifierKey.parse(vkey(new byte[] {(byte) 0xff, 'p', 'a', 'r', 'k'})));
    }

    private static String vkey(byte[] material) {
        var named = "a\n".getBytes(UTF_8);
        var all = Arrays.copyOf(named, named.length + material.length);
        System.arraycopy(material, 0, all, named.length, material.length);
        return "a+" + HexFormat.of().formatHex(Hash.sha256Of(all), 0, 4) + "+"
                + Base64.getEncoder().encodeToString(material);
    }

    @Test
    void what_is_changed_in_the_line_or_the_text_is_refused() {
        var note = SignedNote.parse(NOTE);
        var second = List.of(VerifierKey.parse(VKEY));
        var signed = Base64.getDecoder().decode(note.signatures().get(1).base64());
        for (int i = Integer.BYTES; i < signed.length; i++) {
            var changed = signed.clone();
            changed[i] ^= 1;
            var line = "— park.example/ledger " + Base64.getEncoder().encodeToString(changed);
            SignedNoteTest.refused(
                    "note.wrong-signature",
                    () -> new SignedNote(note.text(), List.of()).with(line).verifiedBy(second));
        }
        SignedNoteTest.refused("note.wrong-signature", () -> SignedNote.parse(NOTE.replace("\n1\n", "\n2\n"))
                .verifiedBy(second));
    }

    /** GB/T 32918.5, annex A.2: another name of the signer would be another message. */
    @Test
    void the_signature_of_the_standard_is_one() throws Exception {
        var point = HexFormat.of()
                .parseHex("0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                        + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
        var signature = HexFormat.of()
                .parseHex("3046022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                        + "022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
        var key = Sm2.publicKey(point);

        assertThat(Sm2.verifies(key, "message digest".getBytes(UTF_8), signature))
                .isTrue();
        assertThat(Sm2.verifies(key, "message digests".getBytes(UTF_8), signature))
                .isFalse();
        assertThat(Sm2.bytes(key)).isEqualTo(point);
    }

    @Test
    void a_signature_has_one_spelling() throws Exception {
        var note = SignedNote.parse(NOTE);
        var text = note.text().getBytes(UTF_8);
        var right = signature(note, 1);
        var key = Sm2.publicKeyOf(key());
        assertThat(Sm2.verifies(key, text, right)).isTrue();

        var longer = Arrays.copyOf(right, right.length + 1);
        // The length of the sequence in two bytes, and a zero before the first number.
        var inTwo = new byte[right.length + 1];
        System.arraycopy(right, 1, inTwo, 2, right.length - 1);
        inTwo[0] = 0x30;
        inTwo[1] = (byte) 0x81;
        var padded = new byte[right.length + 1];
        System.arraycopy(right, 0, padded, 0, 4);
        System.arraycopy(right, 4, padded, 5, right.length - 4);
        padded[1]++;
        padded[3]++;
        for (var other : List.of(longer, inTwo, padded, new byte[0], new byte[64])) {
            assertThat(Sm2.verifies(key, text, other))
                    .as(HexFormat.of().formatHex(other))
                    .isFalse();
        }
    }

    @Test
    void what_is_no_point_of_the_curve_is_no_key() {
        var material = Base64.getDecoder().decode(VKEY.split("\\+", 3)[2]);
        var elsewhere = material.clone();
        elsewhere[elsewhere.length - 1] ^= 1;
        SignedNoteTest.refused("key.not-on-curve", () -> VerifierKey.parse(vkey(elsewhere)));
        var hybrid = material.clone();
        hybrid[27] = 7;
        SignedNoteTest.refused("key.not-on-curve", () -> VerifierKey.parse(vkey(hybrid)));
        SignedNoteTest.refused(
                "key.wrong-length", () -> VerifierKey.parse(vkey(Arrays.copyOf(material, material.length - 1))));
    }

    @Test
    void keys_of_other_curves_are_none() throws Exception {
        var pairs = KeyPairGenerator.getInstance("EC");
        pairs.initialize(new ECGenParameterSpec("secp256r1"));
        var other = pairs.generateKeyPair().getPrivate();

        assertThatThrownBy(() -> Sm2.privateKey(other.getEncoded())).isInstanceOf(GeneralSecurityException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> SignerKey.of("a", Kind.SM2, other));
        assertThatIllegalArgumentException().isThrownBy(() -> SignerKey.of("a", Kind.SM2, TlogFacts.privateKey(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> SignerKey.of("a", Kind.ED25519, key()));
    }

    /** Without the point, which follows from the number. */
    @Test
    void a_key_as_the_script_for_containers_makes_it_is_read() throws Exception {
        var begin = HexFormat.of().parseHex("3041020100301306072a8648ce3d020106082a811ccf5501822d042730250201010420");
        var number = Arrays.copyOf(begin, begin.length + 32);
        Arrays.fill(number, begin.length, number.length, (byte) 7);
        var signer = SignerKey.of("a", Kind.SM2, Sm2.privateKey(number));

        assertThat(new SignedNote("text\n", List.of())
                        .with(signer.sign("text\n"))
                        .verifiedBy(List.of(signer.verifier())))
                .hasSize(1);
        Arrays.fill(number, begin.length, number.length, (byte) 0xff);
        assertThatThrownBy(() -> Sm2.privateKey(number)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void a_new_key_signs_what_it_verifies() {
        var signer = SignerKey.generate("a", Kind.SM2);
        var note = new SignedNote("text\n", List.of()).with(signer.sign("text\n"));

        assertThat(note.verifiedBy(List.of(signer.verifier()))).hasSize(1);
        assertThat(signer.verifier())
                .isNotEqualTo(SignerKey.generate("a", Kind.SM2).verifier());
    }

    /** By the words of {@code OPERATING.md}; {@code .ci/longer/openssl} sees to it that OpenSSL is there. */
    @Test
    void openssl_verifies_a_line() throws Exception {
        assumeTrue(isOpensslThere(), "no OpenSSL on this machine");
        var note = SignedNote.parse(NOTE);
        Files.writeString(folder.resolve("checkpoint.txt"), NOTE);
        Files.writeString(
                folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n" + PKCS8 + "-----END PRIVATE KEY-----\n");
        var line = "tail -n 1 checkpoint.txt | cut -d' ' -f3 | base64 -d | tail -c +5 > signature";

        var said = shell(
                "head -n 3 checkpoint.txt > text; " + line + "; openssl pkey -in key.pem -pubout -out sm2.pem; "
                        + "openssl dgst -sm3 -verify sm2.pem -sigopt distid:1234567812345678 -signature signature text");

        assertThat(said).contains("Verified OK");
        assertThat(Files.readAllBytes(folder.resolve("signature"))).isEqualTo(signature(note, 1));
    }

    private static boolean isOpensslThere() throws InterruptedException {
        try {
            return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String shell(String line) throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh", "-c", line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said;
    }
}
