package io.parkledger.api.recomputed;

import io.parkledger.api.recomputed.Project.Outcome;
import io.parkledger.api.recomputed.Project.Stage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the events up to some position say of one park, as plain facts. */
final class Books {

    /** What is said in them moves no figure of a report. */
    private static final Set<String> MOVES_NO_FIGURE = Set.of(
            "park.registered",
            "lead.contact-named",
            "lead.contact-withdrawn",
            "lead.triaged",
            "lead.negotiation-corrected",
            "negotiation.opened",
            "negotiation.offer-issued",
            "negotiation.opinion-given",
            "negotiation.review-concluded",
            "negotiation.next-step-planned",
            "negotiation.assigned",
            "negotiation.lost",
            "negotiation.landed",
            "contract.held-over",
            "renewal.opened",
            "renewal.offered",
            "renewal.agreed",
            "renewal.held-over",
            "renewal.withdrawn",
            "renewal.corrected",
            "renewal.agreement-withdrawn",
            "tenant.expanded",
            "tenant.reduced",
            "tenant.reduction-corrected",
            "tenant.reduction-withdrawn",
            "tenant.contact-named",
            "tenant.contact-withdrawn",
            "contribution.restatement-proposed",
            "contribution.restatement-rejected",
            "contribution.withdrawal-proposed",
            "contribution.withdrawal-rejected",
            "contribution.proposal-taken-back",
            "park.go-live-set",
            "unit.earmarked",
            "unit.earmark-released",
            "unit.reserved",
            "unit.occupied",
            "unit.released",
            "unit.release-corrected",
            "unit.release-withdrawn",
            "unit.occupation-corrected",
            "unit.occupation-withdrawn",
            "unit.reservation-withdrawn",
            "tenant.code-rectified",
            "contract.code-rectified",
            "tenant.expansion-corrected",
            "tenant.expansion-withdrawn",
            "negotiation.landing-corrected",
            "negotiation.landing-withdrawn");

    /** Which figure of which tenant and period. */
    record Figure(String tenant, String period, String measure, String taxType, String scope) {

        int year() {
            return Integer.parseInt(period.substring(0, 4));
        }

        LocalDate lastDay() {
            var part = period.substring(5);
            var month = part.startsWith("Q") ? Integer.parseInt(part.substring(1)) * 3 : Integer.parseInt(part);
            return YearMonth.of(year(), month).atEndOfMonth();
        }
    }

    /** A delegation received. */
    record Reception(String park, LocalDate receivedOn, BigDecimal visitors) {}

    record Trip(String park, LocalDate startedOn, int companies, int staff, int days) {}

    private final Map<String, Project> projects = new LinkedHashMap<>();
    private final Map<String, Lease> leases = new LinkedHashMap<>();
    private final Map<String, Company> companies = new LinkedHashMap<>();
    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final Map<String, String> buildings = new LinkedHashMap<>();
    private final Map<String, String> parksOfBuildings = new HashMap<>();
    private final Map<Figure, BigDecimal> figures = new HashMap<>();
    private final Map<String, Reception> receptions = new LinkedHashMap<>();
    private final Map<String, Trip> trips = new LinkedHashMap<>();
    /** The day a renewal was declined, by its id: contract and last day. */
    private final Map<String, LocalDate> declined = new HashMap<>();

    private final Map<String, String> renewals = new HashMap<>();
    private final String park;

    private Books(String park) {
        this.park = park;
    }

    static Books of(List<Fact> facts, String park, long position) {
        var books = new Books(park);
        Corrections.applied(facts, position).forEach(books::enter);
        return books;
    }

    private void enter(Fact fact) {
        switch (fact.type().substring(0, fact.type().indexOf('.'))) {
            case "lead" -> enterLead(fact);
            case "negotiation" -> enterNegotiation(fact);
            case "contract" -> enterContract(fact);
            case "renewal" -> enterRenewal(fact);
            case "tenant" -> enterTenant(fact);
            case "contribution" -> enterContribution(fact);
            case "reception", "visit" -> enterReception(fact);
            case "import" -> {
                // What its rows say is said by facts of their own.
            }
            default -> enterSpace(fact);
        }
    }

    private static void requireKnown(Fact fact) {
        if (!MOVES_NO_FIGURE.contains(fact.type())) {
            throw new AssertionError("Nobody has said what " + fact.type() + " means for the reports: say it here");
        }
    }

