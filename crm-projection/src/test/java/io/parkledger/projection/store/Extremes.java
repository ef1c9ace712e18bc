package io.parkledger.projection.store;

import io.parkledger.core.Contexts;
import io.parkledger.core.bound.Bounds;
import io.parkledger.core.contract.ContractEvent.ContractExtended;
import io.parkledger.core.contract.ContractEvent.ContractExtensionWithdrawn;
import io.parkledger.core.id.Id;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.lead.LeadEvent.LeadRegistered;
import io.parkledger.core.ledger.Components;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.negotiation.NegotiationEvent;
import io.parkledger.core.space.UnitEvent.UnitReturnedToService;
import io.parkledger.core.space.UnitEvent.UnitTakenOutOfService;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.CreditCode;
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
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Plausible events of every type, and for every field of each the same event with that field at its extremes. */
public final class Extremes {

    /** With these a life begins. */
    private static final Set<String> BIRTHS = Set.of(
            "lead.registered",
            "negotiation.opened",
            "contract.signed",
            "renewal.opened",
            "tenant.landed",
            "contribution.tax-reported",
            "reception.recorded",
            "visit.recorded",
            "park.registered",
            "building.registered",
            "unit.registered",
            "report.sealed",
            "import.prepared",
            "custody.earlier-times-told",
            "custody.erasure-proposed");

    private final int story;

    private Extremes(int story) {
        this.story = story;
    }

    /** One field of an event at one of its extremes, in any story. */
    public record Variant(String field, IntFunction<Object> inStory) {}

    /** Every event class of the product. */
    public static List<Class<?>> eventTypes() {
        return kinds().stream().flatMap(kind -> inOrder(kind).stream()).toList();
    }

    /** All that can happen to one thing, each. */
    static List<Class<? extends Event>> kinds() {
        return Contexts.ALL.stream()
                .flatMap(context -> context.events().stream())
                .toList();
    }

    /** Every type of event of one kind, by name: the compiler puts them in another order whenever others use them. */
    static List<Class<?>> inOrder(Class<?> kind) {
        return Stream.of(kind.getPermittedSubclasses())
                .sorted(Comparator.comparing(Class::getSimpleName))
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

    /** What has to have happened before an event of this type can. */
    public static List<Object> before(Class<?> type, int story) {
        var kind = inOrder(type.getInterfaces()[0]);
        if (isBirth(type)) {
            return List.of();
        }
        var told = new ArrayList<Object>();
        if (type.getInterfaces()[0] == NegotiationEvent.class) {
            told.add(sample(LeadRegistered.class, story));
        }
        kind.stream().filter(Extremes::isBirth).forEach(birth -> told.add(sample(birth, story)));
        if (type == UnitReturnedToService.class) {
            told.add(sample(UnitTakenOutOfService.class, story));
        }
        if (type == ContractExtensionWithdrawn.class) {
            told.add(sample(ContractExtended.class, story));
        }
        return told;
    }

    static boolean isBirth(Class<?> type) {
        return BIRTHS.contains(type.getAnnotation(EventType.class).value());
    }

    /** As it happens every day. */
    static Object sample(Class<?> type, int story) {
        return new Extremes(story).sampleOf(type);
    }

    public static List<Variant> variants(Class<?> type) {
        var variants = new ArrayList<Variant>();
        var components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            int at = i;
            // Another id of its own would be another thing that nobody has told of.
            Stream<Inner> values = i == 0 ? Stream.of(new Inner("", null)) : new Extremes(0).valuesOf(components[i]);
            var field = type.getSimpleName() + "." + components[i].getName();
            values.forEach(value -> variants.add(new Variant(
                    field + value.path(),
                    story -> at == 0 ? sample(type, story) : with((Record) sample(type, story), at, value.value()))));
        }
        return variants;
    }

    /** A value of a field, with the path of what is extreme inside it. */
    private record Inner(String path, Object value) {}

    private Stream<Inner> valuesOf(RecordComponent component) {
        var values = new ArrayList<Inner>();
        extremesOf(component.getGenericType()).forEach(value -> values.add(new Inner("", value)));
        if (!component.getType().isPrimitive()) {
            values.add(new Inner("", null));
        }
        var inner = inner(component.getGenericType());
        if (inner != null) {
            var sample = (Record) sampleOf(inner);
            var components = inner.getRecordComponents();
            for (int i = 0; i < components.length; i++) {
                int at = i;
                valuesOf(components[i]).forEach(value -> {
                    var changed = with(sample, at, value.value());
                    values.add(new Inner(
                            "." + components[at].getName() + value.path(),
                            component.getType() == List.class ? List.of(changed) : changed));
                });
            }
        }
        return values.stream();
    }

    private List<?> extremesOf(Type generic) {
        if (generic instanceof ParameterizedType list) {
            var of = (Class<?>) list.getActualTypeArguments()[0];
            var one = sampleOf(of);
            return List.of(
                    List.of(),
                    Collections.singletonList(null),
                    Collections.nCopies(ViewCheck.ENTRIES, one),
                    Collections.nCopies(ViewCheck.ENTRIES + 1, one),
                    List.of(one, one));
        }
        var type = (Class<?>) generic;
        if (type == String.class) {
            return List.of(
                    "",
                    " ",
                    "字".repeat(Bounds.TEXT),
                    "字".repeat(Bounds.TEXT + 1),
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
                    LocalDate.parse(Bounds.FROM),
                    LocalDate.parse(Bounds.UNTIL),
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
                            Bounds.YUAN,
                            "-" + Bounds.YUAN,
                            Bounds.YUAN + ".01",
                            Bounds.SQM,
                            Bounds.SQM + ".01",
                            "10000000000",
                            "10000000000.01",
                            Bounds.MU,
                            Bounds.MU + ".01",
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
                            "-" + Bounds.YUAN,
                            Bounds.YUAN,
                            Bounds.YUAN + ".01",
                            Bounds.RENT,
                            "-" + Bounds.RENT,
                            Bounds.RENT + ".01",
                            "1200000000000000",
                            "92233720368547758.07",
                            "-92233720368547758.07")
                    .map(Cny::of)
                    .toList();
        }
        if (type == int.class) {
            return List.of(
                    0,
                    -1,
                    1,
                    Integer.MAX_VALUE,
                    Integer.MIN_VALUE,
                    ViewCheck.COUNT,
                    ViewCheck.COUNT + 1,
                    -ViewCheck.COUNT);
        }
        if (type == long.class) {
            return List.of(0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE);
        }
        if (type == boolean.class) {
            return List.of(true, false);
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
        if (type == long.class) {
            return 12L;
        }
        if (type == boolean.class) {
            return true;
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
                .map(component -> Components.read(component, sample))
                .toArray();
        values[at] = value;
        return make(sample.getClass(), values);
    }

    static Object make(Class<?> type, Object... values) {
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
