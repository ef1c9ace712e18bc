package io.parkledger.core.lead;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.lead.LeadEvent.LeadCorrected;
import io.parkledger.core.lead.LeadEvent.LeadLanded;
import io.parkledger.core.lead.LeadEvent.LeadLandingWithdrawn;
import io.parkledger.core.lead.LeadEvent.LeadLost;
import io.parkledger.core.lead.LeadEvent.LeadRecycled;
import io.parkledger.core.lead.LeadEvent.LeadRegistered;
import io.parkledger.core.lead.LeadEvent.LeadReopened;
import io.parkledger.core.lead.LeadEvent.LeadWithdrawn;
import io.parkledger.core.ledger.Claim;
import io.parkledger.core.ledger.Context;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.Upcaster;
import io.parkledger.core.value.CompanyName;
import io.parkledger.core.value.CreditCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What leads bring to the ledger, and what they claim: their park, and an open one its company's name and credit code
 * in it.
 */
public final class LeadContext {

    /** Was {@code open-lead} while names were compared with the characters that nobody sees. */
    private static final String OPEN_LEAD = "open-lead-of-company";

    private static final String PARK_USE = "park-use";

    public static final Context CONTEXT = new Context(
            "lead",
            List.of(Lead.class),
            List.of(LeadEvent.class),
            Set.of(OPEN_LEAD, PARK_USE),
            LeadContext::claims,
            // Revision 2 names the negotiation, which has the same owner from then on; before, each had its own.
            List.of(new Upcaster("lead.assigned", 1, stored -> stored)));

    private LeadContext() {}

    private static List<Claim> claims(Event event) {
        if (event instanceof LeadRegistered e) {
            var claims = new ArrayList<Claim>();
            claims.add(Claim.use(PARK_USE, e.parkId().value(), e.leadId().value(), LeadRule.PARK_IS_NOT_WITHDRAWN));
            claims.addAll(openLead(e.leadId(), e.parkId(), e.company(), e.creditCode()));
            return claims;
        }
        if (event instanceof LeadWithdrawn e) {
            return List.of(
                    closed(e.leadId()), Claim.leave(PARK_USE, e.leadId().value(), LeadRule.PARK_IS_NOT_WITHDRAWN));
        }
        if (event instanceof LeadReopened e) {
            return openLead(e.leadId(), e.parkId(), e.company(), e.creditCode());
        }
        if (event instanceof LeadLandingWithdrawn e) {
            return openLead(e.leadId(), e.parkId(), e.company(), e.creditCode());
        }
        if (event instanceof LeadCorrected e) {
            return e.stage().isOpen() ? corrected(e.leadId(), e.parkId(), e.company(), e.creditCode()) : List.of();
        }
        if (event instanceof LeadLost || event instanceof LeadRecycled || event instanceof LeadLanded) {
            return List.of(closed(((LeadEvent) event).leadId()));
        }
        return List.of();
    }

    private static List<Claim> corrected(LeadId lead, ParkId park, String company, @Nullable CreditCode creditCode) {
        var claims = new ArrayList<Claim>();
        claims.add(closed(lead));
        claims.addAll(openLead(lead, park, company, creditCode));
        return claims;
    }

    private static Claim closed(LeadId lead) {
        return Claim.release(OPEN_LEAD, lead.value(), LeadRule.COMPANY_HAS_NO_OTHER_OPEN_LEAD);
    }

    private static List<Claim> openLead(LeadId lead, ParkId park, String company, @Nullable CreditCode creditCode) {
        var claims = new ArrayList<Claim>();
        claims.add(openLead(lead, park, CompanyName.comparable(company)));
        if (creditCode != null) {
            claims.add(openLead(lead, park, creditCode.value()));
        }
        return claims;
    }

    private static Claim openLead(LeadId lead, ParkId park, String company) {
        return Claim.take(OPEN_LEAD, park + "/" + company, lead.value(), LeadRule.COMPANY_HAS_NO_OTHER_OPEN_LEAD);
    }
}