    private void enterLead(Fact fact) {
        var project = projects.get(fact.text("leadId"));
        switch (fact.type()) {
            case "lead.registered" -> projects.put(fact.text("leadId"), new Project(fact));
            case "lead.assigned" -> project.owners.from(fact.day("assignedOn"), fact.text("owner"));
            case "lead.qualified" -> project.moveTo(Stage.INTENT, fact.day("qualifiedOn"));
            case "lead.negotiation-started" -> {
                project.moveTo(Stage.TALKS, fact.day("startedOn"));
                project.values.from(
                        fact.day("startedOn"), fact.has("valueCny") ? fact.decimal("valueCny") : BigDecimal.ZERO);
            }
            case "lead.lost" -> project.close(Outcome.LOST, fact.text("reason"), fact.day("lostOn"));
            case "lead.recycled" -> project.close(Outcome.RECYCLED, fact.text("reason"), fact.day("recycledOn"));
            case "lead.reopened" -> project.reopen(fact.day("reopenedOn"));
            case "lead.landed" -> project.land(fact.day("landedOn"));
            default -> requireKnown(fact);
        }
    }

    private void enterNegotiation(Fact fact) {
        var project = projects.get(fact.text("leadId"));
        switch (fact.type()) {
            case "negotiation.review-scheduled" -> project.moveTo(Stage.REVIEW, fact.day("scheduledOn"));
            case "negotiation.won" -> {
                project.moveTo(Stage.SIGNED, fact.day("signedOn"));
                project.holds.from(fact.day("signedOn"), false);
            }
            case "negotiation.signing-rescinded" ->
                project.moveTo(
                        fact.text("stage").equals("REVIEW") ? Stage.REVIEW : Stage.TALKS, fact.day("rescindedOn"));
            case "negotiation.held" -> project.holds.from(fact.day("heldOn"), true);
            case "negotiation.resumed" -> project.holds.from(fact.day("resumedOn"), false);
            case "negotiation.reopened" -> project.holds.from(fact.day("reopenedOn"), false);
            default -> requireKnown(fact);
        }
    }

    private void enterContract(Fact fact) {
        var lease = leases.get(fact.text("contractId"));
        switch (fact.type()) {
            case "contract.signed" -> leases.put(fact.text("contractId"), new Lease(fact));
            case "contract.amended" ->
                lease.agree(
                        fact.has("fromOn") ? fact.day("fromOn") : fact.day("amendedOn"),
                        fact.decimal("rentCnyPerSqmMonth"),
                        fact.payload().path("conditions"));
            case "contract.handed-over" -> lease.handedOverOn = fact.day("handedOverOn");
            case "contract.extended" ->
                lease.extend(fact.day("endOn"), fact.decimal("rentCnyPerSqmMonth"), fact.day("agreedOn"));
            case "contract.expired" -> lease.endedOn = fact.day("expiredOn");
            case "contract.terminated" -> lease.endedOn = fact.day("terminatedOn");
            case "contract.company-rectified" -> lease.company = fact.text("company");
            case "contract.end-corrected" -> lease.endedOn = fact.day("endedOn");
            case "contract.end-withdrawn" -> lease.endedOn = null;
            case "contract.rescinded" -> {
                lease.endedOn = fact.day("rescindedOn");
                lease.rescinded = true;
            }
            default -> requireKnown(fact);
        }
    }

    private void enterRenewal(Fact fact) {
        if (fact.type().equals("renewal.declined")) {
            declined.put(renewals.get(fact.text("renewalId")), fact.day("declinedOn"));
            return;
        }
        if (fact.type().equals("renewal.closure-withdrawn") || isNothingToRenew(fact)) {
            declined.remove(renewals.get(fact.text("renewalId")));
            return;
        }
        if (fact.type().equals("renewal.closure-corrected")) {
            declined.put(renewals.get(fact.text("renewalId")), fact.day("closedOn"));
            return;
        }
        if (fact.type().equals("renewal.opening-withdrawn")) {
            renewals.remove(fact.text("renewalId"));
            return;
        }
        if (fact.type().equals("renewal.opened")) {
            renewals.put(fact.text("renewalId"), expiry(fact.text("contractId"), fact.day("expiringOn")));
        }
        requireKnown(fact);
    }

    private static boolean isNothingToRenew(Fact fact) {
        return fact.type().equals("renewal.closure-corrected")
                && fact.text("status").equals("WITHDRAWN");
    }

    private static String expiry(String contract, LocalDate endOn) {
        return contract + " " + endOn;
    }

    /** The day somebody said that no new term is wanted after this one; null when nobody did. */
    LocalDate declinedOn(Lease lease, Lease.Term term) {
        return declined.get(expiry(lease.id, term.endOn()));
    }

