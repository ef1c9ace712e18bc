package io.parkledger.projection.tenant;

import io.parkledger.core.tenant.Industries;
import io.parkledger.core.value.Industry;
import io.parkledger.projection.store.Draft;
import io.parkledger.projection.tenant.TenantView.Since;
import java.time.LocalDate;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What a tenant does, since which day, as its view keeps it. */
final class StoredIndustries {

    private static final String INDUSTRIES = "industries";

    private StoredIndustries() {}

    /** Where nothing is left, the view keeps the last one: it is of a tenant that never was in the park. */
    static void change(Draft tenant, UnaryOperator<Industries> change) {
        var changed = change.apply(of(tenant));
        tenant.set(
                INDUSTRIES,
                changed.since().entrySet().stream()
                        .map(each -> new Since(each.getKey(), each.getValue()))
                        .toList());
        if (!changed.isEmpty()) {
            tenant.set("industry", changed.last());
        }
    }

    private static Industries of(Draft tenant) {
        var since = new TreeMap<LocalDate, Industry>();
        tenant.documents(INDUSTRIES)
                .forEach(each -> since.put(
                        LocalDate.parse(each.getString("from")), Industry.valueOf(each.getString("industry"))));
        return new Industries(since);
    }
}
