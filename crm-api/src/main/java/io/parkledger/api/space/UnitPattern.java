package io.parkledger.api.space;

import io.parkledger.core.value.InvalidValue;
import io.parkledger.core.value.UnitNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of units as people write many of them at once: {@code 101～120}, {@code A0101–A0120}, {@code 101-110、112}. A
 * wave, a dash or 至 always says up to where. A hyphen does where as many digits stand on both sides of it, as in
 * {@code 101-120}; {@code A-101} and {@code B1-01} are numbers themselves.
 */
final class UnitPattern {

    /** Units that can be registered at once. */
    static final int MOST = 500;

    private static final int FULL_WIDTH = '！' - '!';

    private static final Pattern BETWEEN = Pattern.compile("[、,，;；]");
    private static final Pattern UP_TO =
            Pattern.compile("(?<from>.*\\d\\p{L}*)\\s*(?:[~〜]|[–—―]{1,2}|[至到])\\s*(?<to>.+)");
    private static final Pattern ONE_BY_ONE = Pattern.compile("(?<before>.*?)(?<digits>\\d{1,9})(?<after>\\p{L}*)");
    private static final Pattern MARKS = Pattern.compile("[~〜–—―]");
    private static final Pattern ON_ITS_FLOOR =
            Pattern.compile("(?<before>.*?)(?<floor>\\d+)(?<place>\\d\\d)(?<after>\\p{L}*)");

    private UnitPattern() {}

    /**
     * The numbers it stands for, in the order in which they are written.
     *
     * @throws InvalidValue when it stands for none, or for too many
     */
    static List<String> numbersIn(String written) {
        var numbers = new ArrayList<String>();
        for (var part : BETWEEN.split(halfWidth(written).replace('\n', '、'))) {
            var one = part.strip().replaceAll("\\s+", " ");
            if (!one.isEmpty()) {
                numbers.addAll(numbersOf(one));
            }
            requireFew(numbers.size());
        }
        if (numbers.isEmpty()) {
            throw new InvalidValue("unit-pattern.no-digits", written);
        }
        return numbers;
    }

    static void requireFew(int units) {
        if (units > MOST) {
            throw new InvalidValue("unit-pattern.too-many", MOST);
        }
    }

    /** Digits, letters and marks of the other keyboard; brackets and the like stay as they are typed. */
    private static String halfWidth(String written) {
        return written.codePoints()
                .map(point -> isFullWidth(point) ? point - FULL_WIDTH : point)
                .map(point -> point == '‐' || point == '−' ? '-' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isFullWidth(int point) {
        return point >= '０' && point <= '９'
                || point >= 'Ａ' && point <= 'Ｚ'
                || point >= 'ａ' && point <= 'ｚ'
                || point == '－'
                || point == '～';
    }

    private static List<String> numbersOf(String written) {
        var upTo = UP_TO.matcher(written);
        if (upTo.matches()) {
            return span(written, upTo.group("from"), upTo.group("to"));
        }
        var spans = hyphens(written);
        var same = spans.stream().filter(Hyphen::isOfOneKind).findFirst().or(() -> spans.stream()
                .findFirst());
        if (same.isPresent()) {
            return span(written, same.get().from(), same.get().to());
        }
        if (written.chars().noneMatch(each -> each >= '0' && each <= '9')) {
            throw new InvalidValue("unit-pattern.no-digits", written);
        }
        requireClear(written, written);
        return List.of(fitting(written));
    }

    /** What stands on both sides of a hyphen, where it could say up to where. */
    private record Hyphen(String from, String to) {

        /** Whether the second side repeats the letters of the first, or leaves them out. */
        boolean isOfOneKind() {
            return sameLetters(read(from).group("before"), read(to).group("before"))
                    && sameLetters(read(from).group("after"), read(to).group("after"));
        }
    }

    private static List<Hyphen> hyphens(String written) {
        return IntStream.range(1, Math.max(1, written.length() - 1))
                .filter(at -> written.charAt(at) == '-')
                .mapToObj(at -> new Hyphen(
                        written.substring(0, at).strip(),
                        written.substring(at + 1).strip()))
                .filter(each -> digitsOf(each.from()) > 0 && digitsOf(each.from()) == digitsOf(each.to()))
                .toList();
    }

    private static int digitsOf(String number) {
        var read = ONE_BY_ONE.matcher(number);
        return read.matches() ? read.group("digits").length() : 0;
    }

    private static Matcher read(String number) {
        var read = ONE_BY_ONE.matcher(number);
        if (!read.matches()) {
            throw new InvalidValue("unit-pattern.no-digits", number);
        }
        return read;
    }

    /** One of the two may leave its letters out. */
    private static boolean sameLetters(String ones, String others) {
        return ones.isEmpty() || others.isEmpty() || UnitNumber.comparable(ones).equals(UnitNumber.comparable(others));
    }

    private static List<String> span(String written, String from, String to) {
        var first = read(from);
        var last = read(to);
        requireClear(written, first.group("before") + last.group("before"));
        var before = first.group("before");
        var after = first.group("after").isEmpty() ? last.group("after") : first.group("after");
        var isLike = last.group("before").isEmpty() || sameLetters(before, last.group("before")) && !before.isEmpty();
        if (!isLike || !sameLetters(first.group("after"), last.group("after"))) {
            throw new InvalidValue("unit-pattern.letters-differ", from, to);
        }
        int begin = Integer.parseInt(first.group("digits"));
        int end = Integer.parseInt(last.group("digits"));
        if (begin > end) {
            throw new InvalidValue("unit-pattern.backwards", from, to);
        }
        if (end - begin >= MOST) {
            throw new InvalidValue("unit-pattern.too-many", MOST);
        }
        var width = first.group("digits").length();
        return IntStream.rangeClosed(begin, end)
                .mapToObj(number -> fitting(before + ("%0" + width + "d").formatted(number) + after))
                .toList();
    }

    private static void requireClear(String written, String letters) {
        if (MARKS.matcher(letters).find()) {
            throw new InvalidValue("unit-pattern.unclear", written);
        }
    }

    private static String fitting(String number) {
        if (number.length() > UnitNumber.MAX) {
            throw new InvalidValue("unit-pattern.number-too-long", number, UnitNumber.MAX);
        }
        return number;
    }

    /**
     * The numbers of one floor as those of another are: {@code 101} of the first is {@code 301} of the third, {@code
     * A0101} is {@code A0301}.
     *
     * @throws InvalidValue when a number does not say its floor before its last two digits
     */
    static Stream<String> onFloor(int floor, int of, List<String> numbers) {
        return floor == of ? numbers.stream() : numbers.stream().map(number -> onFloor(floor, of, number));
    }

    private static String onFloor(int floor, int of, String number) {
        var said = floorIn(number, of).orElseThrow(() -> new InvalidValue("unit-pattern.not-of-the-floor", number, of));
        var width = said.group("floor").length();
        return fitting(said.group("before")
                + ("%0" + width + "d").formatted(floor)
                + said.group("place")
                + said.group("after"));
    }

    private static Optional<Matcher> floorIn(String number, int floor) {
        var said = ON_ITS_FLOOR.matcher(number);
        return said.matches() && isSaid(said.group("floor"), floor) ? Optional.of(said) : Optional.empty();
    }

    private static boolean isSaid(@Nullable String digits, int floor) {
        return digits != null && digits.length() <= 9 && Integer.parseInt(digits) == floor;
    }
}
