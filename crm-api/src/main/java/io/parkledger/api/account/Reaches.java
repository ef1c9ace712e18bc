package io.parkledger.api.account;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Accounts.Given;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.refusal.Refused.FieldError;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the reach that goes with a role; nobody reaches all parks without somebody having said so. */
@Component
class Reaches {

    /** Said instead of parks: all of them, those to come included. */
    static final String ALL = "*";

    private final Ledger ledger;

    Reaches(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @throws Refused with every field that is missing, unknown or out of place */
    Given given(AccountApi.Reach reach) {
        var errors = new ArrayList<FieldError>();
        var given = reach.role().isAdmin() ? ofAdmin(reach, errors) : ofBusiness(reach, errors);
        if (!errors.isEmpty()) {
            throw Refused.malformed(errors);
        }
        return given;
    }

    /** An admin reads no rows of business, so there is nothing to be reached. */
    private static Given ofAdmin(AccountApi.Reach reach, List<FieldError> errors) {
        if (isThere(reach.parks()) && !Set.of(ALL).equals(reach.parks())) {
            errors.add(FieldError.of("parks", "access.admins-reach-no-rows"));
        }
        if (isThere(reach.buildings())) {
            errors.add(FieldError.of("buildings", "access.admins-reach-no-rows"));
        }
        return new Given(reach.role(), null, reach.department(), null);
    }

    private Given ofBusiness(AccountApi.Reach reach, List<FieldError> errors) {
        var parks = reach.parks();
        boolean all = Set.of(ALL).equals(parks);
        if (!isThere(parks)) {
            errors.add(FieldError.of("parks", "access.parks-not-said"));
        } else if (!all) {
            requireThere("parks", "park", parks, errors);
        }
        var buildings = isThere(reach.buildings()) ? reach.buildings() : null;
        if (buildings != null && !AccessPolicy.endsAtBuildings(reach.role())) {
            errors.add(FieldError.of("buildings", "access.reads-whole-parks", reach.role()));
        } else if (buildings != null) {
            requireThere("buildings", "building", buildings, errors);
        }
        var department = reach.department() == null ? null : reach.department().strip();
        if (reach.role() == Role.STAFF && (department == null || department.isEmpty())) {
            errors.add(FieldError.of("department", "request.required"));
        }
        return new Given(reach.role(), all ? null : parks, department, buildings);
    }

    private static boolean isThere(@Nullable Set<String> values) {
        return values != null && !values.isEmpty();
    }

    /** The ledger is asked, not the views: it knows a park from the moment it is registered. */
    private void requireThere(String field, String kind, Set<String> ids, List<FieldError> errors) {
        for (var id : new TreeSet<>(ids)) {
            var said = ledger.reader().ofAggregate(id, Long.MAX_VALUE).stream()
                    .map(LedgerEvent::type)
                    .collect(Collectors.toSet());
            if (!said.contains(kind + ".registered")) {
                errors.add(FieldError.of(field, "access.place-unknown", id));
                return;
            }
            if (said.contains(kind + ".withdrawn")) {
                errors.add(FieldError.of(field, "access.place-withdrawn", id));
                return;
            }
        }
    }
}
