package io.parkledger.projection.store;

import io.parkledger.core.Contexts;
import io.parkledger.core.id.Id;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Limits;
import io.parkledger.core.value.Period;
import io.parkledger.projection.Story;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Plausible events of every type, and for every field of each the same event with that field at its extremes. */
final class Extremes {

    private final int story;

    private Extremes(int story) {
        this.story = story;
    }

    /** One field of an event at one of its extremes. */
    record Variant(String field, Object event) {}

    /** Every event class of the product. */
    static List<Class<?>> eventTypes() {
        return Contexts.ALL.stream()
                .flatMap(context -> context.events().stream())
                .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
                .toList();
    }

    /** {@code ContractSigned.units.areaSqm}, for every field of every event, nested ones too. */
    static List<String> fields() {
        return eventTypes().stream()
                .flatMap(type -> fields(type.getSimpleName(), type))
                .toList();
    }

    private static Stream<String> fields(String path, Class<?> entry) {
        return Arrays.stream(entry.getRecordComponents()).flatMap(component -> {
            var field = path + "." + component.getName();
            var inner = inner(component.getGenericType());
            return Stream.concat(Stream.of(field), inner == null ? Stream.empty() : fields(field, inner));
        });
    }

    /** The record that a field, or a list, holds; null for scalars. */
    private static Class<?> inner(Type type) {
        var of = type instanceof ParameterizedType list ? (Class<?>) list.getActualTypeArguments()[0] : (Class<?>) type;
        return of.isRecord() && !isScalar(of) ? of : null;
    }

    private static boolean isScalar(Class<?> type) {
        return Id.class.isAssignableFrom(type)
                || List.of(Cny.class, CreditCode.class, Period.class).contains(type);
    }

    /**
     * What has to have happened before an event of this type can: all that stands before it among its own kind, and the
     * lead of a negotiation.
     */
    static List<Object> before(Class<?> type, int story) {
        var told = new ArrayList<Object>();
        var kind = type.getInterfaces()[0];
        if (kind.getSimpleName().equals("NegotiationEvent")) {
            told.add(sample(eventTypes().get(0), story));
        }
        for (var other : kind.getPermittedSubclasses()) {
            if (other == type) {
                break;
            }
            told.add(sample(other, story));
        }
        return told;
    }

    /** As it happens every day. */
    static Object sample(Class<?> type, int story) {
        return new Extremes(story).sampleOf(type);
    }

    static List<Variant> variants(Class<?> type, int story) {
        var extremes = new Extremes(story);
        var variants = new ArrayList<Variant>();
        extremes.vary(
                type.getSimpleName(),
                (Record) extremes.sampleOf(type),
                (field, event) -> variants.add(new Variant(field, event)),
                true);
        return variants;
    }

    private interface Sink {
        void accept(String field, Object value);
    }

    private void vary(String path, Record sample, Sink sink, boolean itsOwnIdFirst) {
        var components = sample.getClass().getRecordComponents();
        for (int i = itsOwnIdFirst ? 1 : 0; i < components.length; i++) {
            int at = i;
            var field = path + "." + components[i].getName();
            extremesOf(components[i].getGenericType()).forEach(value -> sink.accept(field, with(sample, at, value)));
            if (!components[i].getType().isPrimitive()) {
                sink.accept(field, with(sample, at, null));
            }
            varyInside(
                    field,
                    components[i],
                    Stored.read(components[i], sample),
                    inner -> value -> sink.accept(inner, with(sample, at, value)));
        }
        if (itsOwnIdFirst) {
            // Another id would be another thing that nobody has told of.
            sink.accept(path + "." + components[0].getName(), sample);
        }
    }

    private interface SinkOf {
        Consumer<Object> at(String field);
    }

    private void varyInside(String field, RecordComponent component, Object sample, SinkOf sinks) {
        var inner = inner(component.getGenericType());
        if (inner == null) {
            return;
        }
        boolean list = sample instanceof List<?>;
        var entry = (Record) (list ? ((List<?>) sample).get(0) : sample);
        vary(field, entry, (path, value) -> sinks.at(path).accept(list ? List.of(value) : value), false);
    }

