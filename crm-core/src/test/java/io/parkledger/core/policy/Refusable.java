package io.parkledger.core.policy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.parkledger.core.Contexts;
import io.parkledger.core.TestValues;
import io.parkledger.core.contract.ContractFacts;
import io.parkledger.core.lead.LeadFacts;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.negotiation.NegotiationFacts;
import io.parkledger.core.renewal.RenewalFacts;
import io.parkledger.core.rule.Rule;
import io.parkledger.core.space.SpaceFacts;
import io.parkledger.core.tenant.TenantFacts;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.CreationPolicy;

/** By what the command of a policy can be refused, read from the class files of whoever handles it. */
final class Refusable {

    private static final String UNKNOWN = "ledger.unknown";
    private static final String ID_TAKEN = "ledger.id-taken";

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.parkledger.core");

    /** One of each event that a policy can lead to, for what it claims. */
    private static final Map<String, Event> EVENTS = Stream.<Event>of(
                    LeadFacts.lost(LeadStage.NEGOTIATING),
                    LeadFacts.reopened(LeadStage.NEGOTIATING),
                    LeadFacts.landed(),
                    LeadFacts.assignedToHe(),
                    LeadFacts.negotiationCorrected(),
                    LeadFacts.startWithdrawn(),
                    NegotiationFacts.assigned(),
                    NegotiationFacts.corrected(),
                    NegotiationFacts.signingCorrected(),
                    NegotiationFacts.opened(),
                    NegotiationFacts.won(),
                    NegotiationFacts.rescinded(),
                    NegotiationFacts.rescissionCorrected(),
                    NegotiationFacts.rescissionWithdrawn(),
                    NegotiationFacts.landed(),
                    ContractFacts.extended(),
                    ContractFacts.expired(TestValues.TERM_END),
                    ContractFacts.terminatedByExit(TestValues.APRIL_1),
                    ContractFacts.extensionCorrected(),
                    ContractFacts.extensionWithdrawn(),
                    ContractFacts.companyRectified(),
                    ContractFacts.codeRectified(),
                    LeadFacts.corrected(null, LeadStage.LANDED),
                    ContractFacts.endCorrected(),
                    ContractFacts.endWithdrawn(),
                    RenewalFacts.closureCorrected(),
                    RenewalFacts.closureWithdrawn(),
                    SpaceFacts.releaseCorrected(),
                    SpaceFacts.releaseWithdrawn(),
                    RenewalFacts.declined(),
                    RenewalFacts.heldOver(),
                    RenewalFacts.withdrawn(),
                    TenantFacts.landed(),
                    TenantFacts.expanded(),
                    TenantFacts.reduced(),
                    TenantFacts.reductionCorrected(),
                    TenantFacts.reductionWithdrawn(),
                    SpaceFacts.made(),
                    SpaceFacts.withdrawn(),
                    SpaceFacts.restored(),
                    SpaceFacts.reserved(),
                    SpaceFacts.occupied(),
                    SpaceFacts.released(),
                    SpaceFacts.occupationCorrected(),
                    SpaceFacts.occupationWithdrawn(),
                    SpaceFacts.reservationWithdrawn(),
                    TenantFacts.landingCorrected(),
                    TenantFacts.expansionCorrected(),
                    TenantFacts.landingWithdrawn(),
                    TenantFacts.expansionWithdrawn(),
                    NegotiationFacts.landingCorrected(),
                    NegotiationFacts.landingWithdrawn(),
                    LeadFacts.landingCorrected(),
                    LeadFacts.landingWithdrawn(),
                    SpaceFacts.dissolved())
            .collect(Collectors.toMap(event -> event.getClass().getName(), Function.identity()));

    private Refusable() {}

    /**
     * The codes of all rules that the command of this policy can break, and that its target is not, or is already,
     * there.
     */
    static Set<String> codesOf(Policy<?> policy) {
        var command = commandOf(policy);
        var handlers = CORE.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.isAnnotatedWith(CommandHandler.class))
                .filter(unit -> unit.getRawParameterTypes().get(0).isEquivalentTo(command))
                .toList();
        if (handlers.size() != 1) {
            throw new IllegalStateException(command + " is handled by " + handlers);
        }
        return codesOf(handlers.get(0));
    }

    private static Class<?> commandOf(Policy<?> policy) {
        var then = Arrays.stream(policy.getClass().getDeclaredMethods())
                .filter(method -> method.getName().equals("then") && !method.isBridge())
                .findFirst()
                .orElseThrow();
        return (Class<?>) ((ParameterizedType) then.getGenericReturnType()).getActualTypeArguments()[0];
    }

    private static Set<String> codesOf(JavaCodeUnit handler) {
        var codes = new TreeSet<String>();
        if (!handler.isAnnotatedWith(CreationPolicy.class)) {
            codes.add(handler.isConstructor() ? ID_TAKEN : UNKNOWN);
        }
        var seen = new HashSet<JavaCodeUnit>();
        var next = new ArrayDeque<>(List.of(handler));
        while (!next.isEmpty()) {
            var unit = next.remove();
            if (!seen.add(unit)) {
                continue;
            }
            unit.getFieldAccesses().stream()
                    .filter(access -> access.getTargetOwner().isAssignableTo(Rule.class))
                    .forEach(access -> {
                        var rule = rule(
                                access.getTargetOwner().reflect(),
                                access.getTarget().getName());
                        codes.add(isToBeConfirmed(access, unit) ? rule.confirmationCode() : rule.code());
                    });
            unit.getConstructorCallsFromSelf().stream()
                    .map(call -> call.getTargetOwner().getName())
                    .filter(name -> name.contains("Event$"))
                    .forEach(name -> codes.addAll(claimed(name)));
            unit.getCallsFromSelf().stream()
                    .filter(call -> call.getTargetOwner()
                            .getPackageName()
                            .equals(handler.getOwner().getPackageName()))
                    .forEach(call -> call.getTarget().resolveMember().ifPresent(next::add));
        }
        return codes;
    }

    /** Whether the first thing asked of the rule, from its line on, is that it be confirmed. */
    private static boolean isToBeConfirmed(JavaFieldAccess access, JavaCodeUnit unit) {
        return unit.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().isAssignableTo(Rule.class))
                .filter(call -> Set.of("require", "requireConfirmed").contains(call.getName()))
                .filter(call -> call.getLineNumber() >= access.getLineNumber())
                .min(Comparator.comparingInt(JavaMethodCall::getLineNumber))
                .filter(call -> call.getName().equals("requireConfirmed"))
                .isPresent();
    }

    private static Rule rule(Class<?> rules, String name) {
        return Arrays.stream(rules.getEnumConstants())
                .map(Rule.class::cast)
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> claimed(String event) {
        var sample = EVENTS.get(event);
        if (sample == null) {
            throw new IllegalStateException("no sample of " + event);
        }
        return Contexts.ALL.stream()
                .flatMap(context -> context.claims().apply(sample).stream())
                .filter(claim -> !String.valueOf(claim.operation()).matches("RELEASE.*|LEAVE|HOLD_DAYS"))
                // Only things are closed; nobody is refused to use a tenant.
                .filter(claim -> !claim.kind().equals("tenant-credit-code")
                        || !String.valueOf(claim.operation()).equals("USE"))
                .map(claim -> claim.rule().code())
                .collect(Collectors.toSet());
    }
}
