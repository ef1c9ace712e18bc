package io.parkledger.core.tlog;

import static io.parkledger.core.tlog.SignedNoteTest.BOTH;
import static io.parkledger.core.tlog.SignedNoteTest.ENOCHS_LINE;
import static io.parkledger.core.tlog.SignedNoteTest.PETER;
import static io.parkledger.core.tlog.SignedNoteTest.PETERS_LINE;
import static io.parkledger.core.tlog.SignedNoteTest.TEXT;
import static io.parkledger.core.tlog.SignedNoteTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a note may be written: everything else is refused by its code. */
class SignedNoteFormTest {

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\t", "\r", "\u0001", "\u001f", "\u000b"})
    void a_note_with_a_control_character_is_refused(String character) {
        refused("note.control-character", () -> SignedNote.parse(character + BOTH));
        refused("note.control-character", () -> SignedNote.parse(BOTH.replace("Peter", "Pe" + character + "ter")));
        refused(
                "note.control-character",
                () -> SignedNote.parse(BOTH.substring(0, BOTH.length() - 1) + character + "\n"));
        refused("note.control-character", () -> new SignedNote("a" + character + "\n", List.of()));
    }

    @Test
    void half_a_character_has_no_utf_8() {
        refused("note.no-unicode", () -> SignedNote.parse("\ud83d" + BOTH));
        refused("note.no-unicode", () -> SignedNote.parse("\ude00\ud83d" + BOTH));
        assertThat(SignedNote.parse("\ud83d\ude00\u007f\u0085" + BOTH).text()).endsWith(TEXT);
    }

    @Test
    void a_note_that_is_not_made_of_a_text_and_signatures_is_refused() {
        refused("note.not-ended", () -> SignedNote.parse(""));
        refused("note.not-ended", () -> SignedNote.parse(BOTH.substring(0, BOTH.length() - 1)));
        refused("note.no-signatures", () -> SignedNote.parse("\n"));
        refused("note.no-signatures", () -> SignedNote.parse(TEXT));
        refused("note.no-signatures", () -> SignedNote.parse(TEXT + "\n"));
        refused("note.no-signatures", () -> SignedNote.parse(BOTH + "\n"));
        refused("note.no-signatures", () -> SignedNote.parse(TEXT + PETERS_LINE + "\n"));
        refused("note.no-signatures", () -> SignedNote.parse("\n" + PETERS_LINE + "\n"));
        refused("note.text-not-ended", () -> new SignedNote("", List.of()));
        refused("note.text-not-ended", () -> new SignedNote("a", List.of()));
        assertThat(SignedNote.parse("\n\n" + PETERS_LINE + "\n").text()).isEqualTo("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PeterNeumann x08go/ZJ",
                "- PeterNeumann x08go/ZJ",
                "—PeterNeumann x08go/ZJ",
                " — PeterNeumann x08go/ZJ",
                "— PeterNeumann",
                "— ",
                "—",
                "a line of text"
            })
    void a_line_that_is_no_signature_is_refused(String line) {
        refused("note.malformed-signature", () -> SignedNote.parse(TEXT + "\n" + line + "\n"));
        refused("note.malformed-signature", () -> SignedNote.parse(BOTH + line + "\n"));
        refused("note.malformed-signature", () -> SignedNote.parse(BOTH).with(line));
    }

    /** Nothing, plus, and every space of Unicode but ASCII's, which ends the name. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0, '+', 0x85, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008,
                0x2009, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000
            })
    void a_signature_by_a_name_that_is_none_is_refused(int character) {
        var name = character == 0 ? "" : "Peter" + Character.toString(character) + "Neumann";

        refused(
                "note.bad-key-name",
                () -> SignedNote.parse(TEXT + "\n" + PETERS_LINE.replace("PeterNeumann", name) + "\n"));
    }

    /** These look like spaces and are none: a space without width, a joiner, a sign for space. */
    @ParameterizedTest
    @ValueSource(ints = {0x200b, 0x2060, 0x2420, 0xfeff, 0x180e, 0x7f})
    void a_name_may_have_what_is_no_space(int character) {
        var name = "Peter" + Character.toString(character) + "Neumann";

        assertThat(SignedNote.parse(TEXT + "\n" + PETERS_LINE.replace("PeterNeumann", name) + "\n")
                        .signatures())
                .extracting(SignedNote.Signature::name)
                .containsExactly(name);
    }

    /** In order: not base64, no padding, bits left over, too much padding, two of them, of addresses, a space. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x08go/ZJ!",
                "x08go/Y",
                "x08go/Z=",
                "x08go/ZJ=",
                "x08go/Y=x08go/Y=",
                "x08go_ZJ",
                "x08go/ZJ ",
                " x08go/ZJ",
                "x08go/ZJ x08go/ZJ"
            })
    void a_signature_that_is_no_canonical_base64_is_refused(String base64) {
        assertThat(new SignedNote.Signature("a", "x08go/Y=").keyId()).isEqualTo(0xc74f20a3);
        refused("note.bad-base64", () -> SignedNote.parse(TEXT + "\n— PeterNeumann " + base64 + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "xw==", "x08go" + "w=="})
    void a_signature_without_a_byte_behind_the_id_is_refused(String base64) {
        refused("note.short-signature", () -> SignedNote.parse(TEXT + "\n— PeterNeumann " + base64 + "\n"));
    }

    @Test
    void a_note_has_at_most_100_signatures() {
        var hundred = TEXT + "\n" + lines(99) + PETERS_LINE + "\n";
        var note = SignedNote.parse(hundred);

        assertThat(note.signatures()).hasSize(100);
        assertThat(note).hasToString(hundred);
        assertThat(note.verifiedBy(List.of(PETER))).hasSize(1);
        refused("note.too-many-signatures", () -> SignedNote.parse(hundred + ENOCHS_LINE + "\n"));
        refused("note.too-many-signatures", () -> SignedNote.parse(TEXT + "\n" + lines(1_000)));
        refused("note.too-many-signatures", () -> note.with(ENOCHS_LINE));
    }

    private static String lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "— key" + i + " x08go/ZJ\n")
                .collect(Collectors.joining());
    }
}
