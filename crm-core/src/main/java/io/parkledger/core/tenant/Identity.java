package io.parkledger.core.tenant;

import static io.parkledger.core.tenant.TenantRule.CONTACT_IS_NAMED;
import static io.parkledger.core.tenant.TenantRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.tenant.TenantRule.CREDIT_CODE_IS_THE_TENANTS_OWN;
import static io.parkledger.core.tenant.TenantRule.NAME_IS_THE_TENANTS_OWN;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.tenant.TenantCommand.CorrectTenant;
import io.parkledger.core.tenant.TenantCommand.NameContact;
import io.parkledger.core.tenant.TenantCommand.RectifyTenant;
import io.parkledger.core.tenant.TenantCommand.WithdrawContact;
import io.parkledger.core.tenant.TenantEvent.ContactNamed;
import io.parkledger.core.tenant.TenantEvent.ContactWithdrawn;
import io.parkledger.core.tenant.TenantEvent.TenantCodeRectified;
import io.parkledger.core.tenant.TenantEvent.TenantCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantRectified;
import io.parkledger.core.value.CompanyName;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.NullUnmarked;

/** The company that a tenant is: its names, its credit code, what it does since which day, and whom to speak to. */
@NullUnmarked
class Identity {

    private final Tenant tenant;
    private final Stays stays;
    private final Holdings holdings;

    private CreditCode creditCode;
    /** All it is or was called, the last one last. */
    private final Set<String> names = new LinkedHashSet<>();

    private Industries industries = Industries.NONE;

    /** Whom to speak to, by person. */
    private final Set<String> contacts = new HashSet<>();

    Identity(Tenant tenant, Stays stays, Holdings holdings) {
        this.tenant = tenant;
        this.stays = stays;
        this.holdings = holdings;
    }

    @CommandHandler
    void handle(CorrectTenant c) {
        stays.requireInPark(c.correctedOn());
        var company = c.company().strip();
        var isOfBefore = c.correctedOn().isBefore(industries.lastFrom());
        CORRECTION_CHANGES_SOMETHING.require(
                !company.equals(company()) || c.industry() != industries.last() || isOfBefore);
        apply(new TenantCorrected(c.tenantId(), company, c.industry(), c.correctedOn()));
    }

    private String company() {
        return names.stream().reduce((earlier, later) -> later).orElseThrow();
    }

    @EventSourcingHandler
    void on(TenantCorrected e) {
        call(e.company());
        industries = industries.changed(e.industry(), e.correctedOn());
        stays.say(e.correctedOn());
    }

    @CommandHandler
    void handle(RectifyTenant c) {
        stays.requireEver();
        stays.requireNotBeforeLanding(c.rectifiedOn());
        var company = c.company().strip();
        var code = c.creditCode() == null ? creditCode : c.creditCode();
        var isSameCompany = company.equals(company()) && c.industry() == industries.last();
        CORRECTION_CHANGES_SOMETHING.require(!isSameCompany || !code.equals(creditCode));
        if (!isSameCompany) {
            apply(new TenantRectified(
                    c.tenantId(),
                    holdings.all(),
                    company,
                    company(),
                    c.industry(),
                    industries.last(),
                    c.cause().strip(),
                    c.rectifiedOn()));
        }
        if (!code.equals(creditCode)) {
            apply(new TenantCodeRectified(
                    c.tenantId(),
                    tenant.park(),
                    holdings.all(),
                    holdings.leads(),
                    code,
                    creditCode,
                    stays.lastStay().until(),
                    c.cause().strip(),
                    c.rectifiedOn()));
        }
    }

    @EventSourcingHandler
    void on(TenantRectified e) {
        names.remove(e.formerCompany());
        call(e.company());
        industries = industries.putRight(e.industry());
    }

    @EventSourcingHandler
    void on(TenantCodeRectified e) {
        creditCode = e.creditCode();
    }

    @CommandHandler
    void handle(NameContact c) {
        stays.requireInPark(c.namedOn());
        apply(new ContactNamed(c.tenantId(), c.contact(), c.namedOn()));
    }

    @EventSourcingHandler
    void on(ContactNamed e) {
        contacts.add(e.contact().personId());
        stays.say(e.namedOn());
    }

    @CommandHandler
    void handle(WithdrawContact c) {
        stays.requireInPark(c.withdrawnOn());
        CONTACT_IS_NAMED.require(contacts.contains(c.personId()));
        apply(new ContactWithdrawn(c.tenantId(), c.personId(), c.cause().strip(), c.withdrawnOn()));
    }

    @EventSourcingHandler
    void on(ContactWithdrawn e) {
        contacts.remove(e.personId());
    }

    CreditCode creditCode() {
        return creditCode;
    }

    void requireSame(String company, CreditCode code) {
        CREDIT_CODE_IS_THE_TENANTS_OWN.require(code.equals(creditCode), creditCode);
        NAME_IS_THE_TENANTS_OWN.require(
                stays.isAway() || names.stream().anyMatch(name -> CompanyName.fit(name, company)),
                String.join("、", names));
    }

    void begin(String company, CreditCode code, Industry industry, LocalDate on) {
        creditCode = code;
        call(company);
        industries = industries.begun(industry, on);
    }

    private void call(String company) {
        names.remove(company);
        names.add(company);
    }

    void correctBeginning(Industry industry, LocalDate former, LocalDate on) {
        industries = industries.begunOn(industry, former, on);
    }

    void withdrawBeginning(Industry industry, LocalDate on) {
        industries = industries.notBegun(industry, on, stays.isEmpty());
    }
}
