package io.parkledger.api.demo;

import io.parkledger.api.demo.ParkFiles.LeadRow;
import io.parkledger.api.demo.ParkFiles.TenantRow;
import io.parkledger.core.contract.ContractCommand.HandOver;
import io.parkledger.core.contract.ContractCommand.SignContract;
import io.parkledger.core.contribution.ContributionCommand;
import io.parkledger.core.contribution.ContributionCommand.ReportJobs;
import io.parkledger.core.contribution.ContributionCommand.ReportTax;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.renewal.RenewalCommand.AgreeRenewal;
import io.parkledger.core.renewal.RenewalCommand.OfferRenewal;
import io.parkledger.core.tenant.TenantCommand.ExitTenant;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What tenants did: signed and moved in, agreed on staying, paid taxes, and left. */
final class TenantStory {

    private static final String CLERK = "chen";
    private static final String MAKER = "tong";

    private final DemoSettings settings;
    private final SpaceStory space;
    private final Stories stories;
    private final Story story;
    private final ParkId park;

    TenantStory(DemoSettings settings, SpaceStory space, Stories stories, Story story) {
        this.settings = settings;
        this.space = space;
        this.stories = stories;
        this.story = story;
        park = new ParkId(settings.parkId());
    }

    /** One that no lead in the files has brought. */
    void moveIn(TenantRow tenant) {
        sign(tenant, null, tenant.leaseStart(), CLERK, DemoPeople.SERVICE);
        handOver(tenant, tenant.leaseStart());
    }

    void sign(TenantRow tenant, @Nullable LeadRow lead, LocalDate on, String actor, String team) {
        story.on(
                on,
                actor,
                new SignContract(
                        contractOf(tenant),
                        park,
                        lead == null ? null : LeadStory.negotiationOf(lead),
                        lead == null ? null : new LeadId(lead.id()),
                        new TenantId(tenant.id()),
                        tenant.company(),
                        tenant.creditCode(),
                        tenant.industry(),
                        Track.SPACE,
                        space.unitsOf(tenant),
                        null,
                        tenant.leaseStart(),
                        tenant.firstTermEnd(),
                        rent(tenant),
                        stories.commitmentsOf(tenant.id()),
                        actor,
                        team,
                        on),
                tenant.row());
    }

    void handOver(TenantRow tenant, LocalDate recordedOn) {
        story.on(
                recordedOn,
                CLERK,
                new HandOver(contractOf(tenant), LandingEvidence.HANDOVER, tenant.leaseStart()),
                tenant.row());
    }

    /** All that comes after it has moved in. */
    void tell(TenantRow tenant) {
        renew(tenant);
        contribute(tenant);
        if (tenant.exitOn() != null) {
            story.on(
                    tenant.exitOn(),
                    CLERK,
                    new ExitTenant(new TenantId(tenant.id()), tenant.row().text("status"), tenant.exitOn()),
                    tenant.row());
        }
    }

    private void renew(TenantRow tenant) {
        var expiry = tenant.prevLeaseEnd();
        if (expiry == null) {
            return;
        }
        var renewal = RenewalId.of(contractOf(tenant), expiry);
        var offered = expiry.minusDays(60);
        var agreed = expiry.minusDays(30);
        story.on(offered, CLERK, new OfferRenewal(renewal, tenant.leaseEnd(), rent(tenant), offered), tenant.row());
        story.on(agreed, CLERK, new AgreeRenewal(renewal, tenant.leaseEnd(), rent(tenant), agreed), tenant.row());
    }

    private void contribute(TenantRow tenant) {
        for (int quarter = 1; quarter <= tenant.taxByQuarter().size(); quarter++) {
            var period = Period.quarter(settings.year(), quarter);
            var tax = tenant.taxByQuarter().get(quarter - 1);
            boolean wasHere = !period.lastDay().isBefore(tenant.leaseStart());
            if (tax != null && (wasHere || tax.signum() != 0)) {
                var on = reportedOn(period);
                var reported = stories.firstReported(tenant.id(), period, new Cny(tax));
                story.on(
                        on,
                        MAKER,
                        new ReportTax(
                                ContributionCommand.idOf(new TenantId(tenant.id()), period),
                                new TenantId(tenant.id()),
                                park,
                                period,
                                TaxType.ALL,
                                TaxScope.FULL,
                                reported,
                                on),
                        tenant.row());
            }
        }
        if (tenant.jobs() != null) {
            var period = Period.quarter(settings.year(), 4);
            var on = reportedOn(period);
            story.on(
                    on,
                    MAKER,
                    new ReportJobs(
                            ContributionCommand.idOf(new TenantId(tenant.id()), period),
                            new TenantId(tenant.id()),
                            park,
                            period,
                            tenant.jobs(),
                            on),
                    tenant.row());
        }
    }

    private static LocalDate reportedOn(Period quarter) {
        boolean last = quarter.lastDay().getMonthValue() == 12;
        return quarter.lastDay().plusDays(last ? 12 : 15);
    }

    private static ContractId contractOf(TenantRow tenant) {
        return new ContractId("HT-" + tenant.id());
    }

    private static Cny rent(TenantRow tenant) {
        return new Cny(BigDecimal.valueOf(tenant.rentCnyPerSqmMonth()));
    }
}
