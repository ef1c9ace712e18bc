package io.parkledger.api;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.history.DatedSubjectApi;
import io.parkledger.api.kit.history.SubjectApi;
import io.parkledger.api.kit.history.SubjectHistoryApi;
import io.parkledger.core.ArchitectureRules;
import io.parkledger.core.ledger.EventType;
import io.parkledger.planted.PlantedApi;
import io.parkledger.planted.PlantedSubjectApi;
import io.parkledger.projection.store.rows.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** What the build holds about this module; each rule is seen failing on a planted mistake. */
class ApiArchitectureTest {

    private static final JavaClasses API = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.parkledger.api");
    private static final JavaClasses PLANTED = new ClassFileImporter().importClasses(PlantedApi.class);

    private static final Pattern SUBJECT = Pattern.compile("Subject\\.of\\(\\s*\"/([a-z-]+)\"");

    private static final DescribedPredicate<JavaClass> AN_EVENT =
            DescribedPredicate.describe("an event", type -> type.isAnnotatedWith(EventType.class));
    private static final DescribedPredicate<JavaClass> AN_AGGREGATE =
            DescribedPredicate.describe("an aggregate", type -> type.isAnnotatedWith(AggregateRoot.class));

    private static final ArchRule BLIND_TO_EVENTS =
            noClasses().should(dependOnClassesThat(AN_EVENT.or(AN_AGGREGATE)).as("know events or aggregates"));

    private static final ArchRule EVERY_ENDPOINT_SAYS_WHO_MAY = methods()
            .that()
            .areNotDeclaredIn(SubjectHistoryApi.class)
            .and()
            .areNotDeclaredIn(SubjectApi.class)
            .and()
            .areNotDeclaredIn(DatedSubjectApi.class)
            .and(annotatedWith(GetMapping.class).or(annotatedWith(PostMapping.class)))
            .should()
            .beAnnotatedWith(Allowed.class);

    /** Of what they inherit. */
    private static final ArchRule EVERY_SUBJECT_SAYS_WHO_MAY_READ_IT = classes()
            .that()
            .areAssignableTo(SubjectHistoryApi.class)
            .and()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .should()
            .beAnnotatedWith(Allowed.class);

    private static final ArchRule NO_ENDPOINT_LOOKS_BEYOND_REACH =
            noClasses().that().haveSimpleNameEndingWith("Api").should().accessField(Scope.class, "ALL");

    private static final ArchRule NO_FIELD_INJECTION = noFields().should().beAnnotatedWith(Autowired.class);

    private static final ArchRule NULL_MARKED = classes()
            .that(resideInAPackage("io.parkledger.."))
            .should(new ArchCondition<>("live in a @NullMarked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(type, type.getName()));
                    }
                }
            });

    private static void holds(ArchRule rule) {
        rule.check(API);
        assertThat(rule.evaluate(PLANTED).hasViolation())
                .as("the planted mistake is found")
                .isTrue();
    }

    @Test
    void the_api_is_blind_to_events_and_aggregates() {
        holds(BLIND_TO_EVENTS);
    }

    @Test
    void every_endpoint_says_who_may() {
        holds(EVERY_ENDPOINT_SAYS_WHO_MAY);
    }

    /** As the subject itself says, by which it is searched for and linked to. */
    @Test
    void every_subject_says_who_may_read_it() {
        EVERY_SUBJECT_SAYS_WHO_MAY_READ_IT.check(API);
        assertThat(EVERY_SUBJECT_SAYS_WHO_MAY_READ_IT
                        .evaluate(new ClassFileImporter().importClasses(PlantedSubjectApi.class))
                        .hasViolation())
                .isTrue();
    }

    /** Who may what is decided in the ledger, and what is shown within the caller's rows. */
    @Test
    void no_endpoint_looks_beyond_its_callers_reach() {
        holds(NO_ENDPOINT_LOOKS_BEYOND_REACH);
    }

    @Test
    void nothing_is_injected_into_fields() {
        holds(NO_FIELD_INJECTION);
    }

    @Test
    void every_package_is_null_marked() {
        holds(NULL_MARKED);
    }

    /** The rule is seen to bite in the core. */
    @Test
    void packages_are_free_of_cycles() {
        ArchitectureRules.packagesAreFreeOfCycles("io.parkledger.api").check(API);
    }

    /** What a generic room has to know of a context, the context tells it. */
    @Test
    void the_kit_knows_no_context() {
        kitKnowsNobodyElse("io.parkledger.api").check(API);
        assertThat(kitKnowsNobodyElse("io.parkledger.planted")
                        .evaluate(new ClassFileImporter().importPackages("io.parkledger.planted"))
                        .getFailureReport()
                        .getDetails())
                .anyMatch(found -> found.contains("PlantedKit") && found.contains("PlantedApi"));
    }

    /** Addresses and names of forms of a context's things stand beside it, not in a generic room. */
    @Test
    void the_kit_names_no_context() throws IOException {
        var paths = new TreeSet<String>();
        for (var subject : sources("src/main/java/io/parkledger/api", "Subject.java")) {
            SUBJECT.matcher(subject).results().forEach(found -> paths.add(found.group(1)));
        }
        var named = Pattern.compile("\"(?:/%1$s[/\"?]|%1$s\\.)[^\"]*".formatted("(?:" + String.join("|", paths) + ")"));
        var kit = sources("src/main/java/io/parkledger/api/kit", ".java");

        assertThat(paths).hasSizeGreaterThan(10).contains("leads", "units");
        assertThat(kit).hasSizeGreaterThan(100);
        // That this form cannot be taken back is still said beside the others.
        assertThat(kit.stream()
                        .flatMap(source -> named.matcher(source).results().map(MatchResult::group)))
                .isEmpty();
        assertThat(List.of("at(\"/leads/new\")", "case \"units.split\""))
                .allMatch(planted -> named.matcher(planted).find());
    }

    /** What is put together may be no address, of which Spring makes a failure of the server. */
    @Test
    void browsers_are_sent_elsewhere_by_one_place() throws IOException {
        var puttingTogether = Pattern.compile("\"redirect:[^\"]*\"\\s*\\+");
        var sources = sources("src/main/java/io/parkledger/api", ".java");

        assertThat(sources.stream()
                        .filter(source -> puttingTogether.matcher(source).find()))
                .as("redirectTo")
                .singleElement()
                .asString()
                .contains("class Addresses");
        assertThat("return \"redirect:/imports/\" + id;").containsPattern(puttingTogether);
    }

    private static List<String> sources(String folder, String ending) throws IOException {
        var sources = new ArrayList<String>();
        try (var files = Files.walk(Path.of(folder))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(ending)).toList()) {
                sources.add(Files.readString(file));
            }
        }
        return sources;
    }

    private static ArchRule kitKnowsNobodyElse(String root) {
        var kit = resideInAPackage(root + ".kit..");
        return noClasses()
                .that(kit)
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(DescribedPredicate.not(kit)));
    }

    @Test
    void threads_are_loops() {
        holds(ArchitectureRules.threadsAreLoops());
    }
}
