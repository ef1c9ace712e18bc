package io.parkledger.api.home;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.projection.store.rows.Scope;

/** The rows a home page shows: those its reader could open elsewhere. */
final class HomeScopes {

    private HomeScopes() {}

    static Scope pipeline(Caller caller) {
        return AccessPolicy.scope(caller, Action.READ_PIPELINE).orElseThrow();
    }

    static Scope tenancy(Caller caller) {
        return AccessPolicy.scope(caller, Action.READ_TENANCY).orElseThrow();
    }
}
