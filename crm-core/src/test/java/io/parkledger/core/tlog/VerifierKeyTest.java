package io.parkledger.core.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parkledger.core.tlog.VerifierKey.Kind;
import java.nio.ByteBuffer;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierKeyTest {

    /** The example of c2sp.org/signed-note. */
    private static final String EXAMPLE = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private static void refused(String vkey, String code) {
        assertThatExceptionOfType(NoteRefused.class)
                .isThrownBy(() -> VerifierKey.parse(vkey))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static String vkey(String name, byte[] material) {
        var named = (name + "\n").getBytes(UTF_8);
        var all = ByteBuffer.allocate(named.length + material.length).put(named).put(material);
        var id = Arrays.copyOf(Hash.sha256Of(all.array()), 4);
        return name + "+" + HexFormat.of().formatHex(id) + "+"
                + Base64.getEncoder().encodeToString(material);
    }

    /** Keys of others: of the specification, of a log of certificates, of the database of Go modules, of a witness. */
    @ParameterizedTest
    @CsvSource({
        EXAMPLE + ",ED25519",
        "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f,ED25519",
        "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8,ED25519",
        "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2,COSIGNATURE"
    })
    void a_key_is_written_as_it_was_read(String vkey, Kind kind) {
        var key = VerifierKey.parse(vkey);

        assertThat(key).hasToString(vkey).isEqualTo(VerifierKey.parse(vkey)).hasSameHashCodeAs(VerifierKey.parse(vkey));
        assertThat(key.kind()).isEqualTo(kind);
        assertThat(vkey).startsWith(key.name() + "+" + HexFormat.of().toHexDigits(key.id()) + "+");
    }

    @Test
    void keys_of_other_names_or_kinds_are_others() {
        var key = TlogFacts.signer("log", 1).verifier();

        assertThat(key)
                .isNotEqualTo(TlogFacts.signer("log2", 1).verifier())
                .isNotEqualTo(TlogFacts.signer("log", 2).verifier())
                .isNotEqualTo(TlogFacts.cosigner("log", 1).verifier());
        assertThat(key.id())
                .isNotEqualTo(TlogFacts.cosigner("log", 1).verifier().id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com/foo",
                "example.com/foo+530d903a",
                "example.com/foo+530d903+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+0530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo++AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+",
                EXAMPLE + "\n",
                EXAMPLE + " ",
                EXAMPLE + "=",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2",
                "example.com/foo+530d903a+Aekye_rm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
            })
    void a_key_that_is_not_written_as_one_is_refused(String vkey) {
        refused(vkey, "key.malformed");
    }

    @Test
    void a_key_that_cannot_be_one_is_refused() {
        var material = Base64.getDecoder().decode("AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        assertThat(vkey("example.com/foo", material)).isEqualTo(EXAMPLE);

        refused(vkey("", material), "key.bad-name");
        refused(vkey("example com", material), "key.bad-name");
        refused(vkey("example\u00a0com", material), "key.bad-name");
        refused(vkey("example\u3000com", material), "key.bad-name");
        refused(vkey("example\u0001com", material), "key.bad-name");
        refused(EXAMPLE.replace("530d903a", "530d903b"), "key.wrong-id");
        refused(EXAMPLE.replace("example.com", "example.org"), "key.wrong-id");
        refused(vkey("a", Arrays.copyOf(material, 32)), "key.wrong-length");
        refused(vkey("a", Arrays.copyOf(material, 34)), "key.wrong-length");
        refused(vkey("a", new byte[] {1}), "key.wrong-length");
        var kind = material.clone();
        for (int other : new int[] {0, 2, 3, 5, 6, 0xff}) {
            kind[0] = (byte) other;
            refused(vkey("a", kind), "key.unknown-kind");
        }
        // Two is the y of no point.
        var point = new byte[33];
        point[0] = 1;
        point[1] = 2;
        refused(vkey("a", point), "key.not-on-curve");
    }

    /** RFC 8032, section 7.1, test 1 and 2. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    })
    void a_public_key_is_derived_from_the_private_one(String seed, String derived) {
        var key = TlogFacts.privateKey(HexFormat.of().parseHex(seed));

        assertThat(HexFormat.of().formatHex(Ed25519.bytes(Ed25519.publicKeyOf(key))))
                .isEqualTo(derived);
    }

    @Test
    void a_key_read_from_pkcs8_signs() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var read = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(pair.getPrivate().getEncoded()));

        var signer = SignerKey.of("log", Kind.ED25519, read);

        assertThat(signer.verifier()).isEqualTo(new VerifierKey("log", Kind.ED25519, pair.getPublic()));
    }

    @Test
    void keys_of_other_kinds_are_no_keys_of_ours() throws Exception {
        var other = KeyPairGenerator.getInstance("Ed448").generateKeyPair().getPrivate();
        var ec = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();

        assertThatIllegalArgumentException().isThrownBy(() -> SignerKey.of("log", Kind.ED25519, other));
        assertThatIllegalArgumentException().isThrownBy(() -> SignerKey.of("log", Kind.ED25519, ec));
        assertThatExceptionOfType(NoteRefused.class)
                .isThrownBy(() -> SignerKey.of("lo g", Kind.ED25519, TlogFacts.privateKey(1)));
    }

    @Test
    void a_key_that_is_made_is_new_and_is_not_shown() {
        var first = SignerKey.generate("log", Kind.ED25519);
        var second = SignerKey.generate("log", Kind.ED25519);

        assertThat(first.verifier()).isNotEqualTo(second.verifier());
        assertThat(first).hasToString("private key of " + first.verifier());
        assertThat(new SignedNote("a\n", List.of()).with(first.sign("a\n")).verifiedBy(List.of(first.verifier())))
                .hasSize(1);
    }

    @Test
    void a_key_signs_as_its_kind() {
        var log = TlogFacts.signer("log", 1);
        var witness = TlogFacts.cosigner("witness", 1);

        assertThatIllegalStateException().isThrownBy(() -> log.sign("a\n", Instant.EPOCH));
        assertThatIllegalStateException().isThrownBy(() -> witness.sign("a\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> witness.sign("a\n", Instant.ofEpochSecond(-1)));
        assertThatExceptionOfType(NoteRefused.class).isThrownBy(() -> log.sign("a"));
        assertThatExceptionOfType(NoteRefused.class).isThrownBy(() -> witness.sign("a\r\n", Instant.EPOCH));
    }
}
