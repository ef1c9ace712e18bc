package io.parkledger.api.kit.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.parkledger.api.kit.sent.FromRequest;
import io.parkledger.core.bound.Bounds;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.web.bind.annotation.RestController;

/** A day on which something was done cannot be chosen ahead of today, on no form; what is agreed for later can. */
class FormDaysTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    /**
     * Of terms, plans and what holds from a day on; and of a request, whose endpoint itself refuses a day that is to
     * come, as one left out is not taken for today.
     */
    private static final Set<String> MAY_LIE_AHEAD = Set.of(
            "requestedOn",
            "startOn",
            "endOn",
            "newEndOn",
            "fromOn",
            "untilOn",
            "dueOn",
            "goLiveOn",
            "neededBy",
            "validUntil",
            "until");

    private static Stream<Class<?>> sent() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.parkledger.api")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(RestController.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                        .flatMap(method -> Stream.of(method.getParameters()))
                        .filter(parameter -> parameter.isAnnotationPresent(FromRequest.class))
                        .<Class<?>>map(parameter -> parameter.getType())
                        .distinct();
    }

    /** Of every list one row is asked for. */
    private static Stream<FormField> daysOf(Class<?> type) {
        var hints = new FormHints.Given();
        Stream.of(type.getRecordComponents())
                .filter(component -> component.getType() == List.class)
                .forEach(component -> hints.rows(component.getName(), 1));
        var filled = new FormShape.Filled(name -> null, hints, Map.of(), TODAY);
        return new FormShape(new StaticMessageSource())
                .fieldsOf(type, filled).stream()
                        .flatMap(field -> Stream.concat(
                                Stream.of(field), field.rows().stream().flatMap(List::stream)))
                        .filter(field -> field.kind() == FormField.Kind.DATE);
    }

    @Test
    void what_was_done_was_done_by_today_at_the_latest() {
        var ahead = new TreeSet<String>();
        var days = sent().flatMap(type -> daysOf(type)
                        .peek(day -> {
                            var name = day.name().substring(day.name().lastIndexOf('.') + 1);
                            if (MAY_LIE_AHEAD.contains(name)) {
                                ahead.add(name);
                            }
                            assertThat(day.latest())
                                    .as(type.getSimpleName() + "." + day.name())
                                    .isEqualTo(MAY_LIE_AHEAD.contains(name) ? Bounds.UNTIL : TODAY.toString());
                        })
                        .map(FormField::name))
                .toList();

        assertThat(days).hasSizeGreaterThan(70);
        assertThat(ahead).isEqualTo(new TreeSet<>(MAY_LIE_AHEAD));
    }
}
