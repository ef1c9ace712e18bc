package io.parkledger.api.recomputed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * A correction says that it never was as it was said: what was said reads as if it had been right from the beginning. A
 * withdrawal says that it never was.
 */
final class Corrections {

    /** What a correction speaks of, and how fields are called there that are called otherwise in the correction. */
    private record Corrected(List<String> types, String id, Map<String, String> renamed) {

        Corrected(String id, String... types) {
            this(List.of(types), id, Map.of());
        }
    }

    private static final Map<String, Corrected> CORRECTIONS = Map.ofEntries(
            Map.entry("lead.corrected", new Corrected("leadId", "lead.registered")),
            Map.entry("lead.landing-corrected", new Corrected("leadId", "lead.landed")),
            Map.entry(
                    "negotiation.corrected",
                    new Corrected(
                            List.of("lead.negotiation-started"), "negotiationId", Map.of("openedOn", "startedOn"))),
            Map.entry("negotiation.signing-corrected", new Corrected("negotiationId", "negotiation.won")),
            Map.entry("contract.corrected", new Corrected("contractId", "contract.signed")),
            Map.entry("contract.extension-corrected", new Corrected("contractId", "contract.extended")),
            Map.entry("contract.hand-over-corrected", new Corrected("contractId", "contract.handed-over")),
            Map.entry("contract.rescission-corrected", new Corrected("contractId", "contract.rescinded")),
            Map.entry("negotiation.rescission-corrected", new Corrected("contractId", "negotiation.signing-rescinded")),
            Map.entry("tenant.landing-corrected", new Corrected("contractId", "tenant.landed")),
            Map.entry("unit.corrected", new Corrected("unitId", "unit.registered")),
            Map.entry("visit.corrected", new Corrected("visitId", "visit.recorded")),
            Map.entry("reception.corrected", new Corrected("receptionId", "reception.recorded")),
            Map.entry("reception.details-corrected", new Corrected("receptionId", "reception.recorded")));

    /** What is withdrawn, by the id of that of which nothing is left. */
    private static final Map<String, String> WITHDRAWALS = Map.of(
            "lead.withdrawn", "leadId",
            "contract.withdrawn", "contractId",
            "unit.withdrawn", "unitId",
            "visit.withdrawn", "visitId",
            "reception.cancelled", "receptionId");

    /** What never happened, the last time it was said. */
    private static final Map<String, Corrected> TAKEN_BACK = Map.of(
            "contract.extension-withdrawn", new Corrected("contractId", "contract.extended"),
            "contract.hand-over-withdrawn", new Corrected("contractId", "contract.handed-over"),
            "contract.rescission-withdrawn", new Corrected("contractId", "contract.rescinded"),
            "negotiation.signing-undone", new Corrected("contractId", "negotiation.won"),
            "negotiation.rescission-withdrawn", new Corrected("contractId", "negotiation.signing-rescinded"),
            "tenant.landing-withdrawn", new Corrected("contractId", "tenant.landed"),
            "lead.landing-withdrawn", new Corrected("leadId", "lead.landed"));

    private Corrections() {}

    /**
     * The facts up to a position as they would have been said, had everybody known then what was known at the position.
     */
    static List<Fact> applied(List<Fact> facts, long position) {
        var said = new ArrayList<Fact>();
        for (var fact : facts) {
            if (fact.position() > position) {
                break;
            }
            if (CORRECTIONS.containsKey(fact.type())) {
                correct(said, fact, CORRECTIONS.get(fact.type()));
            } else if (WITHDRAWALS.containsKey(fact.type())) {
                var id = WITHDRAWALS.get(fact.type());
                said.removeIf(isOf(id, fact));
            } else if (TAKEN_BACK.containsKey(fact.type())) {
                said.remove(lastOf(said, fact, TAKEN_BACK.get(fact.type())));
            } else {
                said.add(fact);
            }
        }
        dropWhoNeverLanded(said);
        return said;
    }

    /** What was said of a company before the first landing that stands is gone with the one that did not. */
    private static void dropWhoNeverLanded(List<Fact> said) {
        var landed = new HashSet<String>();
        said.removeIf(fact -> {
            if (fact.type().equals("tenant.landed")) {
                landed.add(fact.text("tenantId"));
            }
            return fact.type().startsWith("tenant.") && !landed.contains(fact.text("tenantId"));
        });
    }

    private static void correct(List<Fact> said, Fact correction, Corrected what) {
        int last = lastOf(said, correction, what);
        said.set(last, corrected(said.get(last), correction, what.renamed()));
    }

    /** Where the last of what was said stands. */
    private static int lastOf(List<Fact> said, Fact correction, Corrected what) {
        for (int i = said.size() - 1; i >= 0; i--) {
            if (what.types().contains(said.get(i).type())
                    && isOf(what.id(), correction).test(said.get(i))) {
                return i;
            }
        }
        throw new AssertionError("nothing was said that " + correction + " puts right");
    }

    private static Predicate<Fact> isOf(String id, Fact same) {
        return fact -> fact.has(id) && fact.text(id).equals(same.text(id));
    }

    private static Fact corrected(Fact said, Fact correction, Map<String, String> renamed) {
        var payload = (ObjectNode) said.payload().deepCopy();
        correction.payload().properties().forEach(field -> {
            var name = renamed.getOrDefault(field.getKey(), field.getKey());
            if (payload.has(name)) {
                payload.set(name, field.getValue());
            }
        });
        return new Fact(said.position(), said.type(), said.recordedAt(), payload);
    }
}
