package io.parkledger.core.tenant;

import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.ledger.Claim;
import io.parkledger.core.ledger.Context;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.tenant.TenantEvent.TenantCodeRectified;
import io.parkledger.core.tenant.TenantEvent.TenantExitWithdrawn;
import io.parkledger.core.tenant.TenantEvent.TenantExited;
import io.parkledger.core.tenant.TenantEvent.TenantLanded;
import io.parkledger.core.tenant.TenantEvent.TenantLandingWithdrawn;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.FigureName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What tenants bring to the ledger. The credit code was claimed at signing, and is held for the tenant while it is in,
 * and for its contracts; leaving gives it back, until it is said that it never left.
 */
public final class TenantContext {

    private static final String TENANT = "tenant-credit-code";
    private static final String TENANT_ID = "tenant-id";
    private static final String FIGURE_DAYS = "figure-days";
    private static final String PARK_USE = "park-use";
    private static final String LANDING = "landing:";

    public static final Context CONTEXT = new Context(
            "tenant",
            List.of(Tenant.class),
            List.of(TenantEvent.class),
            Set.of(TENANT, TENANT_ID, FIGURE_DAYS, PARK_USE),
            TenantContext::claims);

    private TenantContext() {}

    private static List<Claim> claims(Event event) {
        if (event instanceof TenantLanded e) {
            return List.of(
                    itself(e.tenantId()),
                    own(e.parkId(), e.creditCode(), e.tenantId()),
                    Claim.use(
                            PARK_USE,
                            e.parkId().value(),
                            LANDING + e.contractId(),
                            TenantRule.PARK_IS_THE_TENANTS_OWN));
        }
        if (event instanceof TenantExited e) {
            return List.of(
                    noMore(e.tenantId()),
                    Claim.release(TENANT, e.tenantId().value(), TenantRule.CREDIT_CODE_BELONGS_TO_ONE_TENANT));
        }
        if (event instanceof TenantExitWithdrawn e) {
            return List.of(itself(e.tenantId()), own(e.parkId(), e.creditCode(), e.tenantId()));
        }
        if (event instanceof TenantCodeRectified e) {
            return rectified(e);
        }
        if (event instanceof TenantLandingWithdrawn e) {
            var claims = daysOfNoFigure(e.tenantId(), e.contractId(), e.landedOn());
            claims.add(noMore(e.tenantId()));
            claims.add(Claim.leave(PARK_USE, LANDING + e.contractId(), TenantRule.PARK_IS_THE_TENANTS_OWN));
            return claims;
        }
        return List.of();
    }

    /** Whoever is in the park has its code for itself, whichever contracts there are. */
    private static Claim itself(TenantId tenant) {
        return Claim.use(TENANT, tenant.value(), tenant.value(), TenantRule.CREDIT_CODE_BELONGS_TO_ONE_TENANT);
    }

    private static Claim noMore(TenantId tenant) {
        return Claim.leave(TENANT, tenant.value(), TenantRule.CREDIT_CODE_BELONGS_TO_ONE_TENANT);
    }

    private static Claim own(ParkId park, CreditCode code, TenantId tenant) {
        return Claim.takeUnlessUsed(
                TENANT, company(park, code), tenant.value(), TenantRule.CREDIT_CODE_BELONGS_TO_ONE_TENANT);
    }

    /** The wrong code is free for whoever has it; the id is the company's, by its right code. */
    private static List<Claim> rectified(TenantCodeRectified e) {
        var claims = new ArrayList<Claim>();
        claims.add(Claim.release(TENANT, e.tenantId().value(), TenantRule.CREDIT_CODE_BELONGS_TO_ONE_TENANT));
        if (e.exitedOn() == null) {
            claims.add(own(e.parkId(), e.creditCode(), e.tenantId()));
        }
        claims.add(Claim.takeOver(
                TENANT_ID,
                e.tenantId().value(),
                company(e.parkId(), e.creditCode()),
                TenantRule.CREDIT_CODE_IS_THE_TENANTS_OWN));
        return claims;
    }

    private static String company(ParkId park, CreditCode code) {
        return park + "/" + code;
    }

    /** All days since then are taken in passing, of all figures: none speaks of them. */
    private static List<Claim> daysOfNoFigure(TenantId tenant, ContractId contract, LocalDate since) {
        var rule = TenantRule.NO_FIGURE_SPEAKS_OF_THE_STAY;
        var keys = FigureName.all().stream()
                .map(name -> tenant + "/" + name)
                .sorted()
                .toList();
        var claims = new ArrayList<Claim>();
        keys.forEach(key -> claims.add(Claim.take(FIGURE_DAYS, key, tenant.value(), rule)));
        keys.forEach(key -> claims.add(Claim.takeDays(FIGURE_DAYS, key, contract.value(), since, null, rule)));
        claims.add(Claim.releaseAllDays(FIGURE_DAYS, contract.value(), rule));
        return claims;
    }
}
