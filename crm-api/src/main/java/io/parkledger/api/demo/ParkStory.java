package io.parkledger.api.demo;

import io.parkledger.api.demo.ParkFiles.Outcome;
import io.parkledger.api.demo.ParkFiles.ReceptionRow;
import io.parkledger.api.demo.ParkFiles.TenantRow;
import java.util.HashMap;
import java.util.HashSet;

/**
 * Turns the rows of the four files into the commands that must have been given. What the files leave open is assumed in
 * the open, and nowhere else:
 *
 * <ul>
 *   <li>contacts are called 企业联系人 with a number that cannot be dialled; a lead that never signed wants the park's
 *       smallest usual unit of 115 m²
 *   <li>a talk without a reception in the files was a documented talk
 *   <li>a lead was lost or put back 30 days after its last stage, within the year of the files
 *   <li>contracts from before the ledger were signed on the first day of their lease; renewals were offered 60 and
 *       agreed 30 days before expiry, at the same rent
 *   <li>a project signed and not yet landed has the next unit nobody ever used, for three years from signing
 *   <li>tax of a quarter is reported on the 15th after it, of the last one on 12 January, with the jobs
 * </ul>
 */
final class ParkStory {

    private final ParkFiles files;
    private final Stories stories;
    private final Story story = new Story();
    private final SpaceStory space;
    private final TenantStory tenants;
    private final LeadStory leads;

    ParkStory(DemoSettings settings, ParkFiles files, Stories stories) {
        this.files = files;
        this.stories = stories;
        space = new SpaceStory(settings, files, stories, story);
        tenants = new TenantStory(settings, space, stories, story);
        leads = new LeadStory(settings, space, tenants, stories, story);
    }

    Story tell() {
        space.tell();
        var tenantByCode = new HashMap<String, TenantRow>();
        files.tenants().forEach(tenant -> tenantByCode.put(tenant.creditCode().value(), tenant));
        var receptionByLead = new HashMap<String, ReceptionRow>();
        files.receptions().forEach(reception -> {
            leads.receive(reception);
            receptionByLead.put(reception.lead(), reception);
        });
        var withLead = new HashSet<String>();
        for (var lead : files.leads()) {
            var tenant = lead.outcome() == Outcome.LANDED
                    ? tenantByCode.get(lead.creditCode().value())
                    : null;
            if (tenant != null) {
                withLead.add(tenant.id());
            }
            leads.tell(lead, tenant, receptionByLead.get(lead.id()));
        }
        for (var tenant : files.tenants()) {
            if (!withLead.contains(tenant.id())) {
                tenants.moveIn(tenant);
            }
            tenants.tell(tenant);
        }
        stories.tell(story, space.units(), files.tenants());
        stories.lately(
                story,
                files.leads().stream()
                        .filter(lead -> lead.outcome() == Outcome.OPEN
                                && lead.reached(LeadStory.TALKS)
                                && !lead.reached(LeadStory.SIGNED))
                        .toList());
        return story;
    }
}