    /** The renewal that was opened at the end of a term; null when none was. */
    String renewalOf(Lease lease, Lease.Term term) {
        return renewals.entrySet().stream()
                .filter(each -> each.getValue().equals(expiry(lease.id, term.endOn())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private void enterTenant(Fact fact) {
        var id = fact.text("tenantId");
        switch (fact.type()) {
            case "tenant.landed" -> {
                var company = companies.computeIfAbsent(id, each -> new Company(each, fact.text("parkId")));
                company.land(fact.day("landedOn"));
                company.industries.from(fact.day("landedOn"), fact.text("industry"));
                company.names.add(fact.text("company"));
            }
            case "tenant.corrected" -> {
                companies.get(id).changeIndustry(fact.day("correctedOn"), fact.text("industry"));
                companies.get(id).names.add(fact.text("company"));
            }
            case "tenant.rectified" -> {
                companies.get(id).industries.putRight(fact.text("industry"));
                companies.get(id).names.remove(fact.text("formerCompany"));
                companies.get(id).names.add(fact.text("company"));
            }
            case "tenant.exit-corrected" -> companies.get(id).exitWas(fact.day("formerExitedOn"), fact.day("exitedOn"));
            case "tenant.exit-withdrawn" -> companies.get(id).exitWas(fact.day("exitedOn"), null);
            case "tenant.exited" -> companies.get(id).exit(fact.day("exitedOn"));
            default -> requireKnown(fact);
        }
    }

    private void enterContribution(Fact fact) {
        switch (fact.type()) {
            case "contribution.tax-reported" ->
                figures.put(
                        new Figure(
                                fact.text("tenantId"),
                                fact.text("period"),
                                "TAX",
                                fact.text("taxType"),
                                fact.text("scope")),
                        fact.decimal("taxCny"));
            case "contribution.jobs-reported" -> figures.put(plain(fact, "JOBS"), fact.decimal("jobs"));
            case "contribution.output-reported" -> figures.put(plain(fact, "OUTPUT"), fact.decimal("outputCny"));
            case "contribution.restated" -> figures.put(named(fact), fact.decimal("corrected"));
            case "contribution.figure-withdrawn" -> figures.remove(named(fact));
            default -> requireKnown(fact);
        }
    }

    private static Figure named(Fact fact) {
        var which = fact.payload().path("figure");
        return new Figure(
                fact.text("tenantId"),
                fact.text("period"),
                Fact.text(which, "measure"),
                Fact.text(which, "taxType"),
                Fact.text(which, "scope"));
    }

    private static Figure plain(Fact fact, String measure) {
        return new Figure(fact.text("tenantId"), fact.text("period"), measure, null, null);
    }

    private void enterReception(Fact fact) {
        var id = fact.text("receptionId");
        switch (fact.type()) {
            case "reception.recorded" ->
                receptions.put(
                        id, new Reception(fact.text("parkId"), fact.day("receivedOn"), fact.decimal("visitors")));
            case "visit.recorded" ->
                trips.put(
                        fact.text("visitId"),
                        new Trip(
                                fact.text("parkId"),
                                fact.day("startedOn"),
                                fact.payload().path("companies").size(),
                                fact.decimal("staff").intValueExact(),
                                fact.decimal("days").intValueExact()));
            default -> requireKnown(fact);
        }
    }

    private void enterSpace(Fact fact) {
        var unit = units.get(fact.text("unitId"));
        switch (fact.type()) {
            case "building.registered" -> {
                buildings.put(fact.text("buildingId"), fact.text("name"));
                parksOfBuildings.put(fact.text("buildingId"), fact.text("parkId"));
            }
            case "unit.registered" -> units.put(fact.text("unitId"), new Unit(fact));
            case "unit.split" -> unit.dissolvedOn = fact.day("splitOn");
            case "unit.merged" -> unit.dissolvedOn = fact.day("mergedOn");
            case "unit.dissolved" -> unit.dissolvedOn = fact.day("dissolvedOn");
            case "unit.taken-out-of-service" -> unit.outOfService(true, fact.day("takenOn"));
            case "unit.returned-to-service" -> unit.outOfService(false, fact.day("returnedOn"));
            default -> requireKnown(fact);
        }
    }

    List<Project> projects() {
        return projects.values().stream().filter(each -> each.park.equals(park)).toList();
    }

    List<Lease> leases() {
        return leases.values().stream().filter(each -> each.park.equals(park)).toList();
    }

    List<Company> companies() {
        return companies.values().stream()
                .filter(each -> each.park.equals(park))
                .toList();
    }

    List<Unit> units() {
        return units.values().stream().filter(each -> each.park.equals(park)).toList();
    }

    /** Names by id. */
    Map<String, String> buildings() {
        var own = new TreeMap<>(buildings);
        own.keySet().removeIf(building -> !parksOfBuildings.get(building).equals(park));
        return own;
    }

    Stream<Map.Entry<Figure, BigDecimal>> figures(int year) {
        return figures.entrySet().stream()
                .filter(each -> each.getKey().year() == year)
                .filter(each -> companies.get(each.getKey().tenant()).park.equals(park));
    }

    Collection<Reception> receptions() {
        return receptions.values().stream()
                .filter(each -> each.park().equals(park))
                .toList();
    }

    Collection<Trip> trips() {
        return trips.values().stream().filter(each -> each.park().equals(park)).toList();
    }
}
