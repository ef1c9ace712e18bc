package io.parkledger.core.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    private static final String TEXT = "example.com/behind-the-sofa\n20852163\n" + ROOT + "\n";

    private static void refused(String code, ThrowingCallable asked) {
        assertThatExceptionOfType(NoteRefused.class).isThrownBy(asked).satisfies(refused -> assertThat(refused.code())
                .isEqualTo(code));
    }

    /** The example of c2sp.org/tlog-cosignature; its keys are not told. */
    @Test
    void the_example_of_the_specification_is_a_checkpoint() {
        var example = TEXT + """

                — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nT\
                o+zyWE+xeMcTOAYQ8=
                — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf\
                5nNo0xUe+mbIUBkBIfZ+qnA==
                """;
        var note = SignedNote.parse(example);
        var checkpoint = Checkpoint.parse(note.text());

        assertThat(checkpoint).isEqualTo(new Checkpoint("example.com/behind-the-sofa", 20_852_163, Hash.parse(ROOT)));
        assertThat(checkpoint.text()).isEqualTo(TEXT);
        assertThat(note).hasToString(example);
        assertThat(note.signatures()).extracting(SignedNote.Signature::keyId).containsExactly(0x033de0ae, 0x8d66cf3f);
    }

    @Test
    void a_log_without_entries_has_the_root_of_none() {
        var text = "log\n0\n" + Hash.EMPTY + "\n";

        assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
        refused("checkpoint.bad-root", () -> Checkpoint.parse("log\n0\n" + ROOT + "\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "01",
                "+1",
                "-1",
                "-0",
                " 1",
                "1 ",
                "1.0",
                "1e3",
                "0x1",
                "9223372036854775808",
                "１",
                "٣",
                "x"
            })
    void a_size_that_is_not_written_as_one_is_refused(String size) {
        refused("checkpoint.bad-size", () -> Checkpoint.parse("log\n" + size + "\n" + ROOT + "\n"));
    }

    @Test
    void the_largest_size_is_that_of_a_long() {
        assertThat(Checkpoint.parse("log\n9223372036854775807\n" + ROOT + "\n").size())
                .isEqualTo(Long.MAX_VALUE);
        refused("checkpoint.bad-size", () -> new Checkpoint("log", -1, Hash.parse(ROOT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=",
                "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==",
                "AAAA",
                "x"
            })
    void a_root_that_is_no_hash_is_refused(String root) {
        refused("checkpoint.bad-root", () -> Checkpoint.parse("log\n1\n" + root + "\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "go.sum database tree",
                "lo+g",
                "lo\u00a0g",
                "lo\u0085g",
                "lo\u2028g",
                "lo\u0000g",
                "lo\u007fg",
                "lo\u009fg",
                "lo\rg",
                "lo\ud800g"
            })
    void an_origin_that_cannot_name_a_key_is_refused(String origin) {
        refused("checkpoint.bad-origin", () -> Checkpoint.parse(origin + "\n1\n" + ROOT + "\n"));
        refused("checkpoint.bad-origin", () -> new Checkpoint(origin, 1, Hash.parse(ROOT)));
        refused("checkpoint.bad-origin", () -> new Checkpoint("a\nb", 1, Hash.parse(ROOT)));
    }

    @Test
    void lines_behind_the_root_are_refused() {
        for (var behind : List.of("more\n", "\n", "a\nb\n", "more")) {
            refused(
                    behind.endsWith("\n") ? "checkpoint.extended" : "checkpoint.malformed",
                    () -> Checkpoint.parse(TEXT + behind));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "log\n", "log\n1\n", "log\n1", "log\n1\n" + ROOT})
    void a_text_with_fewer_lines_is_refused(String text) {
        refused("checkpoint.malformed", () -> Checkpoint.parse(text));
    }
}
