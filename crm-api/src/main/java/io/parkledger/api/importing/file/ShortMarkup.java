package io.parkledger.api.importing.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of XML as long as no tag, comment or text of it is longer than spreadsheets have them: a parser keeps each
 * of them in memory as a whole.
 */
final class ShortMarkup extends FilterInputStream {

    private static final int LONGEST = 1 << 20;

    private int since;
    private char before;
    private char last;
    /** What has begun: a tag or text, or {@code !}, {@code -}, {@code [} or {@code ?}, which end in their own way. */
    private char begun = ' ';

    ShortMarkup(InputStream xml) {
        super(xml);
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one > 0) {
            look((char) one);
        }
        return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        for (int i = from; i < from + read; i++) {
            // UTF-16 has a zero beside each sign of markup.
            if (into[i] != 0) {
                look((char) (into[i] & 0xff));
            }
        }
        return read;
    }

    private void look(char sign) {
        char beginning = sign;
        if (begun == ' ' && last == '<' && (sign == '!' || sign == '?')) {
            begun = sign;
        } else if (begun == '!' && (last == '!' && sign == '[' || before == '!' && last == '-' && sign == '-')) {
            begun = sign;
            // Its beginning is no part of its end: <!--> goes on.
            beginning = ' ';
        } else if (sign == '>' && isEnd()) {
            begun = ' ';
            since = 0;
        }
        if (++since > LONGEST) {
            throw FileRefused.damaged();
        }
        before = beginning == sign ? last : ' ';
        last = beginning;
    }

    private boolean isEnd() {
        return switch (begun) {
            case '?' -> last == '?';
            case '-' -> before == '-' && last == '-';
            case '[' -> before == ']' && last == ']';
            default -> begun == ' ';
        };
    }
}