    private List<?> extremesOf(Type generic) {
        if (generic instanceof ParameterizedType list) {
            var of = (Class<?>) list.getActualTypeArguments()[0];
            var one = sampleOf(of);
            return List.of(
                    List.of(),
                    Collections.singletonList(null),
                    Collections.nCopies(Limits.ENTRIES, one),
                    Collections.nCopies(Limits.ENTRIES + 1, one),
                    List.of(one, one));
        }
        var type = (Class<?>) generic;
        if (type == String.class) {
            return List.of(
                    "",
                    " ",
                    "字".repeat(Limits.TEXT),
                    "字".repeat(Limits.TEXT + 1),
                    "x".repeat(70_000),
                    "\u0000",
                    "a\u0007b",
                    "\uD800",
                    "x\uDC00y",
                    "😀",
                    "\u202Eabc",
                    "\u200B",
                    "$set",
                    "a.b",
                    "两行\r\n",
                    "0",
                    "null");
        }
        if (type == LocalDate.class) {
            return List.of(
                    LocalDate.MIN,
                    LocalDate.MAX,
                    LocalDate.parse("0000-01-01"),
                    LocalDate.parse("9999-12-31"),
                    LocalDate.parse("1949-09-30"),
                    LocalDate.parse(Limits.FIRST_DAY),
                    LocalDate.parse(Limits.LAST_DAY),
                    LocalDate.parse("2200-01-01"),
                    LocalDate.parse("2024-02-29"));
        }
        if (type == BigDecimal.class) {
            return Stream.of(
                            "0",
                            "-1",
                            "1E999999999",
                            "-1E999999999",
                            "1E-999999999",
                            "0E-999999999",
                            "0E+999999999",
                            "9".repeat(36),
                            "0." + "1".repeat(38),
                            "0.005",
                            "0.01",
                            "-0.01",
                            "1E+2",
                            Limits.CNY,
                            "-" + Limits.CNY,
                            Limits.CNY + ".01",
                            Limits.AREA_SQM,
                            Limits.AREA_SQM + ".01",
                            "10000000000",
                            "10000000000.01",
                            Limits.LAND_MU,
                            Limits.LAND_MU + ".01",
                            "1E+6144",
                            "0.5")
                    .map(BigDecimal::new)
                    .toList();
        }
        if (type == Cny.class) {
            return Stream.of(
                            "0",
                            "0.01",
                            "-0.01",
                            "1",
                            "-" + Limits.CNY,
                            Limits.CNY,
                            Limits.CNY + ".01",
                            Limits.RENT_CNY_PER_SQM_MONTH,
                            "-" + Limits.RENT_CNY_PER_SQM_MONTH,
                            Limits.RENT_CNY_PER_SQM_MONTH + ".01",
                            Limits.RENT_CNY_PER_YEAR,
                            "92233720368547758.07",
                            "-92233720368547758.07")
                    .map(Cny::of)
                    .toList();
        }
        if (type == int.class) {
            return List.of(
                    0, -1, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, Limits.COUNT, Limits.COUNT + 1, -Limits.COUNT);
        }
        if (type == Period.class) {
            return List.of(new Period("1900-01"), new Period("2099-Q4"), new Period("2021-12"), new Period("1900-Q1"));
        }
        if (type == CreditCode.class) {
            return List.of(Story.creditCode(0), Story.creditCode(9_999_999));
        }
        if (Id.class.isAssignableFrom(type)) {
            return List.of(make(type, "9".repeat(80)), make(type, "0"), make(type, "a..b-_"));
        }
        if (type.isEnum()) {
            return List.of(type.getEnumConstants());
        }
        if (type.isRecord()) {
            return List.of();
        }
        throw new IllegalStateException("no extremes of " + type);
    }

    private Object sampleOf(Type generic) {
        if (generic instanceof ParameterizedType list) {
            return List.of(sampleOf(list.getActualTypeArguments()[0]));
        }
        var type = (Class<?>) generic;
        if (type == String.class) {
            return "文字" + story;
        }
        if (type == LocalDate.class) {
            return LocalDate.of(2021, 3, 1);
        }
        if (type == BigDecimal.class) {
            return new BigDecimal("100.00");
        }
        if (type == Cny.class) {
            return Cny.of("12.34");
        }
        if (type == int.class) {
            return 3;
        }
        if (type == Period.class) {
            return new Period("2021-Q1");
        }
        if (type == CreditCode.class) {
            return Story.creditCode(story);
        }
        if (type == ParkId.class) {
            return Story.PARK;
        }
        if (Id.class.isAssignableFrom(type)) {
            return make(type, type.getSimpleName().charAt(0) + "" + story);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return make(
                type,
                Arrays.stream(type.getRecordComponents())
                        .map(component -> sampleOf(component.getGenericType()))
                        .toArray());
    }

    private static Object with(Record sample, int at, Object value) {
        var components = sample.getClass().getRecordComponents();
        var values = Arrays.stream(components)
                .map(component -> Stored.read(component, sample))
                .toArray();
        values[at] = value;
        return make(sample.getClass(), values);
    }

    private static Object make(Class<?> type, Object... values) {
        try {
            var constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot make a " + type + " of " + Arrays.toString(values), e);
        }
    }
}
