package io.parkledger.api.kit.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.parkledger.api.kit.sent.FromRequest;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.ledger.Components;
import io.parkledger.core.meaning.Grave;
import io.parkledger.core.meaning.Meanings;
import io.parkledger.core.meaning.UnitOfMeasure;
import io.parkledger.core.value.OnTrack;
import io.parkledger.core.value.Track;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RestController;

/** What an endpoint takes that is no command of the core says of its fields what a command says of them. */
class MeaningOfFormsTest {

    /** Texts that name none of those who own, lead or host; accounts are named by who administers them. */
    private static final Set<String> TEXTS = Set.of(
            "cause",
            "company",
            "department",
            "heldId",
            "knownAt",
            "label",
            "login",
            "meaning",
            "name",
            "newPassword",
            "number",
            "numbers",
            "password",
            "period",
            "remark",
            "replaces",
            "successor",
            "term");

    private static final List<Method> ENDPOINTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.parkledger.api").stream()
                    .filter(type -> type.isAnnotatedWith(RestController.class))
                    .map(JavaClass::reflect)
                    .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                    .toList();

    private static Stream<Class<?>> sent() {
        return ENDPOINTS.stream()
                .flatMap(method -> Stream.of(method.getParameters()))
                .filter(parameter -> parameter.isAnnotationPresent(FromRequest.class))
                .<Class<?>>map(parameter -> parameter.getType())
                .distinct();
    }

    private static Stream<Class<?>> requests() {
        return sent().filter(type -> !Command.class.isAssignableFrom(type));
    }

    @Test
    void every_number_says_its_unit_and_every_text_is_known() {
        assertThat(requests()).hasSizeGreaterThan(12);
        assertThat(Meanings.withoutUnit(requests())).isEmpty();
        assertThat(Meanings.unknownTexts(requests(), TEXTS)).isEmpty();
        assertThat(Meanings.onNoTrack(requests())).isEmpty();
        assertThat(Meanings.withoutUnit(Stream.of(Forgetful.class))).containsExactly("Forgetful.landMu");
        assertThat(Meanings.unknownTexts(Stream.of(Forgetful.class), TEXTS)).containsExactly("Forgetful.owner");
    }

    @Test
    void every_unit_has_its_words() {
        var words = ResourceBundle.getBundle("pages.fields");
        var units = Meanings.components(sent()).stream()
                .map(UnitOfMeasure::of)
                .filter(Objects::nonNull)
                .distinct()
                .toList();

        assertThat(units).hasSizeGreaterThan(3).allSatisfy(unit -> assertThat(words.getString("unit." + unit))
                .isNotBlank());
    }

    @Test
    void a_form_that_asks_for_the_track_asks_for_its_fields() {
        assertThat(sent().flatMap(type -> Components.of(type).stream())
                        .filter(component -> component.isAnnotationPresent(OnTrack.class))
                        .filter(component -> Components.of(component.getDeclaringRecord()).stream()
                                .anyMatch(each -> each.getType() == Track.class))
                        .map(component -> Meanings.said(component) + " "
                                + component.getAnnotation(OnTrack.class).value()))
                .containsExactlyInAnyOrder(
                        "Signing.units SPACE",
                        "Signing.rentCnyPerSqmMonth SPACE",
                        "Signing.landMu LAND",
                        "QualifyLead.areaWantedSqm SPACE",
                        "QualifyLead.landWantedMu LAND");
    }

    @Test
    void what_cannot_be_taken_back_says_so_at_its_endpoint_where_it_sends_no_command() {
        assertThat(ENDPOINTS.stream()
                        .filter(method -> method.isAnnotationPresent(Grave.class))
                        .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName()))
                .containsExactlyInAnyOrder("AccountApi.close", "TokenApi.revoke", "PersonApi.confirm");
    }

    /** Says nothing of what it means. */
    record Forgetful(BigDecimal landMu, String owner) {}
}
