package io.parkledger.core.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashTest {

    /** The leaves and the roots of the reference of Certificate Transparency, as its tests have them. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void the_roots_of_the_reference_are_made() {
        var edge = new TreeEdge((tile, hashes) -> {});

        for (int size = 0; size <= LEAVES.size(); size++) {
            assertThat(HexFormat.of().formatHex(edge.root().bytes()))
                    .as("root of %d", size)
                    .isEqualTo(ROOTS.get(size));
            if (size < LEAVES.size()) {
                edge.append(Hash.ofLeaf(HexFormat.of().parseHex(LEAVES.get(size))));
            }
        }
        assertThat(edge.size()).isEqualTo(8);
    }

    @Test
    void a_hash_is_its_bytes() {
        var hash = Hash.ofLeaf(TlogFacts.entry(1));
        var into = new byte[40];
        hash.writeTo(into, 8);

        assertThat(Hash.read(into, 8))
                .isEqualTo(hash)
                .hasSameHashCodeAs(hash)
                .isEqualTo(Hash.of(hash.bytes()))
                .isEqualTo(Hash.parse(hash.base64()))
                .isNotEqualTo(Hash.ofLeaf(TlogFacts.entry(2)));
    }

    @Test
    void nobody_changes_a_hash() {
        var hash = Hash.ofLeaf(TlogFacts.entry(1));
        var bytes = hash.bytes();
        var same = Hash.of(bytes);
        bytes[0]++;

        assertThat(same).isEqualTo(hash);
        hash.bytes()[0]++;
        assertThat(same).isEqualTo(hash);
    }

    @Test
    void a_hash_has_32_bytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.of(new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.of(new byte[33]));
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.read(new byte[32], 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.read(new byte[32], -1));
    }

    /** In order: too short, too long, no padding, bits left over, of addresses, a newline, a space, nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==",
                "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2IA",
                "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I",
                "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=",
                "CsUYapGGPo4dkMgIAUqom_Xajj7h2fB2MPA3j2jxq2I=",
                "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                " CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
                ""
            })
    void what_is_not_the_base64_of_a_hash_is_refused(String base64) {
        assertThat(Hash.parse("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="))
                .hasToString("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.parse(base64));
    }
}
