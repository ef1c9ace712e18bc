package io.parkledger.projection.store;

import io.parkledger.core.id.Id;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Period;
import io.parkledger.projection.Story;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Events that follow each other by chance, of few subjects, days and amounts: so what one says meets what another has
 * said, in orders that nobody has thought of. The same number tells the same story each time.
 */
public final class ByChance {

    private static final int SUBJECTS = 2;
    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 3, 1);
    private static final int DAYS = 4;
    private static final int DAYS_BETWEEN = 25;
    private static final List<String> AMOUNTS = List.of("0", "60.50", "100.00");
    private static final List<String> PERIODS = List.of("2021-03", "2021-Q1", "2021-Q2");
    private static final int NULL_ONCE_IN = 4;

    private final int story;
    private final Random chance;
    /** Told of last. */
    private int subject;

    private LocalDate day = FIRST_DAY;

    private ByChance(int story) {
        this.story = story;
        chance = new Random(story);
    }

    /** What becomes of some subjects, told by events of those types after those with which their lives begin. */
    public static List<Object> story(int number, List<Class<?>> types, int length) {
        var by = new ByChance(number);
        var events = new ArrayList<Object>();
        types.stream()
                .flatMap(type -> Extremes.inOrder(type.getInterfaces()[0]).stream())
                .distinct()
                .filter(Extremes::isBirth)
                .forEach(
                        birth -> IntStream.range(0, SUBJECTS).forEach(subject -> events.add(by.event(birth, subject))));
        var later = types.stream()
                .filter(type -> !Extremes.isBirth(type))
                .filter(type -> number % 2 == 0 || !takesAllBack(type))
                .toList();
        while (events.size() < length && !later.isEmpty()) {
            events.add(by.next(later, events.get(events.size() - 1).getClass()));
        }
        return events;
    }

    /**
     * Whether its subject has never been: {@code UnitWithdrawn} of a {@code UnitEvent}. In every other story none says
     * so.
     */
    private static boolean takesAllBack(Class<?> type) {
        var kind = type.getInterfaces()[0].getSimpleName();
        return kind.replace("Event", "Withdrawn").equals(type.getSimpleName());
    }

    /** Often what puts right, or takes back, what was just said: it is named after it. */
    private Object next(List<Class<?>> types, Class<?> last) {
        if (chance.nextBoolean()) {
            int alike = types.stream()
                    .filter(type -> type != last)
                    .mapToInt(type -> alike(type, last))
                    .max()
                    .orElseThrow();
            var next = types.stream()
                    .filter(type -> type != last && alike(type, last) == alike)
                    .toList();
            return event(oneOf(next), subject);
        }
        return event(oneOf(types), chance.nextInt(SUBJECTS));
    }

    /** How many letters two names have in common, from the first on. */
    private static int alike(Class<?> one, Class<?> other) {
        var name = one.getSimpleName();
        int alike = 0;
        while (alike < name.length() && other.getSimpleName().startsWith(name.substring(0, alike + 1))) {
            alike++;
        }
        return alike;
    }

    /** The first of its fields says of whom it tells. */
    private Object event(Class<?> type, int told) {
        subject = told;
        var values = values(type);
        var own = type.getRecordComponents()[0].getType();
        values[0] = own == ParkId.class ? Story.PARK : id(own, subject);
        return Extremes.make(type, values);
    }

    private Object id(Class<?> type, int subject) {
        return Extremes.make(type, type.getSimpleName() + story + "-" + subject);
    }

    private Object[] values(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> ViewCheck.isNullable(component) && chance.nextInt(NULL_ONCE_IN) == 0
                        ? null
                        : any(component.getGenericType()))
                .toArray();
    }

    private <T> T oneOf(List<T> some) {
        return some.get(chance.nextInt(some.size()));
    }

    private Object any(Type generic) {
        if (generic instanceof ParameterizedType list) {
            return IntStream.rangeClosed(0, chance.nextInt(SUBJECTS))
                    .mapToObj(at -> any(list.getActualTypeArguments()[0]))
                    .distinct()
                    .toList();
        }
        var type = (Class<?>) generic;
        if (type == String.class) {
            return "文字" + chance.nextInt(SUBJECTS);
        }
        if (type == LocalDate.class) {
            day = chance.nextBoolean() ? day : FIRST_DAY.plusDays((long) DAYS_BETWEEN * chance.nextInt(DAYS));
            return day;
        }
        if (type == BigDecimal.class) {
            return new BigDecimal(oneOf(AMOUNTS));
        }
        if (type == Cny.class) {
            return Cny.of(oneOf(AMOUNTS));
        }
        if (type == int.class) {
            return chance.nextInt(DAYS);
        }
        if (type == long.class) {
            return (long) chance.nextInt(DAYS);
        }
        if (type == boolean.class) {
            return chance.nextBoolean();
        }
        if (type == Period.class) {
            return new Period(oneOf(PERIODS));
        }
        if (type == CreditCode.class) {
            return Story.creditCode(SUBJECTS * story + chance.nextInt(SUBJECTS));
        }
        if (type == ParkId.class) {
            return Story.PARK;
        }
        if (Id.class.isAssignableFrom(type)) {
            return id(type, chance.nextBoolean() ? subject : chance.nextInt(SUBJECTS));
        }
        if (type.isEnum()) {
            return oneOf(Arrays.asList(type.getEnumConstants()));
        }
        return Extremes.make(type, values(type));
    }
}
