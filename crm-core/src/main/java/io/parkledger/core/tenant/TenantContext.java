package io.parkledger.core.tenant;

import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.ledger.Claim;
import io.parkledger.core.ledger.Context;
import io.parkledger.core.tenant.TenantEvent.TenantExitWithdrawn;
import io.parkledger.core.tenant.TenantEvent.TenantExited;
import io.parkledger.core.tenant.TenantEvent.TenantLanded;
import io.parkledger.core.value.CreditCode;
import java.util.List;
import java.util.Set;

/** What tenants bring to the ledger. The credit code was claimed at signing; leaving gives it back, until it is said that it never left. */
public final class TenantContext {

    private static final String TENANT = "tenant-credit-code";

    public static final Context CONTEXT = new Context(
            "tenant", List.of(Tenant.class), List.of(TenantEvent.class), Set.of(TENANT), TenantContext::claims);

    private TenantContext() {}

    private static List<Claim> claims(Object event) {
        if (event instanceof TenantLanded e) {
            return List.of(own(e.parkId(), e.creditCode(), e.tenantId()));
        }
        if (event instanceof TenantExited e) {
            return List.of(Claim.release(TENANT, e.tenantId().value(), TenantRule.CREDIT_CODE_BELONGS_TO_ONE_TENANT));
        }
        if (event instanceof TenantExitWithdrawn e) {
            return List.of(own(e.parkId(), e.creditCode(), e.tenantId()));
        }
        return List.of();
    }

    private static Claim own(ParkId park, CreditCode code, TenantId tenant) {
        return Claim.take(TENANT, park + "/" + code, tenant.value(), TenantRule.CREDIT_CODE_BELONGS_TO_ONE_TENANT);
    }
}
