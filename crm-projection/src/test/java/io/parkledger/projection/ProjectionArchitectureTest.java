package io.parkledger.projection;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.parkledger.core.ArchitectureRules;
import io.parkledger.core.Contexts;
import io.parkledger.planted.CallingProjection;
import io.parkledger.planted.CommandingProjection;
import io.parkledger.planted.ThreadingProjection;
import io.parkledger.planted.unmarked.PackageWithoutNullMarked;
import io.parkledger.projection.history.HistoryProjection;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.ViewCollection;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ProjectionArchitectureTest {

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.parkledger.projection");

    /**
     * Events that only history shows: what is told of the keeping of the ledger is nobody's business but the auditor's.
     */
    private static final Set<String> SHOWN_BY_HISTORY_ALONE = Set.of(
            "AccountChanged",
            "EarlierTimesTold",
            "HeartbeatGiven",
            "KeyAdded",
            "KeyReplaced",
            "LedgerRestored",
            "ReadingLogSealed");

    private static JavaClasses planted(Class<?>... mistakes) {
        return new ClassFileImporter().importClasses(mistakes);
    }

    private static void holdsHereAndNotIn(ArchRule rule, Class<?> mistake) {
        rule.check(MODULE);
        assertThat(rule.evaluate(planted(mistake)).hasViolation())
                .as("%s is caught by: %s", mistake.getSimpleName(), rule.getDescription())
                .isTrue();
    }

    @Test
    void threads_are_loops() {
        holdsHereAndNotIn(ArchitectureRules.threadsAreLoops(), ThreadingProjection.class);
    }

    /** The rule is seen to bite in the core. */
    @Test
    void packages_are_free_of_cycles() {
        ArchitectureRules.packagesAreFreeOfCycles("io.parkledger.projection").check(MODULE);
    }

    @Test
    void every_package_says_what_may_be_null() {
        var marked = new ArchCondition<JavaClass>("stand in a package that is @NullMarked") {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                if (each.getPackage().tryGetAnnotationOfType(NullMarked.class).isEmpty()) {
                    events.add(SimpleConditionEvent.violated(each, each.getName() + " is not"));
                }
            }
        };

        holdsHereAndNotIn(classes().should(marked), PackageWithoutNullMarked.class);
    }

    @Test
    void projections_are_blind_to_commands() {
        var command = describe(
                "a command, or where commands are handed in",
                (JavaClass type) -> type.getPackageName().startsWith("io.parkledger.core")
                        && type.getName().contains("Command"));

        holdsHereAndNotIn(noClasses().should().dependOnClassesThat(command), CommandingProjection.class);
    }

    @Test
    void only_the_keeper_of_the_views_knows_the_ledger() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.parkledger.projection.store.keeper.ViewKeeper")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.parkledger.core.ledger.Ledger")
                .check(MODULE);
    }

    @Test
    void no_web_and_no_spring() {
        var outside = resideInAnyPackage(
                "org.springframework..",
                "jakarta.servlet..",
                "jakarta.ws..",
                "java.net.http..",
                "com.sun.net.httpserver..",
                "io.netty..");

        // The views' server in this process has a door of its own, which it must shut itself.
        holdsHereAndNotIn(
                noClasses()
                        .that()
                        .haveNameNotMatching(ArchitectureRules.IN_PROCESS_SERVER)
                        .should()
                        .dependOnClassesThat(outside),
                CallingProjection.class);
    }

    /** Stored names of events that no class of {@code projections} but history handles. */
    private static Set<String> unhandled(JavaClasses projections) {
        var handled = projections.stream()
                .filter(type -> type.isAssignableTo(Projection.class) && !type.isEquivalentTo(HistoryProjection.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(EventHandler.class))
                .map(method -> method.getRawParameterTypes().get(0).getName())
                .collect(Collectors.toSet());
        return events().filter(event -> !handled.contains(event.getName()))
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Class<?>> events() {
        return Contexts.ALL.stream()
                .flatMap(context -> context.events().stream())
                .flatMap(kind -> Stream.<Class<?>>of(kind.getPermittedSubclasses()));
    }

    @Test
    void every_event_changes_some_view() {
        assertThat(unhandled(MODULE)).isEqualTo(SHOWN_BY_HISTORY_ALONE);
        assertThat(unhandled(planted(CommandingProjection.class)))
                .as("a module that forgot all events but one")
                .doesNotContain("LeadRegistered")
                .contains("LeadQualified", "UnitSplit");
    }

    /** One that {@link Projections} leaves out would write nothing, and its views would stay empty. */
    @Test
    void every_projection_is_one_of_the_product() throws ReflectiveOperationException {
        var written = new ArrayList<ViewCollection<?>>();
        for (var type : MODULE) {
            if (type.isAssignableTo(Projection.class) && !type.isInterface()) {
                var projection =
                        (Projection) type.reflect().getDeclaredConstructor().newInstance();
                written.addAll(projection.collections());
            }
        }

        assertThat(written).hasSizeGreaterThan(15);
        assertThat(Projections.all().collections()).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void the_story_tells_every_event() {
        var told = Story.ofEverything().stream().map(Object::getClass).collect(Collectors.toSet());

        assertThat(told).hasSizeGreaterThan(100);
        assertThat(events().filter(event -> !told.contains(event))).isEmpty();
    }
}
