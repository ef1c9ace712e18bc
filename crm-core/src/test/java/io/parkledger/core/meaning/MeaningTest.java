package io.parkledger.core.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.ledger.Components;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.ledger.Undecodable;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Track;
import jakarta.validation.constraints.PastOrPresent;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a field, a command or an event means is said where it stands, and nowhere forgotten. */
class MeaningTest {

    /** Texts that name none of us: what is not among them is a {@link Person} or a {@link Team}. */
    private static final Set<String> TEXTS = Set.of(
            "cause",
            "checkpoint",
            "comment",
            "company",
            "competitor",
            "destination",
            "detail",
            "endCause",
            "exitCause",
            "field",
            "fileHash",
            "fileName",
            "formerCompany",
            "formerKey",
            "formerLogOrigin",
            "key",
            "logOrigin",
            "mediaType",
            "meaning",
            "meeting",
            "minutesNumber",
            "name",
            "nextStep",
            "number",
            "period",
            "personId",
            "phone",
            "purpose",
            "remark",
            "rescissionCause",
            "reviewer",
            "digest",
            "sha256",
            "term",
            "terminationCause",
            "terms",
            "value");

    /**
     * Withdrawals that another command makes up for: what is merged, split or put out of service again is so again, and
     * who is named again is a contact again.
     */
    private static final Set<String> DONE_AGAIN =
            Set.of("WithdrawMerger", "WithdrawSplit", "WithdrawOutage", "WithdrawContact", "WithdrawLeadContact");

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.parkledger.core");

    private static final List<Class<?>> COMMANDS = all(Command.class);
    private static final List<Class<?>> EVENTS = all(Event.class);

    private static List<Class<?>> all(Class<?> kind) {
        return CORE.stream()
                .filter(type -> type.isAssignableTo(kind) && type.isRecord())
                .filter(type -> !type.isEquivalentTo(Undecodable.class))
                .<Class<?>>map(JavaClass::reflect)
                .toList();
    }

    private static Stream<Class<?>> commandsAndEvents() {
        return Stream.concat(COMMANDS.stream(), EVENTS.stream());
    }

    @Test
    void a_number_with_a_unit_in_its_name_says_that_unit_and_no_other_does() {
        assertThat(Meanings.withoutUnit(commandsAndEvents())).isEmpty();
        assertThat(Meanings.components(commandsAndEvents()).stream().map(UnitOfMeasure::of))
                .contains("sqm", "mu", "yuan", "yuan-per-sqm-month");
        assertThat(Meanings.withoutUnit(Stream.of(Forgetful.class)))
                .containsExactly("Forgetful.areaSqm", "Forgetful.rentCnyPerSqmMonth", "Forgetful.count");
    }

    @Test
    void a_text_is_a_person_a_team_or_known_to_be_neither() {
        assertThat(Meanings.unknownTexts(commandsAndEvents(), TEXTS)).isEmpty();
        assertThat(names(Person.class))
                .containsExactlyInAnyOrder(
                        "owner",
                        "host",
                        "leader",
                        "proposedBy",
                        "approvedBy",
                        "rejectedBy",
                        "changedBy",
                        "confirmedBy",
                        "refusedBy");
        assertThat(names(Team.class)).containsExactly("team");
        assertThat(names(null)).isEqualTo(new TreeSet<>(TEXTS));
        assertThat(Meanings.unknownTexts(Stream.of(Forgetful.class), TEXTS))
                .containsExactly("Forgetful.owner", "Forgetful.team");
    }

    /** @param marked null for what is neither a person nor a team */
    private static Set<String> names(@Nullable Class<? extends Annotation> marked) {
        var names = new TreeSet<String>();
        Meanings.components(commandsAndEvents()).stream()
                .filter(component -> component.getType() == String.class)
                .filter(component -> marked == null
                        ? !component.isAnnotationPresent(Person.class) && !component.isAnnotationPresent(Team.class)
                        : component.isAnnotationPresent(marked))
                .map(RecordComponent::getName)
                .forEach(names::add);
        return names;
    }

    /** Whether an event says its day, once; or that it has none. */
    private static boolean saysItsDay(Class<?> event) {
        var days = Components.of(event).stream()
                .filter(component -> component.isAnnotationPresent(EffectiveOn.class))
                .toList();
        return event.isAnnotationPresent(Undated.class)
                ? days.isEmpty()
                : days.size() == 1 && days.get(0).getType() == LocalDate.class;
    }

    @Test
    void an_event_says_its_day_or_that_it_has_none() {
        assertThat(EVENTS)
                .hasSizeGreaterThan(100)
                .allMatch(MeaningTest::saysItsDay)
                .allMatch(event -> event.isAnnotationPresent(EventType.class));
        assertThat(saysItsDay(Forgetful.class)).isFalse();
    }

    @Test
    void what_holds_from_a_day_on_says_from_which() {
        assertThat(Meanings.components(EVENTS.stream()).stream()
                        .filter(component -> component.isAnnotationPresent(HoldsFrom.class))
                        .map(Meanings::said))
                .containsExactlyInAnyOrder("ContractAmended.fromOn", "RentStep.fromOn", "RentFree.fromOn");
        assertThat(Meanings.components(EVENTS.stream()).stream()
                        .filter(component -> component.getName().equals("fromOn")))
                .hasSizeGreaterThan(2)
                .allMatch(component -> component.isAnnotationPresent(HoldsFrom.class));
    }

    @Test
    void land_is_asked_for_on_its_track_and_space_on_its_own() {
        assertThat(Meanings.onNoTrack(COMMANDS.stream())).isEmpty();
        assertThat(Meanings.onNoTrack(Stream.of(Forgetful.class)))
                .containsExactly("Forgetful.count", "Forgetful.landMu");
    }

    /** What people send has a day by which it was done. */
    private static boolean isSentByPeople(Class<?> command) {
        return Components.of(command).stream()
                .anyMatch(component -> component.getAnnotatedType().isAnnotationPresent(PastOrPresent.class));
    }

    @Test
    void what_people_withdraw_cannot_be_taken_back_but_for_what_is_done_again() {
        var withdrawals = COMMANDS.stream()
                .filter(MeaningTest::isSentByPeople)
                .filter(command -> command.getSimpleName().startsWith("Withdraw"))
                .toList();

        assertThat(withdrawals).hasSizeGreaterThan(15).allSatisfy(command -> assertThat(
                        command.isAnnotationPresent(Grave.class))
                .as(command.getSimpleName())
                .isNotEqualTo(DONE_AGAIN.contains(command.getSimpleName())));
        assertThat(COMMANDS.stream()
                        .filter(command -> command.isAnnotationPresent(Grave.class))
                        .filter(command -> !withdrawals.contains(command))
                        .map(Class::getSimpleName))
                .containsExactlyInAnyOrder(
                        "LoseLead",
                        "LoseNegotiation",
                        "TerminateContract",
                        "RescindContract",
                        "CancelReception",
                        "DeclineRenewal",
                        "ExitTenant",
                        "ApproveWithdrawal");
    }

    /** Says nothing of what it means. */
    record Forgetful(
            BigDecimal areaSqm,
            Cny rentCnyPerSqmMonth,
            @MeasuredIn("sqm") BigDecimal count,
            @MeasuredIn("mu") BigDecimal landMu,
            Track track,
            String owner,
            String team,
            LocalDate doneOn) {}
}
