package io.parkledger.api.importing.file;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The parts of a packed file (ZIP), as its directory at the end lists them: a file that was cut off has none. What is
 * unpacked is counted while it is read and never kept, so that a small file cannot fill the memory with a large one.
 */
final class PackedParts {

    private static final int PARTS_AT_MOST = 10_000;

    /** Bytes of a name at most. */
    private static final int NAME_AT_MOST = 1_000;

    /** Bytes that all parts together unpack to, at most. */
    private static final long UNPACKED_AT_MOST = 512L << 20;

    /** Tables pack to a tenth or a twentieth; nothing that people wrote to less than this. */
    private static final int RATIO_AT_MOST = 200;

    /** What a small file may unpack to, whatever its ratio. */
    private static final long UNPACKED_AT_LEAST = 10L << 20;

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int COMMENT_AT_MOST = 0xffff;
    private static final int LARGE_END_LOCATOR = 0x07064b50;
    private static final int LARGE_END_LOCATOR_LENGTH = 20;
    private static final int LARGE_END = 0x06064b50;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int PART = 0x04034b50;
    private static final int PART_LENGTH = 30;
    private static final int LARGE = 0x0001;
    private static final int IS_ELSEWHERE = 0xffff_ffff;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final ByteBuffer file;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private long left;

    /** One part: where it begins, and how long it is while it is packed. */
    private record Part(int method, boolean isEncrypted, int crc, long packed, long at) {}

    private PackedParts(byte[] bytes) {
        file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        left = Math.min(UNPACKED_AT_MOST, Math.max(UNPACKED_AT_LEAST, (long) bytes.length * RATIO_AT_MOST));
    }

    /** @throws FileRefused when the file was cut off, or is no such file */
    static PackedParts of(byte[] bytes) {
        var parts = new PackedParts(bytes);
        try {
            parts.readDirectory();
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
            throw FileRefused.damaged();
        }
        return parts;
    }

    Set<String> names() {
        return parts.keySet();
    }

    private void readDirectory() {
        int end = end();
        long count = Short.toUnsignedInt(file.getShort(end + 10));
        long at = Integer.toUnsignedLong(file.getInt(end + 16));
        int locator = end - LARGE_END_LOCATOR_LENGTH;
        if (locator >= 0 && file.getInt(locator) == LARGE_END_LOCATOR) {
            int large = Math.toIntExact(file.getLong(locator + 8));
            if (file.getInt(large) != LARGE_END) {
                throw FileRefused.damaged();
            }
            count = file.getLong(large + 32);
            at = file.getLong(large + 48);
        }
        if (count < 0 || count > PARTS_AT_MOST) {
            throw new FileRefused("import.file-unpacks-too-large");
        }
        int entry = Math.toIntExact(at);
        for (int i = 0; i < count; i++) {
            entry = readEntry(entry);
        }
    }

    private int end() {
        int first = Math.max(0, file.limit() - END_LENGTH - COMMENT_AT_MOST);
        for (int at = file.limit() - END_LENGTH; at >= first; at--) {
            if (file.getInt(at) == END) {
                return at;
            }
        }
        throw FileRefused.damaged();
    }

    /** Answers where the next one is. */
    private int readEntry(int at) {
        if (file.getInt(at) != ENTRY) {
            throw FileRefused.damaged();
        }
        boolean isEncrypted = (file.getShort(at + 8) & 1) != 0;
        int nameLength = Short.toUnsignedInt(file.getShort(at + 28));
        int extraLength = Short.toUnsignedInt(file.getShort(at + 30));
        int commentLength = Short.toUnsignedInt(file.getShort(at + 32));
        if (nameLength > NAME_AT_MOST) {
            throw FileRefused.damaged();
        }
        var name = new byte[nameLength];
        file.get(at + ENTRY_LENGTH, name);
        int extra = at + ENTRY_LENGTH + nameLength;
        long packed = Integer.toUnsignedLong(file.getInt(at + 20));
        long begins = Integer.toUnsignedLong(file.getInt(at + 42));
        int large = large(extra, extra + extraLength);
        if (large > 0) {
            // They stand there in this order, each only if it does not stand in its own place.
            large += file.getInt(at + 24) == IS_ELSEWHERE ? Long.BYTES : 0;
            if (file.getInt(at + 20) == IS_ELSEWHERE) {
                packed = file.getLong(large);
                large += Long.BYTES;
            }
            if (file.getInt(at + 42) == IS_ELSEWHERE) {
                begins = file.getLong(large);
            }
        }
        parts.putIfAbsent(
                new String(name, StandardCharsets.UTF_8),
                new Part(
                        Short.toUnsignedInt(file.getShort(at + 10)),
                        isEncrypted,
                        file.getInt(at + 16),
                        packed,
                        begins));
        return extra + extraLength + commentLength;
    }

    private int large(int from, int until) {
        for (int at = from; at + 4 <= until; at += 4 + Short.toUnsignedInt(file.getShort(at + 2))) {
            if (Short.toUnsignedInt(file.getShort(at)) == LARGE) {
                return at + 4;
            }
        }
        return 0;
    }

    /** The name under which a part is listed; capitals and small letters are the same. */
    String nameOf(String path) {
        return parts.containsKey(path)
                ? path
                : parts.keySet().stream()
                        .filter(name -> name.toLowerCase(Locale.ROOT).equals(path.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElse(path);
    }

    boolean has(String path) {
        return parts.containsKey(nameOf(path));
    }

    /** @throws FileRefused when there is no such part */
    InputStream open(String path) {
        var part = parts.get(nameOf(path));
        if (part == null) {
            throw FileRefused.damaged();
        }
        if (part.isEncrypted()) {
            throw new FileRefused("import.file-encrypted");
        }
        try {
            return new Counted(unpacked(part), part.crc());
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw FileRefused.damaged();
        }
    }

    private InputStream unpacked(Part part) {
        int at = Math.toIntExact(part.at());
        if (file.getInt(at) != PART) {
            throw FileRefused.damaged();
        }
        int begins = at
                + PART_LENGTH
                + Short.toUnsignedInt(file.getShort(at + 26))
                + Short.toUnsignedInt(file.getShort(at + 28));
        int packed = Math.toIntExact(part.packed());
        if (packed < 0 || (long) begins + packed > file.limit()) {
            throw FileRefused.damaged();
        }
        var content = new ByteArrayInputStream(file.array(), begins, packed);
        return switch (part.method()) {
            case STORED -> content;
            case DEFLATED -> new Unpacked(content);
            default -> throw FileRefused.damaged();
        };
    }

    /** Lets go of what unpacks it. */
    private static final class Unpacked extends InflaterInputStream {

        Unpacked(InputStream packed) {
            super(packed, new Inflater(true));
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }

    /** Counts while it is read, and at its end knows whether something was changed. */
    private final class Counted extends FilterInputStream {

        private final CRC32 sum = new CRC32();
        private final int expected;

        Counted(InputStream unpacked, int expected) {
            super(unpacked);
            this.expected = expected;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            if (read < 0) {
                if ((int) sum.getValue() != expected) {
                    throw FileRefused.damaged();
                }
                return read;
            }
            sum.update(into, from, read);
            left -= read;
            if (left < 0) {
                throw new FileRefused("import.file-unpacks-too-large");
            }
            return read;
        }

        @Override
        public long skip(long length) throws IOException {
            throw new IOException("What is skipped is not counted.");
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
