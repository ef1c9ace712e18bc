package io.parkledger.core.lead;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.lead.LeadEvent.LeadLanded;
import io.parkledger.core.lead.LeadEvent.LeadLost;
import io.parkledger.core.lead.LeadEvent.LeadRecycled;
import io.parkledger.core.lead.LeadEvent.LeadRegistered;
import io.parkledger.core.lead.LeadEvent.LeadReopened;
import io.parkledger.core.ledger.Claim;
import io.parkledger.core.ledger.Context;
import io.parkledger.core.value.CompanyName;
import io.parkledger.core.value.CreditCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What leads bring to the ledger, and what an open one claims: its company's name and credit code in its park. */
public final class LeadContext {

    /** Was {@code open-lead} while names were compared with the characters that nobody sees. */
    private static final String OPEN_LEAD = "open-lead-of-company";

    public static final Context CONTEXT =
            new Context("lead", List.of(Lead.class), List.of(LeadEvent.class), Set.of(OPEN_LEAD), LeadContext::claims);

    private LeadContext() {}

    private static List<Claim> claims(Object event) {
        if (event instanceof LeadRegistered e) {
            return openLead(e.leadId(), e.parkId(), e.company(), e.creditCode());
        }
        if (event instanceof LeadReopened e) {
            return openLead(e.leadId(), e.parkId(), e.company(), e.creditCode());
        }
        if (event instanceof LeadLost || event instanceof LeadRecycled || event instanceof LeadLanded) {
            var lead = ((LeadEvent) event).leadId().value();
            return List.of(Claim.release(OPEN_LEAD, lead, LeadRule.COMPANY_HAS_NO_OTHER_OPEN_LEAD));
        }
        return List.of();
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
