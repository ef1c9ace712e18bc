package io.parkledger.api.importing.file;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text in a charset that nothing but its bytes tells of. A byte order mark says it; without one it is UTF-8 if it can
 * be, and else GB18030, in which Chinese Excel saves its CSV.
 *
 * @param mark bytes of the byte order mark
 */
record DecodedText(byte[] bytes, Charset charset, int mark) {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset GB2312 = Charset.forName("GB2312");

    /** Of a hundred Chinese characters of a text in GB18030, how many at least are common ones. */
    private static final int COMMON_AT_LEAST = 60;

    private static final int PERCENT = 100;

    /** @throws FileRefused when it is no text, or its charset is unknown */
    static DecodedText of(byte[] bytes) {
        var marked = marked(bytes);
        if (marked != null) {
            if (marked.found() == null) {
                throw new FileRefused("import.file-charset-unknown");
            }
            return marked;
        }
        var text = new DecodedText(bytes, UTF_8, 0);
        var found = text.found();
        boolean isUnicode = found != null;
        if (found == null) {
            text = new DecodedText(bytes, GB18030, 0);
            found = text.found();
        }
        if (found == null || found.isBinary) {
            throw FileRefused.notASpreadsheet();
        }
        if (isUnicode) {
            return text;
        }
        if (found.isStrange || found.common * PERCENT < found.chinese * COMMON_AT_LEAST) {
            throw new FileRefused("import.file-charset-unknown");
        }
        return text;
    }

    private static @Nullable DecodedText marked(byte[] bytes) {
        for (var charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
            var mark = "\ufeff".getBytes(charset);
            if (bytes.length >= mark.length && startsWith(bytes, mark)) {
                return new DecodedText(bytes, charset, mark.length);
            }
        }
        return null;
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes[i] != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Fails where the bytes are not of the charset. */
    Reader reader() {
        return new InputStreamReader(
                new ByteArrayInputStream(bytes, mark, bytes.length - mark),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** What all of it consists of; null when it is not of the charset. */
    private @Nullable Found found() {
        var found = new Found();
        try (var reader = reader()) {
            var buffer = new char[8_192];
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                found.add(buffer, read);
            }
        } catch (CharacterCodingException e) {
            return null;
        } catch (IOException e) {
            throw FileRefused.damaged();
        }
        return found;
    }

    /** The kinds of characters of a text. */
    private static final class Found {

        private final CharsetEncoder commonOnes = GB2312.newEncoder();
        private boolean isBinary;
        private boolean isStrange;
        private long chinese;
        private long common;

        void add(char[] characters, int count) {
            for (int i = 0; i < count; i++) {
                add(characters[i]);
            }
        }

        private void add(char each) {
            if (each < ' ') {
                isBinary |= each != '\n' && each != '\r' && each != '\t' && each != '\f' && each != 0x1a;
            } else if (each > 0x7f) {
                isStrange |= Character.getType(each) == Character.PRIVATE_USE || !Character.isDefined(each);
                if (Character.isIdeographic(each)) {
                    chinese++;
                    common += commonOnes.canEncode(each) ? 1 : 0;
                }
            }
        }
    }
}
