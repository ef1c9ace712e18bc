package io.parkledger.api.kit.page;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Caller;
import java.util.HashMap;
import java.util.Map;

/** Where the subjects of events are shown, and who may go there. */
public final class Places {

    private static final Map<Action, Map<String, String>> BY_ACTION = Map.of(
            Action.READ_PIPELINE,
            Map.of("lead", "/leads/", "negotiation", "/negotiations/", "reception", "/receptions/"),
            Action.READ_PARKS,
            Map.of("park", "/parks/"),
            Action.READ_TENANCY,
            Map.of(
                    "contract", "/contracts/",
                    "renewal", "/renewals/",
                    "tenant", "/tenants/",
                    "contribution", "/contributions/",
                    "unit", "/units/",
                    "building", "/buildings/"));

    private Places() {}

    /** By context, what comes before the subject's id. */
    public static Map<String, String> of(Caller caller) {
        var places = new HashMap<String, String>();
        BY_ACTION.forEach((action, ofContexts) -> {
            if (AccessPolicy.scope(caller, action).isPresent()) {
                places.putAll(ofContexts);
            }
        });
        return places;
    }
}
