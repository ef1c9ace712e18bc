package io.parkledger.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.parkledger.core.ledger.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.axonframework.modelling.command.AggregateRoot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check twice: the core passes it, and it finds the mistake planted for it. */
class ArchitectureTest {

    private static final String CORE = "io.parkledger.core";
    private static final String PLANTED = "io.parkledger.planted";

    private static JavaClasses core;
    private static JavaClasses planted;

    @BeforeAll
    static void read() {
        core = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(CORE);
        planted = new ClassFileImporter().importPackages(PLANTED);
    }

    private static void finds(ArchRule rule, JavaClasses mistakes, String... found) {
        assertThatThrownBy(() -> rule.check(mistakes))
                .isInstanceOf(AssertionError.class)
                .message()
                .contains(found);
    }

    @Test
    void packages_are_null_marked() {
        ArchitectureRules.packagesAreNullMarked(CORE).check(core);
    }

    @Test
    void a_package_that_is_not_null_marked_is_found() {
        var rule = ArchitectureRules.packagesAreNullMarked(PLANTED);

        finds(rule, planted, PLANTED + ".unmarked is unmarked");
        assertThatThrownBy(() -> rule.check(planted)).message().doesNotContain(PLANTED + ".lead is unmarked");
    }

    @Test
    void threads_are_loops() {
        ArchitectureRules.threadsAreLoops().check(core);
    }

    @Test
    void a_thread_of_its_own_is_found_however_it_is_made() {
        finds(
                ArchitectureRules.threadsAreLoops(),
                planted,
                "PlantedThread.bare()",
                "PlantedThread.pooled()",
                "PlantedThread.later()");
    }

    @Test
    void the_core_is_free_of_spring_and_mongo() {
        ArchitectureRules.coreIsFreeOfSpringAndMongo(CORE).check(core);
    }

    /** Neither is on the core's class path, so that the mistake has to bring its own. */
    @Test
    void spring_and_mongo_in_the_core_are_found(@TempDir Path folder) throws IOException {
        var classes = compiled(
                folder,
                source(folder, "org/springframework/stereotype/Service", "public @interface Service {}"),
                source(folder, "com/mongodb/client/MongoClient", "public interface MongoClient {}"),
                source(folder, "org/bson/Document", "public class Document {}"),
                source(
                        folder,
                        "io/parkledger/planted/Sprung",
                        "@org.springframework.stereotype.Service class Sprung {}"),
                source(
                        folder,
                        "io/parkledger/planted/Stored",
                        "class Stored { com.mongodb.client.MongoClient client; org.bson.Document document; }"));

        finds(
                ArchitectureRules.coreIsFreeOfSpringAndMongo(PLANTED),
                classes,
                "org.springframework.stereotype.Service",
                "com.mongodb.client.MongoClient",
                "org.bson.Document");
    }

    private static Path source(Path folder, String name, String text) throws IOException {
        var file = folder.resolve(name + ".java");
        Files.createDirectories(file.getParent());
        var in = name.substring(0, name.lastIndexOf('/')).replace('/', '.');
        return Files.writeString(file, "package " + in + "; " + text);
    }

    private static JavaClasses compiled(Path folder, Path... sources) {
        var arguments = Stream.concat(
                Stream.of("-proc:none", "-d", folder.toString()),
                Arrays.stream(sources).map(Path::toString));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        return new ClassFileImporter().importPath(folder);
    }

    @Test
    void contexts_are_strangers_to_each_other() {
        ArchitectureRules.contextsAreStrangers(CORE).check(core);
    }

    @Test
    void a_context_that_knows_another_is_found() {
        finds(ArchitectureRules.contextsAreStrangers(PLANTED), planted, "PlantedTalk", "PlantedEvent");
    }

    @Test
    void a_shared_value_that_knows_a_context_is_found() {
        finds(ArchitectureRules.contextsAreStrangers(PLANTED), planted, "PlantedValue");
    }

