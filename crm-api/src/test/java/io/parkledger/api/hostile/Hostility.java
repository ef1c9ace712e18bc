package io.parkledger.api.hostile;

import io.parkledger.core.id.Id;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Period;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What is sent: values that fit a field, and values nobody would type. All of it follows from one seed. */
final class Hostility {

    /** Where one text may stand: percent-encoded later, or as it is in JSON. */
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "\u0001\u001b[2J",
            "\u000b",
            "\u007f\u0085",
            "\ud842",
            "\udfb7\ud842",
            "𠮷👩‍💻",
            "\u200b",
            "澜\u00ad桥\ufeff",
            "\u202eyxg.exe",
            "\u2028\u2029",
            "\uffff\ufffe",
            "e\u0301".repeat(200),
            "A".repeat(121),
            "长".repeat(5_000),
            "%",
            "100%",
            "%00",
            "%FF",
            "%zz",
            "+",
            "{x}",
            "${7*7}",
            "#{T(java.lang.Runtime)}",
            "__${7*7}__::.x",
            "<script>alert(1)</script>",
            "'\"><img src=x onerror=alert(1)>",
            "' OR 1=1 --",
            "{\"$gt\":\"\"}",
            "$where",
            ".*(a+)+$",
            "\\",
            "\\E",
            "\\Q",
            "[",
            "(",
            "../../etc/passwd",
            "..;/",
            "//evil.example",
            "/\\evil.example",
            "/{x}",
            "/ä?b=ü#ö",
            "javascript:alert(1)",
            "\r\nSet-Cookie: a=b",
            "null",
            "undefined",
            "NaN",
            "-Infinity",
            "true",
            "[]",
            "{}",
            ",",
            "，，",
            "\t",
            "\n\n\n");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-1",
            "1",
            "1.0",
            "1.005",
            "0.001",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "99999999999999999999999999999999999999",
            "123456789012345678901234567890123456",
            "0.12345678901234567890123456789012345678",
            "1E2",
            "1E10",
            "1E999999999",
            "-1E999999999",
            "1E-999999999",
            "0E999999999",
            "0E-999999999",
            "1E99999999999",
            "10000000000000",
            "10000000000000.01",
            "1e13",
            "0x10",
            "1_000",
            "1,000",
            "1，000.5",
            "１２",
            "٣",
            "1/3",
            "010",
            "+5",
            "--5",
            ".5",
            "5.",
            "9".repeat(39),
            "9".repeat(3_000));

    private static final List<String> DAYS = List.of(
            "0000-00-00",
            "0000-01-01",
            "0001-01-01",
            "1900-01-01",
            "1949-09-30",
            "1949-10-01",
            "2021-02-29",
            "2021-02-30",
            "2021-13-01",
            "2199-12-31",
            "2200-01-01",
            "9999-12-31",
            "10000-01-01",
            "+10000-01-01",
            "-0001-01-01",
            "+999999999-12-31",
            "-999999999-01-01",
            "2021-3-5",
            "2021/03/05",
            "2021年3月5日",
            "20210305",
            "2021-03-05T00:00:00Z",
            "2021-03-05T00:00:00+18:00",
            "+999999999-12-31T23:59:59+18:00",
            "-999999999-01-01T00:00:00-18:00",
            "1949-09",
            "9999-12",
            "+999999999-12",
            "-999999999-01",
            "2021-Q4",
            "1949-Q3",
            "2199-12",
            "2200-Q1",
            "长期");

    /** JSON that is no string. */
    private static final List<String> JSON = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "[null]",
            "[[[[]]]]",
            "{\"a\":1}",
            "{\"value\":\"x\"}",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "1e999999999",
            "-1e-999999999",
            "12345678901234567890123456789012345678901234567890",
            "0." + "0".repeat(38) + "1",
            "2147483648",
            "-1",
            "1.5",
            "[1,2,3]",
            "[\"a\",\"\\u0000\"]",
            "{\"\\u0000\":1}",
            "{\"\\ud800\":\"\\udc00\"}");

    private final Random random;
    private final Known known;

    /** What exists, by the kind of its id; and the day it is. */
    interface Known {
        List<String> ids(String kind);

        LocalDate today();
    }

    Hostility(long seed, Known known) {
        this.random = new Random(seed);
        this.known = known;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Something nobody would type. */
    String text() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> one(TEXTS);
            case 3, 4 -> one(NUMBERS);
            case 5 -> one(DAYS);
            case 6 -> noise();
            default -> one(TEXTS) + one(random.nextBoolean() ? TEXTS : NUMBERS);
        };
    }

    private String noise() {
        var text = new StringBuilder();
        for (int i = random.nextInt(20); i >= 0; i--) {
            text.appendCodePoint(
                    random.nextInt(3) == 0 ? random.nextInt(0x180) : random.nextInt(Character.MAX_CODE_POINT + 1));
        }
        return text.toString();
    }

    /** JSON nobody would send for a field. */
    String json() {
        return oneIn(3) ? one(JSON) : quoted(text());
    }

    String id(String kind) {
        var ids = known.ids(kind);
        return ids.isEmpty() || oneIn(3) ? "h-" + random.nextInt(1_000_000) : one(ids);
    }

    /** A value that fits the field, as text; null for what has none. */
    @Nullable
    String fitting(RecordComponent field) {
        var type = field.getType();
        if (Collection.class.isAssignableFrom(type)) {
            return fitting(String.valueOf(Surface.elementOf(field) == null ? "" : field.getName()), elementOf(field));
        }
        return fitting(field.getName(), type);
    }

    private static Class<?> elementOf(RecordComponent field) {
        var element = Surface.elementOf(field);
        return element == null ? String.class : element;
    }

    private String fitting(String name, Class<?> type) {
        if (Id.class.isAssignableFrom(type) || name.endsWith("Id")) {
            return id(Id.class.isAssignableFrom(type) ? type.getSimpleName() : name);
        }
        if (type.isEnum()) {
            return ((Enum<?>) one(List.of(type.getEnumConstants()))).name();
        }
        if (type == LocalDate.class) {
            return known.today()
                    .plusDays(name.startsWith("end") || name.startsWith("new") ? 400 : 0)
                    .toString();
        }
        if (type == Period.class) {
            return known.today().getYear() + "-Q1";
        }
        if (type == CreditCode.class) {
            return "91990101MA91X9P91N";
        }
        if (type == Cny.class || type == BigDecimal.class) {
            return String.valueOf(1 + random.nextInt(500));
        }
        if (type == int.class || type == Integer.class) {
            return String.valueOf(1 + random.nextInt(9));
        }
        if (type == boolean.class || type == Boolean.class) {
            return String.valueOf(random.nextBoolean());
        }
        if (name.toLowerCase(java.util.Locale.ROOT).contains("password")) {
            return "correct horse battery";
        }
        return "澜桥" + random.nextInt(10_000);
    }

    /** As JSON writes a text, with what is not ASCII escaped, so that halves of characters arrive as such. */
    static String quoted(String text) {
        var json = new StringBuilder("\"");
        text.chars().forEach(unit -> {
            if (unit == '"' || unit == '\\') {
                json.append('\\').append((char) unit);
            } else if (unit < ' ' || unit > '~') {
                json.append("\\u%04x".formatted(unit));
            } else {
                json.append((char) unit);
            }
        });
        return json.append('"').toString();
    }
}
