package io.parkledger.api;

import io.parkledger.core.ledger.TestLedger;

/** A refused consequence written by the database's owner: no command makes one in a ledger that is in order. */
public final class PlantedRefusal {

    public static final String POLICY = "WhenTenantLandedThenLandLead";
    public static final String CODE = "lead.lead-is-open";

    private PlantedRefusal() {}

    /** In the park of the demo and of most tests. @return its id */
    public static String in(TestApplication app) {
        return in(app, TestApplication.PARK, POLICY);
    }

    /** As if it had followed from the newest lead. @param park whose it is to be @return its id */
    public static String in(TestApplication app, String park, String policy) {
        var owner = TestLedger.owner(app.database());
        return owner.query("""
                        INSERT INTO ledger.refused_consequence (event_id, park, policy, target, code, facts, refused_at)
                        SELECT event_id, ?, ?, aggregate_id, ?, '["LeadStage.LOST"]', recorded_at FROM ledger.event
                            WHERE type = 'lead.registered' ORDER BY global_index DESC LIMIT 1
                        RETURNING id""", row -> row.getString(1), park, policy, CODE).get(0);
    }
}