    /** A context the rules have never heard of would be a stranger to the rules, and so would what others share. */
    @Test
    void the_rules_know_every_package() {
        var found = core.stream()
                .map(type -> type.getPackageName())
                .filter(name -> name.startsWith(CORE + "."))
                .map(name -> name.substring(CORE.length() + 1).split("\\.")[0])
                .distinct();

        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        ArchitectureRules.knownPackages().toList());
    }

    @Test
    void packages_are_free_of_cycles() {
        ArchitectureRules.packagesAreFreeOfCycles(CORE).check(core);
    }

    @Test
    void packages_that_point_at_each_other_are_found() {
        finds(
                ArchitectureRules.packagesAreFreeOfCycles(PLANTED),
                planted,
                "Slice lead -> ",
                "Slice value -> ",
                "PlantedCircle");
    }

    @Test
    void aggregates_are_hidden() {
        ArchitectureRules.aggregatesAreHidden(CORE).check(core);
    }

    @Test
    void an_aggregate_or_a_part_of_one_that_everybody_can_see_is_found() {
        var rule = ArchitectureRules.aggregatesAreHidden(PLANTED);

        finds(rule, planted, "PlantedLead>", "PlantedStray>");
        assertThatThrownBy(() -> rule.check(planted)).message().doesNotContain("PlantedPart>");
    }

    @Test
    void parts_of_aggregates_fold_by_themselves() {
        ArchitectureRules.partsFoldByThemselves(CORE).check(core);
    }

    @Test
    void a_part_that_asks_another_when_it_folds_is_found() {
        var rule = ArchitectureRules.partsFoldByThemselves(PLANTED);

        finds(
                rule,
                planted,
                "PlantedAsker.on(io.parkledger.planted.lead.PlantedEvent$Passed) asks",
                "PlantedLead.id()");
        assertThatThrownBy(() -> rule.check(planted)).message().doesNotContain("PlantedAsker.handle", "PlantedPart.on");
    }

    @Test
    void deciding_changes_nothing() {
        ArchitectureRules.decidingChangesNothing(CORE).check(core);
    }

    @Test
    void a_decision_that_changes_something_is_found_in_whichever_part() {
        finds(
                ArchitectureRules.decidingChangesNothing(PLANTED),
                planted,
                "PlantedPart.handle(java.lang.String) changes",
                "PlantedState.value");
    }

    @Test
    void folding_refuses_nothing() {
        ArchitectureRules.foldingRefusesNothing(CORE).check(core);
    }

    @Test
    void a_fold_that_asks_a_rule_is_found_in_whichever_part() {
        var rule = ArchitectureRules.foldingRefusesNothing(PLANTED);

        finds(
                rule,
                planted,
                "PlantedPart.on(io.parkledger.planted.lead.PlantedEvent$Passed) asks",
                "PlantedRule.HOLDS");
        assertThatThrownBy(() -> rule.check(planted)).message().doesNotContain("PlantedLead.on");
    }

    @Test
    void every_aggregate_belongs_to_a_context_of_the_ledger() {
        var annotated = core.stream()
                .filter(type -> type.isAnnotatedWith(AggregateRoot.class))
                .map(type -> type.getName());

        assertThat(Contexts.ALL.stream().map(Context::aggregates).flatMap(List::stream))
                .extracting(Class::getName)
                .containsExactlyInAnyOrderElementsOf(annotated.toList());
    }

    @Test
    void nobody_but_the_ledger_asks_the_clock_rolls_dice_or_makes_up_ids() {
        ArchitectureRules.nobodyAsksTheClock(CORE).check(core);
    }

    @Test
    void whoever_asks_the_clock_rolls_dice_or_makes_up_ids_is_found() {
        finds(
                ArchitectureRules.nobodyAsksTheClock(PLANTED),
                planted,
                "PlantedDice.today()",
                "PlantedDice.now()",
                "PlantedDice.millis()",
                "PlantedDice.asked(java.time.Clock)",
                "PlantedDice.id()",
                "PlantedDice.dice()",
                "PlantedDice.chance()");
    }

    @Test
    void every_event_is_folded() {
        ArchitectureRules.everyEventIsFolded(CORE).check(core);
    }

    @Test
    void an_event_nobody_folds_is_found() {
        var rule = ArchitectureRules.everyEventIsFolded(PLANTED);

        finds(rule, planted, "PlantedEvent$Forgotten is folded by nobody", "PlantedEvent$Unheard is folded by nobody");
        assertThatThrownBy(() -> rule.check(planted))
                .message()
                .doesNotContain("PlantedEvent$Folded is", "PlantedEvent$Passed is");
    }
}
