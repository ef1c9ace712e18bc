package io.parkledger.api.question;

import io.parkledger.projection.Views;
import io.parkledger.projection.negotiation.NegotiationView;
import io.parkledger.projection.report.contribution.Contributions;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.tenant.TenantView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A question of rows as somebody asks it.
 *
 * @param views    of the time it is asked as of
 * @param tenancy  what its reader sees of tenants and contracts
 * @param pipeline what its reader sees of projects
 * @param day      looked at
 */
record Asked(Views views, Scope tenancy, Scope pipeline, LocalDate day) {

    Contributions contributions() {
        return views.contributionsOf(tenancy);
    }

    List<TenantView> tenants() {
        return views.tenants().all(tenancy);
    }

    List<NegotiationView> signedWithoutVerdict() {
        var signed = new ArrayList<NegotiationView>();
        Slice.forEach(next -> views.negotiations().signedWithoutVerdict(pipeline, next), signed::add);
        return signed;
    }

    /** How many units it has on the day. */
    long holds(TenantView tenant) {
        return tenant.units().stream()
                .filter(unit -> !unit.from().isAfter(day)
                        && (unit.until() == null || unit.until().isAfter(day)))
                .count();
    }
}
