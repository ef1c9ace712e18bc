package io.parkledger.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.parkledger.api.kit.sent.FromRequest;
import io.parkledger.core.rule.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RestController;

/** A rule says which fields it speaks of, so that a form can mark them; or it speaks of how things stand. */
class RuleFieldsTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.parkledger");

    /**
     * No field of a form is wrong when one of these refuses it: something else has to happen first, or nothing changes.
     */
    private static final Set<String> OF_STATE = Set.copyOf("""
            contract.contract-awaits-handover
            contract.contract-is-in-force
            contract.lease-has-an-end
            contract.term-has-passed
            contract.lead-and-negotiation-come-together
            contract.contract-is-not-over
            contract.contract-has-ended
            contract.signing-is-rescinded
            contract.correction-changes-something
            contract.premises-are-handed-over
            contract.what-was-handed-over-stays
            contract.nothing-hangs-on-it
            contract.term-came-by-that-renewal
            contract.renewed-term-is-not-amended
            contract.term-ends-that-day
            contract.renewal-is-as-the-contract
            contract.premises-are-named-by-handover
            contribution.figure-is-reported
            contribution.no-restatement-is-pending
            contribution.restatement-is-pending
            contribution.checker-is-not-the-maker
            contribution.withdrawal-is-pending
            contribution.maker-takes-it-back
            custody.erasure-is-confirmed-by-another-role
            custody.erasure-is-decided-by-a-second-person
            custody.erasure-is-proposed
            custody.no-erasure-is-proposed
            custody.proposer-takes-erasure-back
            importing.import-is-prepared
            importing.import-is-not-recorded
            importing.import-is-recorded
            importing.import-is-under-way
            importing.nothing-of-it-stands
            lead.lead-is-new
            lead.lead-is-qualified
            lead.lead-is-open
            lead.lead-is-not-in-negotiation
            lead.contact-is-named
            lead.lead-is-closed
            lead.triage-says-pursue
            lead.correction-changes-something
            lead.nothing-hangs-on-it
            lead.negotiation-is-the-leads-own
            negotiation.negotiation-is-open
            negotiation.negotiation-is-not-on-hold
            negotiation.negotiation-is-on-hold
            negotiation.offer-is-issued
            negotiation.review-is-scheduled
            negotiation.review-is-not-rejected
            negotiation.contract-is-not-signed
            negotiation.contract-is-signed
            negotiation.negotiation-is-lost
            negotiation.correction-changes-something
            negotiation.negotiation-is-not-withdrawn
            negotiation.nothing-hangs-on-it
            negotiation.nothing-followed-the-rescission
            negotiation.review-is-concluded
            negotiation.lead-is-the-negotiations-own
            negotiation.contract-is-the-one-that-won
            reception.correction-changes-something
            reception.reception-is-not-cancelled
            reception.visit-is-not-withdrawn
            renewal.renewal-is-open
            renewal.renewal-came-to-nothing
            renewal.term-still-runs
            renewal.renewal-is-agreed
            renewal.correction-changes-something
            renewal.nothing-was-opened
            report.number-is-given-once
            report.numbers-follow-each-other
            space.unit-is-vacant
            space.unit-is-earmarked
            space.unit-is-not-anothers
            space.unit-was-let-to-nobody-since
            space.unit-is-out-of-service
            space.correction-changes-something
            space.unit-is-not-gone
            space.nothing-hangs-on-it
            space.unit-is-split
            space.unit-is-merged
            space.park-is-not-live-yet
            tenant.tenant-is-in-the-park
            tenant.correction-changes-something
            tenant.contact-is-named
            tenant.tenant-has-left
            tenant.tenant-has-not-come-back
            tenant.end-is-put-right-at-the-exit
            tenant.contract-is-not-yet-counted
            tenant.landing-is-of-one-contract
            tenant.no-figure-speaks-of-the-stay
            """.lines().toList());

    private static List<Rule> rules() {
        return PRODUCT.stream()
                .filter(type -> type.isAssignableTo(Rule.class) && type.isEnum() && type.isTopLevelClass())
                .flatMap(type -> Stream.of(type.reflect().getEnumConstants()))
                .map(Rule.class::cast)
                .toList();
    }

    private static List<Class<?>> sent() {
        return PRODUCT.stream()
                .filter(type -> type.isAnnotatedWith(RestController.class))
                .map(JavaClass::reflect)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .flatMap(method -> Stream.of(method.getParameters()))
                .filter(parameter -> parameter.isAnnotationPresent(FromRequest.class))
                .<Class<?>>map(parameter -> parameter.getType())
                .toList();
    }

    private static boolean isIn(Class<?> type, String path) {
        var name = path.split("\\.", 2);
        return Stream.of(type.getRecordComponents())
                .filter(component -> component.getName().equals(name[0]))
                .anyMatch(component -> name.length == 1 || isIn(component.getType(), name[1]));
    }

    @Test
    void every_rule_names_its_fields_or_is_known_to_speak_of_how_things_stand() {
        var rules = rules();

        assertThat(rules).hasSizeGreaterThan(130);
        assertThat(rules.stream()
                        .filter(rule -> rule.fields().isEmpty())
                        .map(Rule::code)
                        .collect(Collectors.toSet()))
                .isEqualTo(OF_STATE);
    }

    @Test
    void every_field_that_a_rule_names_can_be_sent() {
        var sent = sent();
        var named = rules().stream()
                .flatMap(rule -> rule.fields().stream().map(field -> rule.code() + " " + field))
                .filter(each -> !each.endsWith(" " + Rule.ITS_DAY))
                .toList();

        assertThat(sent).hasSizeGreaterThan(45);
        assertThat(named).hasSizeGreaterThan(60).allSatisfy(each -> assertThat(sent)
                .as(each)
                .anyMatch(type -> isIn(type, each.substring(each.indexOf(' ') + 1))));
    }
}
