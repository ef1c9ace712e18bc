package io.parkledger.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.parkledger.api.kit.sent.FromRequest;
import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.bound.Name;
import io.parkledger.core.id.Id;
import io.parkledger.core.value.Amount;
import io.parkledger.core.value.BusinessPeriod;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Period;
import jakarta.validation.Constraint;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every number, day, text and list that can be sent says how far it may go. */
class BoundedInputTest {

    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);

    private static List<Class<?>> sent() {
        var sent = new ArrayList<Class<?>>();
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.parkledger.api")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(RestController.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                        .flatMap(method -> Stream.of(method.getParameters()))
                        .filter(parameter -> parameter.isAnnotationPresent(FromRequest.class))
                        .forEach(parameter -> sent.add(parameter.getType()));
        return sent;
    }

    @Test
    void everything_that_can_be_sent_has_its_bounds() {
        var unbounded = new TreeSet<String>();
        var sent = sent();

        sent.forEach(type -> find(type, unbounded));

        assertThat(sent)
                .as("about as many as there are endpoints that take a body")
                .hasSizeGreaterThan(45);
        assertThat(unbounded).isEmpty();
    }

    @Test
    void an_endpoint_that_takes_a_body_takes_it_as_something_sent() {
        var others = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.parkledger.api")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(RestController.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                        .filter(method -> method.isAnnotationPresent(PostMapping.class))
                        .filter(method -> Stream.of(method.getParameters())
                                .anyMatch(parameter -> parameter.getType().isRecord()
                                        && !parameter.isAnnotationPresent(FromRequest.class)
                                        && !parameter.getType().getSimpleName().equals("Call")))
                        .map(Object::toString)
                        .toList();

        assertThat(others).isEmpty();
    }

    /** A mistake of every kind. */
    record Planted(
            BigDecimal areaSqm,
            @Positive BigDecimal landMu,
            int floor,
            @Positive int attendees,
            LocalDate startOn,
            Period period,
            Cny rent,
            String remark,
            @Pattern(regexp = "a+") String endless,
            List<@Size(max = 4) String> names,
            @Size(max = 4) List<String> others,
            PlantedPart part,
            @Valid PlantedPart checked,
            YearMonth month) {}

    record PlantedPart(String cause) {}

    @Test
    void whatever_has_no_bounds_is_found() {
        var unbounded = new TreeSet<String>();

        find(Planted.class, unbounded);

        assertThat(unbounded)
                .containsExactly(
                        "Planted.areaSqm",
                        "Planted.attendees",
                        "Planted.endless",
                        "Planted.floor",
                        "Planted.landMu",
                        "Planted.month",
                        "Planted.names",
                        "Planted.others[]",
                        "Planted.part is not looked into",
                        "Planted.period",
                        "Planted.remark",
                        "Planted.rent",
                        "Planted.startOn",
                        "PlantedPart.cause");
    }

    private static void find(Class<?> type, Set<String> unbounded) {
        for (var field : type.getRecordComponents()) {
            find(field.getAnnotatedType(), type.getSimpleName() + "." + field.getName(), unbounded);
        }
    }

    private static void find(AnnotatedType type, String name, Set<String> unbounded) {
        var limits = new ArrayList<Annotation>();
        collect(type, limits);
        if (type instanceof AnnotatedParameterizedType list) {
            var raw = (Class<?>) ((java.lang.reflect.ParameterizedType) list.getType()).getRawType();
            if (!Collection.class.isAssignableFrom(raw) || !has(limits, Size.class, size -> size.max() <= 1_000)) {
                unbounded.add(name);
            }
            find(list.getAnnotatedActualTypeArguments()[0], name + "[]", unbounded);
            return;
        }
        var simple = (Class<?>) type.getType();
        if (simple.isRecord() && !isValue(simple)) {
            if (!type.isAnnotationPresent(Valid.class) && needsLook(simple)) {
                unbounded.add(name + " is not looked into");
            }
            if (type.isAnnotationPresent(Valid.class)) {
                find(simple, unbounded);
            }
        } else if (!isBounded(simple, limits)) {
            unbounded.add(name);
        }
    }

    private static boolean needsLook(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .anyMatch(field -> !field.getType().isEnum() && field.getType() != boolean.class);
    }

    private static boolean isValue(Class<?> type) {
        return Id.class.isAssignableFrom(type)
                || Set.of(Cny.class, CreditCode.class, Period.class).contains(type);
    }

    private static boolean isBounded(Class<?> type, List<Annotation> limits) {
        if (type.isEnum()
                || type == boolean.class
                || type == Boolean.class
                || type == CreditCode.class
                || Id.class.isAssignableFrom(type)) {
            return true;
        }
        if (type == LocalDate.class) {
            return has(limits, BusinessDay.class);
        }
        if (type == Period.class) {
            return has(limits, BusinessPeriod.class);
        }
        if (type == Cny.class) {
            return has(limits, Amount.class);
        }
        if (type == String.class) {
            return has(limits, Name.class)
                    || has(limits, Size.class, size -> size.max() <= 4_000)
                    || has(limits, Pattern.class, pattern -> !pattern.regexp()
                            .replaceAll("\\\\.", "")
                            .matches(".*[+*].*"));
        }
        boolean below = has(limits, Max.class) || has(limits, DecimalMax.class);
        boolean above = has(limits, Min.class)
                || has(limits, DecimalMin.class)
                || has(limits, Positive.class)
                || has(limits, PositiveOrZero.class);
        if (type == BigDecimal.class) {
            return below && above && has(limits, Digits.class);
        }
        return WHOLE.contains(type) && below && above;
    }

    private static void collect(AnnotatedElement element, List<Annotation> into) {
        for (var limit : element.getAnnotations()) {
            into.add(limit);
            if (limit.annotationType().isAnnotationPresent(Constraint.class)) {
                collect(limit.annotationType(), into);
            }
        }
    }

    private static boolean has(List<Annotation> limits, Class<? extends Annotation> type) {
        return has(limits, type, limit -> true);
    }

    private static <A extends Annotation> boolean has(List<Annotation> limits, Class<A> type, Predicate<A> enough) {
        return limits.stream().filter(type::isInstance).map(type::cast).anyMatch(enough);
    }
}
