package io.parkledger.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.parkledger.core.ledger.Context;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.ledger.Loop;
import io.parkledger.core.ledger.embedded.EmbeddedPostgres;
import io.parkledger.core.rule.Rule;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullMarked;

/**
 * How the core is built, whoever adds to it: no frameworks, contexts that are strangers to each other, aggregates that
 * nobody sees, no clock. For any root package: the real one, or one of planted mistakes.
 */
public final class ArchitectureRules {

    private static final String[] CONTEXTS =
            Contexts.ALL.stream().map(Context::name).toArray(String[]::new);
    private static final String[] COMMON = {"meaning", "bound", "id", "value", "lease", "rule", "ledger", "tlog"};
    private static final String POLICIES = "policy";
    /** Knows the facts of many contexts, and is known to none. */
    private static final String INVERSE = "inverse";

    private static final Set<String> TIME_AND_CHANCE = Set.of(
            "java.time.Clock",
            "java.time.InstantSource",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.random.RandomGenerator",
            "java.util.concurrent.ThreadLocalRandom",
            "java.security.SecureRandom",
            "java.util.Date",
            "java.util.Calendar",
            "org.axonframework.common.IdentifierFactory");
    private static final Map<String, Set<String>> CALLS = Map.of(
            "java.lang.System", Set.of("currentTimeMillis", "nanoTime"),
            "java.lang.Math", Set.of("random"),
            "java.util.UUID", Set.of("randomUUID"));

    /** The server of the embedded views: its network library brings its own threads. */
    public static final String IN_PROCESS_SERVER = "io\\.parkledger\\.projection\\.store\\.InProcessServer(\\$.*)?";

    /** Gives bytes that are known, where Java only takes chance: this is how it derives a public key. */
    private static final String GIVEN_SEED = "io\\.parkledger\\.core\\.tlog\\.Ed25519\\$GivenSeed";

    private ArchitectureRules() {}

    /** Packages right below the core's that the rules know, by the last part of their name. */
    static Stream<String> knownPackages() {
        return Stream.of(CONTEXTS, COMMON, new String[] {POLICIES, INVERSE}).flatMap(Arrays::stream);
    }

