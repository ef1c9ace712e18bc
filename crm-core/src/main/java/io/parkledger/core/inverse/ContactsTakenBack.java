package io.parkledger.core.inverse;

import io.parkledger.core.lead.LeadCommand.NameLeadContact;
import io.parkledger.core.lead.LeadCommand.WithdrawLeadContact;
import io.parkledger.core.lead.LeadEvent.LeadContactNamed;
import io.parkledger.core.lead.LeadEvent.LeadContactWithdrawn;
import io.parkledger.core.lead.LeadEvent.LeadQualified;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.tenant.TenantCommand.NameContact;
import io.parkledger.core.tenant.TenantCommand.WithdrawContact;
import io.parkledger.core.tenant.TenantEvent.ContactNamed;
import io.parkledger.core.tenant.TenantEvent.ContactWithdrawn;
import io.parkledger.core.value.Contact;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes back whom somebody was told to speak to (冲回联系人): who was named before is named again, with the phone of then;
 * where nobody was, the contact is withdrawn. Who was erased in between stays erased.
 */
final class ContactsTakenBack {

    private final List<LedgerEvent> all;
    private final String cause;
    private final LocalDate today;

    ContactsTakenBack(List<LedgerEvent> all, String cause, LocalDate today) {
        this.all = all;
        this.cause = cause;
        this.today = today;
    }

    /** Empty where the event names nobody. */
    Optional<Command> inverse(LedgerEvent event) {
        if (event.payload() instanceof ContactNamed e) {
            var person = e.contact().personId();
            return Optional.of(last(before(event).flatMap(fact -> ofTenant(fact, person)))
                    .<Command>map(contact -> new NameContact(e.tenantId(), contact, today))
                    .orElseGet(() -> new WithdrawContact(e.tenantId(), person, cause, today)));
        }
        if (event.payload() instanceof LeadContactNamed e) {
            return Optional.of(last(before(event).flatMap(ContactsTakenBack::ofLead))
                    .<Command>map(contact -> new NameLeadContact(e.leadId(), contact, today))
                    .orElseGet(() -> new WithdrawLeadContact(e.leadId(), cause, today)));
        }
        return Optional.empty();
    }

    private Stream<Object> before(LedgerEvent event) {
        return all.stream().filter(each -> each.sequence() < event.sequence()).map(LedgerEvent::payload);
    }

    private static Optional<Contact> last(Stream<Optional<Contact>> said) {
        return said.reduce((earlier, later) -> later).flatMap(contact -> contact);
    }

    /** A tenant may have several: each is what was last said of that person. */
    private static Stream<Optional<Contact>> ofTenant(Object fact, String person) {
        if (fact instanceof ContactNamed e && person.equals(e.contact().personId())) {
            return Stream.of(Optional.of(e.contact()));
        }
        return fact instanceof ContactWithdrawn e && person.equals(e.personId())
                ? Stream.of(Optional.empty())
                : Stream.empty();
    }

    /** A lead has one. */
    private static Stream<Optional<Contact>> ofLead(Object fact) {
        if (fact instanceof LeadContactNamed e) {
            return Stream.of(Optional.of(e.contact()));
        }
        if (fact instanceof LeadQualified e) {
            return Stream.of(Optional.of(e.contact()));
        }
        return fact instanceof LeadContactWithdrawn ? Stream.of(Optional.empty()) : Stream.empty();
    }
}
