package io.parkledger.planted;

import io.parkledger.core.lead.LeadEvent.LeadLost;
import io.parkledger.projection.store.rows.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;

/** Everything an endpoint must not be, so that the checks are seen to bite. */
public class PlantedApi {

    @Autowired
    private String injected;

    @GetMapping("/open-to-nobody-knows-whom")
    public String event(LeadLost event) {
        return injected + event.reason();
    }

    Scope everything() {
        return Scope.ALL;
    }

    Thread unseen() {
        return new Thread(() -> {});
    }
}
