package io.parkledger.api.importing.file;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;

/**
 * XML as long as no tag, comment or text of it is longer than spreadsheets have them, and nothing is declared: a parser
 * keeps each of them in memory as a whole. It is UTF-8 or UTF-16, as parts of workbooks are, whatever it says.
 */
final class ShortMarkup extends FilterReader {

    private static final int LONGEST = 1 << 20;
    private static final int LOOKED_AT = 3;
    private static final char MARK = '\ufeff';

    private Place place = Place.TEXT;
    private int since;
    /** How many signs of its end stand before the next: of {@code -->} and {@code ]]>} there are two. */
    private int ending;

    private char quote;
    private boolean hasBegun;

    /** Where the next sign stands. */
    private enum Place {
        TEXT,
        /** Behind {@code <}. */
        BEGINNING,
        TAG,
        /** In the quotes of an attribute, where a {@code >} ends nothing. */
        VALUE,
        /** Behind {@code <!}. */
        DECLARATION,
        COMMENT,
        CDATA,
        INSTRUCTION
    }

    private ShortMarkup(InputStream xml, Charset charset) {
        super(new InputStreamReader(xml, charset.newDecoder()));
    }

    static ShortMarkup of(InputStream xml) throws IOException {
        var all = new PushbackInputStream(xml, LOOKED_AT);
        var first = all.readNBytes(LOOKED_AT);
        all.unread(first);
        return new ShortMarkup(all, charset(first));
    }

    /** By its mark, or by the zero beside its first {@code <}. */
    private static Charset charset(byte[] first) {
        if (first.length < 2) {
            return UTF_8;
        }
        int begin = (first[0] & 0xff) << Byte.SIZE | first[1] & 0xff;
        return switch (begin) {
            case 0xfeff, '<' -> UTF_16BE;
            case 0xfffe, '<' << Byte.SIZE -> UTF_16LE;
            default -> UTF_8;
        };
    }

    @Override
    public int read() throws IOException {
        var one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        if (!hasBegun && length > 0) {
            hasBegun = true;
            int first = super.read();
            if (first >= 0 && first != MARK) {
                into[from] = (char) first;
                look(into[from]);
                return 1;
            }
        }
        int read = super.read(into, from, length);
        for (int i = from; i < from + read; i++) {
            look(into[i]);
        }
        return read;
    }

    private void look(char sign) {
        if (++since > LONGEST) {
            throw FileRefused.damaged();
        }
        switch (place) {
            case TEXT -> {
                if (sign == '<') {
                    go(Place.BEGINNING);
                }
            }
            case BEGINNING -> {
                place = sign == '!' ? Place.DECLARATION : sign == '?' ? Place.INSTRUCTION : Place.TAG;
                inTag(sign);
            }
            case TAG -> inTag(sign);
            case VALUE -> {
                if (sign == quote) {
                    place = Place.TAG;
                }
            }
            case DECLARATION -> place = declared(sign);
            case COMMENT -> endAfter(2, '-', sign);
            case CDATA -> endAfter(2, ']', sign);
            case INSTRUCTION -> endAfter(1, '?', sign);
        }
    }

    private void go(Place next) {
        place = next;
        since = 0;
        ending = 0;
    }

    private void inTag(char sign) {
        if (place != Place.TAG) {
            return;
        }
        if (sign == '>') {
            go(Place.TEXT);
        } else if (sign == '"' || sign == '\'') {
            quote = sign;
            place = Place.VALUE;
        }
    }

    /** No part of a workbook declares anything. */
    private Place declared(char sign) {
        if (sign == '[') {
            return Place.CDATA;
        }
        if (sign != '-') {
            throw FileRefused.damaged();
        }
        return ++ending < 2 ? Place.DECLARATION : comment();
    }

    /** The two signs of its beginning are no part of its end: {@code <!-->} goes on. */
    private Place comment() {
        ending = 0;
        return Place.COMMENT;
    }

    private void endAfter(int signs, char end, char sign) {
        if (sign == '>' && ending >= signs) {
            go(Place.TEXT);
        } else {
            ending = sign == end ? ending + 1 : 0;
        }
    }
}