    public static ArchRule packagesAreNullMarked(String root) {
        return classes()
                .that(resideInAPackage(root + ".."))
                .should(new ArchCondition<>("be in a package annotated @NullMarked") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                            events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is unmarked"));
                        }
                    }
                });
    }

    public static ArchRule coreIsFreeOfSpringAndMongo(String root) {
        return noClasses()
                .that(resideInAPackage(root + ".."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework..", "com.mongodb..", "org.bson.."));
    }

    /** Contexts meet in policies, and in the one list of contexts. What they share knows none of them. */
    public static ArchRule contextsAreStrangers(String root) {
        return classes()
                .that(resideInAnyPackage(packages(root, CONTEXTS)).or(resideInAnyPackage(packages(root, COMMON))))
                .should(new ArchCondition<>("know no other context, and no policy") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        var own = partOf(root, type);
                        for (var dependency : type.getDirectDependenciesFromSelf()) {
                            var target = dependency.getTargetClass().getBaseComponentType();
                            if (target.getPackageName().equals(root)
                                    || target.getPackageName().startsWith(root + ".")) {
                                var other = partOf(root, target);
                                if (!other.equals(own) && !Set.of(COMMON).contains(other)) {
                                    events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                                }
                            }
                        }
                    }
                });
    }

    /** Whoever reads a package can read those it stands on first. */
    public static ArchRule packagesAreFreeOfCycles(String root) {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    /** With their parts: all that have commands or events handed to them. */
    public static ArchRule aggregatesAreHidden(String root) {
        return classes()
                .that(resideInAPackage(root + ".."))
                .and(describe("are an aggregate or a part of one", ArchitectureRules::isAggregateOrPart))
                .should()
                .bePackagePrivate();
    }

    private static boolean isTelling(JavaAccess<?> access) {
        return access instanceof JavaMethodCall call
                && call.getTarget().getRawReturnType().isEquivalentTo(void.class);
    }

    private static boolean isAggregateOrPart(JavaClass type) {
        return type.isAnnotatedWith(AggregateRoot.class)
                || type.getMethods().stream().anyMatch(method -> isHandedCommands(method) || isHandedEvents(method));
    }

    private static boolean isHandedCommands(JavaCodeUnit method) {
        return method.isAnnotatedWith(CommandHandler.class);
    }

    private static boolean isHandedEvents(JavaCodeUnit method) {
        return method.isAnnotatedWith(EventSourcingHandler.class);
    }

    /** Whoever decides changes nothing: what was decided is refused perhaps, and is folded if not. */
    public static ArchRule decidingChangesNothing(String root) {
        return classes()
                .that(resideInAPackage(root + ".."))
                .should(new ArchCondition<>("set no field where they handle a command") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getMethods().stream()
                                .filter(ArchitectureRules::isHandedCommands)
                                .forEach(method -> reachedFrom(method)
                                        .flatMap(reached -> reached.getFieldAccesses().stream())
                                        .filter(access -> access.getAccessType() == AccessType.SET)
                                        .forEach(access -> events.add(SimpleConditionEvent.violated(
                                                access, method.getFullName() + " changes " + access.getTarget()))));
                    }
                });
    }

    /** Whoever folds refuses nothing: what is stored has happened, whatever rules there are by now. */
    public static ArchRule foldingRefusesNothing(String root) {
        return classes()
                .that(resideInAPackage(root + ".."))
                .should(new ArchCondition<>("ask no rule where they fold an event") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getMethods().stream()
                                .filter(ArchitectureRules::isHandedEvents)
                                .forEach(method -> reachedFrom(method)
                                        .flatMap(reached -> reached.getFieldAccesses().stream())
                                        .filter(access ->
                                                access.getTargetOwner().isAssignableTo(Rule.class))
                                        .forEach(access -> events.add(SimpleConditionEvent.violated(
                                                access, method.getFullName() + " asks " + access.getTarget()))));
                    }
                });
    }

    /** A method, and all methods of its context that it leads to. */
    private static Stream<JavaCodeUnit> reachedFrom(JavaCodeUnit start) {
        var reached = new LinkedHashSet<JavaCodeUnit>();
        var next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            var unit = next.remove();
            if (!unit.isConstructor() && reached.add(unit)) {
                unit.getCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner()
                                .getPackage()
                                .equals(start.getOwner().getPackage()))
                        .forEach(call -> call.getTarget().resolveMember().ifPresent(next::add));
            }
        }
        return reached.stream();
    }

    /** The ledger has the one clock; nobody else in the core asks one, rolls dice or makes up ids. */
    public static ArchRule nobodyAsksTheClock(String root) {
        return noClasses()
                .that(resideInAPackage(root + ".."))
                .and(DescribedPredicate.not(resideInAPackage(root + ".ledger..")))
                .and()
                .haveNameNotMatching(GIVEN_SEED)
                .should()
                .accessTargetWhere(timeOrChance());
    }

    private static DescribedPredicate<JavaAccess<?>> timeOrChance() {
        return describe("ask the clock, roll dice or make up ids", access -> {
            var owner = access.getTarget().getOwner().getName();
            var name = access.getTarget().getName();
            return TIME_AND_CHANCE.contains(owner)
                    || owner.startsWith("java.time.") && name.equals("now")
                    || CALLS.getOrDefault(owner, Set.of()).contains(name);
        });
    }

    /**
     * Work for ever is a {@link Loop}, whose silence and end are seen. What ends with the process or with one request
     * is not: the hook that stops the embedded PostgreSQL.
     */
    public static ArchRule threadsAreLoops() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Loop.class.getName())
                .and()
                .doNotHaveFullyQualifiedName(EmbeddedPostgres.class.getName())
                .and()
                .haveNameNotMatching(IN_PROCESS_SERVER)
                .should()
                .accessTargetWhere(describe("start threads of their own", access -> {
                    var owner = access.getTargetOwner();
                    return owner.isAssignableTo(Thread.class)
                                    && access.getName().equals("<init>")
                            || owner.isEquivalentTo(Executors.class)
                            || owner.isAssignableTo(ExecutorService.class)
                            || owner.isEquivalentTo(Timer.class)
                            || owner.isEquivalentTo(CompletableFuture.class)
                                    && access.getName().endsWith("Async");
                }));
    }

    public static ArchRule everyEventIsFolded(String root) {
        return classes()
                .that(resideInAPackage(root + ".."))
                .and()
                .areAnnotatedWith(EventType.class)
                .should(
                        new ArchCondition<>(
                                "have an @EventSourcingHandler in an aggregate of their context, or in a part of it") {
                            @Override
                            public void check(JavaClass event, ConditionEvents events) {
                                var folded = event.getPackage().getClasses().stream()
                                        .filter(type -> type.isAnnotatedWith(AggregateRoot.class))
                                        .flatMap(ArchitectureRules::withParts)
                                        .flatMap(part -> part.getMethods().stream())
                                        .filter(ArchitectureRules::isHandedEvents)
                                        .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
                                        .anyMatch(method ->
                                                method.getRawParameterTypes().contains(event));
                                if (!folded) {
                                    events.add(SimpleConditionEvent.violated(
                                            event, event.getName() + " is folded by nobody"));
                                }
                            }
                        });
    }

    /** An aggregate, and those that it hands its commands and events on to. */
    private static Stream<JavaClass> withParts(JavaClass whole) {
        return Stream.concat(
                Stream.of(whole),
                whole.getFields().stream()
                        .filter(field -> field.isAnnotatedWith(AggregateMember.class))
                        .map(JavaField::getRawType)
                        .flatMap(ArchitectureRules::withParts));
    }

    /**
     * Nobody says which part of an aggregate is told of an event first: another that it asked might not know yet. It
     * may tell another something, and expect no answer.
     */
    public static ArchRule partsFoldByThemselves(String root) {
        return classes()
                .that(resideInAPackage(root + ".."))
                .should(new ArchCondition<>("ask no other part of their aggregate where they fold an event") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getMethods().stream()
                                .filter(ArchitectureRules::isHandedEvents)
                                .forEach(method -> reachedFrom(method)
                                        .filter(reached -> reached.getOwner().equals(type))
                                        .flatMap(reached -> reached.getAccessesFromSelf().stream())
                                        .filter(access ->
                                                !access.getTargetOwner().equals(type))
                                        .filter(access -> isAggregateOrPart(access.getTargetOwner()))
                                        .filter(access -> !isTelling(access))
                                        .forEach(access -> events.add(SimpleConditionEvent.violated(
                                                access, method.getFullName() + " asks " + access.getTarget()))));
                    }
                });
    }

    private static String[] packages(String root, String[] parts) {
        return Arrays.stream(parts).map(part -> root + "." + part + "..").toArray(String[]::new);
    }

    /** {@code lead} for {@code root.lead.Lead}, and nothing for what stands in the root itself. */
    private static String partOf(String root, JavaClass type) {
        return type.getPackageName().equals(root)
                ? ""
                : type.getPackageName().substring(root.length() + 1).replaceFirst("\\..*", "");
    }
}
