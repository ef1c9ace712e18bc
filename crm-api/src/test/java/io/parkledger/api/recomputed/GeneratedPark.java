package io.parkledger.api.recomputed;

import io.parkledger.api.TestApplication;
import io.parkledger.core.contract.ContractCommand.HoldOverContract;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerRefusal;
import io.parkledger.core.ledger.Sender;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.CreditCode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A park that lives for three years by chance, of a seed: its people send what they may over REST, day by day, and
 * write some of it down late. What is refused has not happened.
 */
final class GeneratedPark {

    /** What can happen; everything does in one park or another, and nearly everything in each. */
    enum Act {
        REGISTER_LEAD(10),
        TRIAGE(2),
        QUALIFY(9),
        ASSIGN_LEAD(2),
        RECYCLE_LEAD(2),
        LOSE_LEAD(2),
        REOPEN_LEAD(2),
        RECEIVE(5),
        CORRECT_RECEPTION(3),
        CANCEL_RECEPTION(3),
        TRAVEL(2),
        NEGOTIATE(9),
        OFFER(9),
        SCHEDULE_REVIEW(8),
        CONCLUDE_REVIEW(4),
        ASSIGN_TALK(3),
        HOLD(3),
        RESUME(3),
        LOSE_TALK(2),
        REOPEN_TALK(2),
        SIGN(10),
        SIGN_WITHOUT_TALK(3),
        SIGN_LAND(1),
        RESCIND(2),
        HAND_OVER(14),
        AMEND(4),
        OPEN_RENEWAL(9),
        OFFER_RENEWAL(5),
        AGREE_RENEWAL(6),
        DECLINE_RENEWAL(2),
        HOLD_OVER(3),
        TERMINATE(2),
        EXIT(2),
        COME_BACK(6),
        CHANGE_INDUSTRY(2),
        REPORT_TAX(14),
        REPORT_TAX_OF_A_TYPE(2),
        REPORT_RETAINED(4),
        REPORT_JOBS(12),
        REPORT_OUTPUT(4),
        PROPOSE_RESTATEMENT(4),
        APPROVE_RESTATEMENT(5),
        REJECT_RESTATEMENT(1),
        REGISTER_UNIT(1),
        EARMARK(2),
        RELEASE_EARMARK(2),
        SPLIT(1),
        MERGE(4),
        TAKE_OUT_OF_SERVICE(2),
        RETURN_TO_SERVICE(2),
        CORRECT_LEAD(2),
        WITHDRAW_LEAD(3),
        CORRECT_TALK(6),
        CORRECT_TRIP(3),
        WITHDRAW_TRIP(2),
        CORRECT_CONTRACT(4),
        WITHDRAW_CONTRACT(3),
        CORRECT_RENEWAL(3),
        WITHDRAW_AGREEMENT(4),
        WITHDRAW_OPENING(2),
        CORRECT_UNIT(3),
        WITHDRAW_UNIT(5),
        CORRECT_HAND_OVER(4),
        WITHDRAW_HAND_OVER(6),
        CORRECT_EXIT(6),
        WITHDRAW_EXIT(5),
        CORRECT_TERMINATION(6),
        WITHDRAW_TERMINATION(5),
        CORRECT_RESCISSION(5),
        WITHDRAW_RESCISSION(6),
        RECTIFY_TENANT(2);

        private final int weight;

        Act(int weight) {
            this.weight = weight;
        }
    }

    static final LocalDate FIRST_DAY = LocalDate.of(2021, 1, 4);
    private static final List<String> INDUSTRIES =
            List.of("BIG_DATA", "CLOUD_SOFTWARE", "SMART_MANUFACTURING", "OTHER");
    private static final List<String> SOURCES = List.of("TENANT_REFERRAL", "WALK_IN", "AGENCY", "WEBSITE");
    private static final List<String> REASONS = List.of("PRICE", "FUNDING", "INVALID", "WENT_ELSEWHERE");
    private static final String CODE_ENDS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LATE = 5;
    /** So many leases, and corrections of them, have one among them that does not end. */
    private static final int OPEN_ENDED = 9;
    /** What puts something right that may be over. */
    private static final Set<Act> SPEAKS_OF_BEFORE = EnumSet.of(
            Act.CORRECT_RECEPTION,
            Act.CANCEL_RECEPTION,
            Act.APPROVE_RESTATEMENT,
            Act.HOLD_OVER,
            Act.CORRECT_LEAD,
            Act.WITHDRAW_LEAD,
            Act.CORRECT_TALK,
            Act.CORRECT_TRIP,
            Act.WITHDRAW_TRIP,
            Act.CORRECT_CONTRACT,
            Act.WITHDRAW_CONTRACT,
            Act.CORRECT_RENEWAL,
            Act.WITHDRAW_AGREEMENT,
            Act.WITHDRAW_OPENING,
            Act.CORRECT_UNIT,
            Act.WITHDRAW_UNIT,
            Act.CORRECT_HAND_OVER,
            Act.WITHDRAW_HAND_OVER,
            Act.CORRECT_EXIT,
            Act.WITHDRAW_EXIT,
            Act.CORRECT_TERMINATION,
            Act.WITHDRAW_TERMINATION,
            Act.CORRECT_RESCISSION,
            Act.WITHDRAW_RESCISSION,
            Act.RECTIFY_TENANT);

    private final TestApplication app;
    private final String park;
    private final Random random;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Act, Integer> accepted = new EnumMap<>(Act.class);
    private int refused;
    private int late;
    private int number;
    private long position;
    private LocalDate today = FIRST_DAY;

    private final List<Prospect> prospects = new ArrayList<>();
    private final List<Let> lets = new ArrayList<>();
    private final List<Firm> firms = new ArrayList<>();
    private final List<Room> rooms = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> receptions = new ArrayList<>();
    private final List<String> trips = new ArrayList<>();

    /** A company that may come, as far as its people remember. */
    private static final class Prospect {
        private String lead;
        private String talk;
        private String company;
        private String industry;
        private String at;
        private boolean held;
        private LocalDate firstDay;
        private LocalDate lastDay;
    }

    private static final class Firm {
        private String id;
        private String name;
        private String code;
        private String industry;
        private boolean here;
        private LocalDate lastDay;
        private LocalDate exitedOn;
    }

    private static final class Let {
        private String id;
        private Firm firm;
        private Prospect prospect;
        private List<Room> rooms = List.of();
        private String at;
        /** Null for an open-ended lease. */
        private LocalDate endOn;

        private boolean renewing;
        private boolean land;
        private LocalDate lastDay;
        private LocalDate renewedFrom;
        private LocalDate handedOverOn;
        /** By people; null while it runs, or if it ended with an exit. */
        private LocalDate terminatedOn;
        /** Since when it is void. */
        private LocalDate rescindedOn;
        /** Ended with the last exit of its company. */
        private boolean exited;
        /** As it was signed. */
        private Map<String, Object> signed;
    }

    private static final class Room {
        private String id;
        private String building;
        private int floor;
        private int areaSqm;
        private String at;
        private LocalDate registeredOn;
        private LocalDate lastDay;
    }

    private static final class Figure {
        private String contribution;
        private Map<String, Object> which;
        private int value;
        private boolean waiting;
        private LocalDate lastDay;
    }

    GeneratedPark(TestApplication app, String park, long seed) {
        this.app = app;
        this.park = park;
        random = new Random(seed);
    }

    String name() {
        return park;
    }

    Map<Act, Integer> accepted() {
        return accepted;
    }

    int refused() {
        return refused;
    }

    int late() {
        return late;
    }

    /** All that was sent, whether it was taken or refused. */
    int sent() {
        return accepted.values().stream().mapToInt(Integer::intValue).sum() + refused;
    }

    /** Of the last that was taken. */
    long position() {
        return position;
    }

    /** Its buildings and units, from before its first day. */
    void found() {
        send("/api/v1/parks", "system_admin", of("parkId", park, "name", "园区" + park));
        for (var building : List.of("A", "B", "C")) {
            send(
                    "/api/v1/buildings",
                    "chief",
                    of("buildingId", park + "-" + building, "parkId", park, "name", building + "座"));
            for (int i = 0; i < 9; i++) {
                register(park + "-" + building, 1 + i / 3, 60 + 20 * random.nextInt(12));
            }
        }
    }

    /** One more day of its life. */
    void live() {
        today = today.plusDays(1 + random.nextInt(2));
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            act(any());
        }
    }

    LocalDate today() {
        return today;
    }

    private Act any() {
        int left = random.nextInt(
                List.of(Act.values()).stream().mapToInt(act -> act.weight).sum());
        for (var act : Act.values()) {
            left -= act.weight;
            if (left < 0) {
                return act;
            }
        }
        throw new IllegalStateException();
    }

    private void act(Act act) {
        if (isOrderly() && SPEAKS_OF_BEFORE.contains(act)) {
            return;
        }
        if (happens(act)) {
            accepted.merge(act, 1, Integer::sum);
        }
    }

    private boolean happens(Act act) {
        return switch (act) {
            case REGISTER_LEAD -> registerLead();
            case TRIAGE -> lead("REGISTERED", "triage", "triagedOn", "REGISTERED", of("verdict", "PURSUE"));
            case QUALIFY -> qualify();
            case ASSIGN_LEAD ->
                lead("REGISTERED", "assign", "assignedOn", "REGISTERED", of("owner", "officer", "team", "ipd"));
            case RECYCLE_LEAD -> lead("REGISTERED", "recycle", "recycledOn", "CLOSED", of("reason", "NO_RESPONSE"));
            case LOSE_LEAD -> lead("QUALIFIED", "lose", "lostOn", "CLOSED_QUALIFIED", of("reason", one(REASONS)));
            case REOPEN_LEAD ->
                random.nextBoolean()
                        ? lead("CLOSED", "reopen", "reopenedOn", "REGISTERED", of())
                        : lead("CLOSED_QUALIFIED", "reopen", "reopenedOn", "QUALIFIED", of());
            case RECEIVE -> receive();
            case CORRECT_RECEPTION -> correctReception();
            case CANCEL_RECEPTION -> reception("cancel", "cancelledOn", of("cause", "重复登记"));
            case TRAVEL -> travel();
            case NEGOTIATE -> negotiate();
            case OFFER ->
                talk("TALKING", "offer", "offeredOn", "OFFERED", of("areaSqm", 100, "rentCnyPerSqmMonth", "24"));
            case SCHEDULE_REVIEW -> talk("OFFERED", "schedule-review", "scheduledOn", "REVIEW", of("meeting", "评审会"));
            case CONCLUDE_REVIEW ->
                talk(
                        "REVIEW",
                        "conclude-review",
                        "concludedOn",
                        "REVIEW",
                        of("verdict", "APPROVED", "minutesNumber", "1"));
            case ASSIGN_TALK ->
                talk("TALKING", "assign", "assignedOn", "TALKING", of("owner", "officer", "team", "ipd"));
            case HOLD -> hold();
            case RESUME -> resume();
            case LOSE_TALK ->
                random.nextBoolean()
                        ? talk("TALKING", "lose", "lostOn", "LOST", of("reason", one(REASONS)))
                        : talk("REVIEW", "lose", "lostOn", "LOST_IN_REVIEW", of("reason", one(REASONS)));
            case REOPEN_TALK ->
                random.nextBoolean()
                        ? talk("LOST", "reopen", "reopenedOn", "TALKING", of())
                        : talk("LOST_IN_REVIEW", "reopen", "reopenedOn", "REVIEW", of());
            case SIGN -> sign();
            case SIGN_WITHOUT_TALK -> signWithoutTalk(random.nextInt(3) == 0 ? pick(firms, firm -> firm.here) : null);
            case SIGN_LAND -> signLand();
            case RESCIND -> rescind();
            case HAND_OVER -> handOver();
            case AMEND -> amend();
            case OPEN_RENEWAL -> openRenewal();
            case OFFER_RENEWAL -> renewal("offer", "offeredOn", "RENEWING");
            case AGREE_RENEWAL -> renewal("agree", "agreedOn", "AGREED");
            case DECLINE_RENEWAL -> renewal("decline", "declinedOn", "DECLINED");
            case HOLD_OVER -> holdOver();
            case TERMINATE -> terminate();
            case EXIT -> exit();
            case COME_BACK -> signWithoutTalk(pick(firms, firm -> !firm.here));
            case CHANGE_INDUSTRY -> changeIndustry();
            case REPORT_TAX -> reportTax("ALL", "FULL");
            case REPORT_TAX_OF_A_TYPE -> reportTax("VALUE_ADDED", "FULL");
            case REPORT_RETAINED -> reportTax("ALL", "LOCAL_RETAINED");
            case REPORT_JOBS -> report("jobs", "jobs", of("measure", "JOBS"));
            case REPORT_OUTPUT -> report("output", "outputCny", of("measure", "OUTPUT"));
            case PROPOSE_RESTATEMENT -> propose();
            case APPROVE_RESTATEMENT -> decide("approve", "approvedOn", of());
            case REJECT_RESTATEMENT -> decide("reject", "rejectedOn", of("cause", "依据不足"));
            case REGISTER_UNIT ->
                register(park + "-" + one(List.of("A", "B", "C")), 1 + random.nextInt(3), 40 + random.nextInt(200));
            case EARMARK ->
                room(
                        "VACANT",
                        "earmark",
                        "earmarkedOn",
                        "EARMARKED",
                        of("company", "意向企业", "until", today.plusDays(30)));
            case RELEASE_EARMARK -> room("EARMARKED", "release-earmark", "releasedOn", "VACANT", of());
            case SPLIT -> split();
            case MERGE -> merge();
            case TAKE_OUT_OF_SERVICE ->
                room("VACANT", "take-out-of-service", "takenOn", "OUT_OF_SERVICE", of("cause", "修缮"));
            case RETURN_TO_SERVICE -> room("OUT_OF_SERVICE", "return-to-service", "returnedOn", "VACANT", of());
            case CORRECT_LEAD -> correctLead();
            case WITHDRAW_LEAD -> withdrawLead();
            case CORRECT_TALK -> correctTalk();
            case CORRECT_TRIP -> correctTrip();
            case WITHDRAW_TRIP ->
                !trips.isEmpty()
                        && send(
                                "/api/v1/visits/" + trips.remove(random.nextInt(trips.size())) + "/withdraw",
                                "chief",
                                of("cause", "重复登记", "withdrawnOn", today));
            case CORRECT_CONTRACT -> correctContract();
            case WITHDRAW_CONTRACT -> withdrawContract();
            case CORRECT_RENEWAL -> correctRenewal();
            case WITHDRAW_AGREEMENT -> withdrawAgreement();
            case WITHDRAW_OPENING -> withdrawOpening();
            case CORRECT_UNIT -> correctUnit();
            case CORRECT_HAND_OVER -> correctHandOver();
            case WITHDRAW_HAND_OVER -> withdrawHandOver();
            case CORRECT_EXIT -> correctExit();
            case WITHDRAW_EXIT -> withdrawExit();
            case CORRECT_TERMINATION -> correctTermination();
            case WITHDRAW_TERMINATION -> withdrawTermination();
            case CORRECT_RESCISSION -> correctRescission();
            case WITHDRAW_RESCISSION -> withdrawRescission();
            case RECTIFY_TENANT -> rectify();
            case WITHDRAW_UNIT -> room("VACANT", "withdraw", "withdrawnOn", "GONE", of("cause", "不存在"));
        };
    }

    // Leads and talks.

    private boolean registerLead() {
        var prospect = new Prospect();
        prospect.lead = id("L");
        prospect.company = "企业" + park + prospect.lead.substring(prospect.lead.length() - 4) + "有限公司";
        prospect.industry = one(INDUSTRIES);
        prospect.at = "REGISTERED";
        prospect.lastDay = FIRST_DAY;
        var day = day(prospect.lastDay);
        prospect.firstDay = day;
        prospect.lastDay = day;
        var sent = of(
                "leadId",
                prospect.lead,
                "parkId",
                park,
                "company",
                prospect.company,
                "source",
                one(SOURCES),
                "registeredOn",
                day);
        return send("/api/v1/leads", "chief", sent) && prospects.add(prospect);
    }

    private boolean lead(String at, String verb, String dayField, String then, Map<String, Object> body) {
        return move(pick(prospects, each -> each.at.equals(at)), "leads", verb, dayField, then, body);
    }

    private boolean talk(String at, String verb, String dayField, String then, Map<String, Object> body) {
        return move(
                pick(prospects, each -> each.at.equals(at) && !each.held), "negotiations", verb, dayField, then, body);
    }

    private boolean move(
            Prospect prospect, String where, String verb, String dayField, String then, Map<String, Object> body) {
        if (prospect == null) {
            return false;
        }
        var day = day(prospect.lastDay);
        body.put(dayField, day);
        var id = where.equals("leads") ? prospect.lead : prospect.talk;
        if (!send("/api/v1/" + where + "/" + id + "/" + verb, "chief", body)) {
            return false;
        }
        prospect.at = then;
        prospect.lastDay = day;
        return true;
    }

    /** Where it came from, and that it came some days earlier. */
    private boolean correctLead() {
        var prospect = pick(prospects, each -> !List.of("LANDED", "GONE").contains(each.at));
        if (prospect == null) {
            return false;
        }
        var day = prospect.firstDay.minusDays(random.nextInt(20));
        var body = of("company", prospect.company, "source", one(SOURCES), "registeredOn", day);
        body.putAll(of("industry", prospect.industry, "cause", "记错", "correctedOn", today));
        if (!send("/api/v1/leads/" + prospect.lead + "/correct", "chief", body)) {
            return false;
        }
        prospect.firstDay = day;
        return true;
    }

    private boolean withdrawLead() {
        return lead("REGISTERED", "withdraw", "withdrawnOn", "GONE", of("cause", "重复登记"));
    }

    /** What it is worth, and perhaps the day it began. */
    private boolean correctTalk() {
        var prospect =
                pick(prospects, each -> List.of("TALKING", "OFFERED", "REVIEW").contains(each.at));
        if (prospect == null) {
            return false;
        }
        var body = of(
                "industry",
                prospect.industry,
                "track",
                "SPACE",
                "valueCny",
                100_000 * (1 + random.nextInt(90)) + ".00",
                "openedOn",
                random.nextBoolean() ? prospect.lastDay : prospect.lastDay.minusDays(random.nextInt(9)));
        body.putAll(of("cause", "记错", "correctedOn", today));
        return send("/api/v1/negotiations/" + prospect.talk + "/correct", "chief", body);
    }

    private boolean qualify() {
        var body = of("industry", one(INDUSTRIES), "track", "SPACE", "areaWantedSqm", 100);
        body.put("contact", of("personId", id("P"), "name", "钱工"));
        return lead("REGISTERED", "qualify", "qualifiedOn", "QUALIFIED", body);
    }

    private boolean negotiate() {
        var prospect = pick(prospects, each -> each.at.equals("QUALIFIED"));
        if (prospect != null) {
            prospect.talk = id("N");
            var body = of("negotiationId", prospect.talk, "meeting", "TALK", "attendees", 2);
            if (random.nextInt(5) > 0) {
                body.put("valueCny", 100_000 * (1 + random.nextInt(90)) + ".00");
            }
            return move(prospect, "leads", "negotiate", "startedOn", "TALKING", body);
        }
        return false;
    }

    private boolean hold() {
        var prospect = pick(
                prospects,
                each -> !each.held && List.of("TALKING", "OFFERED", "REVIEW").contains(each.at));
        if (prospect != null && move(prospect, "negotiations", "hold", "heldOn", prospect.at, of("cause", "等总部"))) {
            prospect.held = true;
            return true;
        }
        return false;
    }

    private boolean resume() {
        var prospect = pick(prospects, each -> each.held);
        if (prospect != null && move(prospect, "negotiations", "resume", "resumedOn", prospect.at, of())) {
            prospect.held = false;
            return true;
        }
        return false;
    }

    private boolean receive() {
        var id = id("R");
        var sent = of("receptionId", id, "parkId", park, "company", "来访企业", "visitors", 1 + random.nextInt(12));
        sent.put("receivedOn", day(FIRST_DAY));
        return send("/api/v1/receptions", "chief", sent) && receptions.add(id);
    }

    private boolean reception(String verb, String dayField, Map<String, Object> body) {
        if (receptions.isEmpty()) {
            return false;
        }
        body.put(dayField, today);
        return send("/api/v1/receptions/" + one(receptions) + "/" + verb, "chief", body);
    }

    /** Its number and its day. */
    private boolean correctReception() {
        var body = of("visitors", 1 + random.nextInt(9), "cause", "数错");
        body.putAll(of("company", "来访企业", "host", "chief", "receivedOn", today.minusDays(random.nextInt(60))));
        return reception("correct", "correctedOn", body);
    }

    private boolean travel() {
        var id = id("V");
        var sent = trip(day(FIRST_DAY));
        sent.putAll(of("visitId", id, "parkId", park));
        return send("/api/v1/visits", "chief", sent) && trips.add(id);
    }

    private Map<String, Object> trip(LocalDate startedOn) {
        var trip = of("destination", "上海", "companies", List.of("甲", "乙", "丙").subList(0, 1 + random.nextInt(3)));
        trip.putAll(of("staff", 1 + random.nextInt(3), "days", 1 + random.nextInt(4), "startedOn", startedOn));
        return trip;
    }

    private boolean correctTrip() {
        if (trips.isEmpty()) {
            return false;
        }
        var body = trip(today.minusDays(random.nextInt(60)));
        body.putAll(of("leader", "chief", "cause", "记错", "correctedOn", today));
        return send("/api/v1/visits/" + one(trips) + "/correct", "chief", body);
    }

    // Contracts.

    private boolean sign() {
        var prospect = pick(
                prospects,
                each -> !each.held && List.of("TALKING", "OFFERED", "REVIEW").contains(each.at));
        if (prospect == null) {
            return false;
        }
        var let = new Let();
        let.prospect = prospect;
        let.firm = firm(prospect.company, prospect.industry);
        if (!sign(let, prospect.lastDay)) {
            return false;
        }
        prospect.at = "SIGNED";
        prospect.lastDay = let.lastDay;
        return true;
    }

    private Firm firm(String name, String industry) {
        var firm = new Firm();
        firm.id = id("T");
        firm.name = name;
        firm.code = code();
        firm.industry = industry;
        firm.lastDay = FIRST_DAY;
        return firm;
    }

    /** A company that somebody knows: it is here and takes more, was here and comes back, or was never written down. */
    private boolean signWithoutTalk(Firm known) {
        var let = new Let();
        let.firm = known == null ? firm("旧户" + park + ++number + "有限公司", one(INDUSTRIES)) : known;
        return sign(let, let.firm.lastDay);
    }

    private boolean signLand() {
        var let = new Let();
        let.firm = firm("用地" + park + ++number + "有限公司", one(INDUSTRIES));
        let.land = true;
        return sign(let, FIRST_DAY);
    }

    private boolean sign(Let let, LocalDate notBefore) {
        let.id = id("C");
        let.lastDay = day(notBefore);
        let.at = "SIGNED";
        let.endOn = random.nextInt(OPEN_ENDED) == 0 ? null : let.lastDay.plusDays(150 + random.nextInt(500));
        var body = of(
                "contractId",
                let.id,
                "parkId",
                park,
                "tenantId",
                let.firm.id,
                "company",
                let.firm.name,
                "creditCode",
                let.firm.code);
        body.putAll(of(
                "industry",
                let.firm.industry,
                "track",
                let.land ? "LAND" : "SPACE",
                "owner",
                "chief",
                "signedOn",
                let.lastDay));
        body.putAll(of("startOn", let.lastDay.plusDays(random.nextInt(20)), "endOn", let.endOn));
        if (let.prospect != null) {
            body.put("negotiationId", let.prospect.talk);
        }
        if (let.land) {
            body.putAll(of("units", List.of(), "landMu", 12));
        } else {
            let.rooms = vacant(1 + random.nextInt(2));
            if (let.rooms.isEmpty()) {
                return false;
            }
            body.put("units", let.rooms.stream().map(room -> room.id).toList());
        }
        if (!let.land && random.nextInt(8) > 0) {
            body.put("rentCnyPerSqmMonth", 20 + random.nextInt(15) + "." + (10 + random.nextInt(90)));
        }
        var year = let.lastDay.getYear();
        body.put(
                "commitments",
                random.nextInt(3) > 0
                        ? List.of()
                        : List.of(
                                of("kind", "JOBS", "target", 30, "dueOn", LocalDate.of(year, 12, 31)),
                                of("kind", "TAX_CNY", "target", 90_000, "dueOn", LocalDate.of(year + 1, 6, 30)),
                                of("kind", "CAPEX_CNY", "target", 1_000_000, "dueOn", LocalDate.of(year + 1, 12, 31))));
        if (!send("/api/v1/contracts", "chief", body)) {
            return false;
        }
        let.rooms.forEach(room -> room.at = "LET");
        let.firm.lastDay = let.lastDay;
        let.signed = body;
        return lets.add(let);
    }

    /** Its rent and term, and the day it was signed; what is handed over stays. */
    private boolean correctContract() {
        var let = pick(lets, each -> List.of("SIGNED", "IN").contains(each.at));
        if (let == null) {
            return false;
        }
        var signedTo = let.signed.get("endOn");
        var about = signedTo == null ? let.lastDay.plusDays(300) : LocalDate.parse(signedTo.toString());
        var endOn = random.nextInt(OPEN_ENDED) == 0 ? null : about.plusDays(random.nextInt(120) - 40);
        var body = new LinkedHashMap<>(let.signed);
        body.keySet().removeAll(List.of("contractId", "parkId", "tenantId", "track", "owner", "negotiationId"));
        body.putAll(of("rentSteps", List.of(), "rentFree", List.of(), "endOn", endOn));
        body.computeIfPresent("rentCnyPerSqmMonth", (field, rent) -> 20 + random.nextInt(15) + ".25");
        if (random.nextBoolean()) {
            body.put(
                    "signedOn", LocalDate.parse(body.get("signedOn").toString()).minusDays(random.nextInt(9)));
        }
        body.putAll(of("cause", "录入错误", "correctedOn", today));
        if (!send("/api/v1/contracts/" + let.id + "/correct", "chief", body)) {
            return false;
        }
        List.of("endOn", "signedOn", "rentCnyPerSqmMonth").forEach(field -> {
            if (body.containsKey(field)) {
                let.signed.put(field, body.get(field));
            }
        });
        let.endOn = let.renewedFrom == null ? endOn : let.endOn;
        return true;
    }

    private boolean withdrawContract() {
        var let = pick(lets, each -> each.at.equals("SIGNED") && each.prospect == null && !each.land);
        return let != null && let(let, "withdraw", "withdrawnOn", "OVER", of("cause", "重复登记"));
    }

    /** Next to each other, as far as chance wills. */
    private List<Room> vacant(int wanted) {
        var vacant = rooms.stream()
                .filter(room -> room.at.equals("VACANT"))
                .collect(Collectors.toCollection(ArrayList::new));
        java.util.Collections.shuffle(vacant, random);
        return List.copyOf(vacant.subList(0, Math.min(wanted, vacant.size())));
    }

    private boolean let(String at, String verb, String dayField, String then, Map<String, Object> body) {
        var let = pick(lets, each -> each.at.equals(at) && !each.land);
        return let != null && let(let, verb, dayField, then, body);
    }

    private boolean let(Let let, String verb, String dayField, String then, Map<String, Object> body) {
        var day = day(let.lastDay);
        body.put(dayField, day);
        if (!send("/api/v1/contracts/" + let.id + "/" + verb, "chief", body)) {
            return false;
        }
        let.at = then;
        let.lastDay = day;
        if (then.equals("OVER")) {
            give(let, day);
        }
        return true;
    }

    private static void give(Let let, LocalDate day) {
        let.rooms.forEach(room -> {
            room.at = "VACANT";
            room.lastDay = day;
        });
    }

    private boolean rescind() {
        var let = pick(lets, each -> each.at.equals("SIGNED"));
        if (let == null || !let(let, "rescind", "rescindedOn", "OVER", of("cause", "资金未到位"))) {
            return false;
        }
        let.rescindedOn = let.lastDay;
        if (let.prospect != null) {
            let.prospect.at = "TALKING";
            let.prospect.lastDay = let.lastDay;
        }
        return true;
    }

    private boolean handOver() {
        var let = pick(lets, each -> each.at.equals("SIGNED"));
        if (let == null
                || !let(
                        let,
                        "hand-over",
                        "handedOverOn",
                        "IN",
                        of("evidence", let.land ? "LAND_TRANSFER" : "HANDOVER"))) {
            return false;
        }
        let.handedOverOn = let.lastDay;
        let.firm.here = true;
        let.firm.lastDay = let.lastDay;
        if (!firms.contains(let.firm)) {
            firms.add(let.firm);
        }
        if (let.prospect != null) {
            let.prospect.at = "LANDED";
        }
        return true;
    }

    /** At once, or from a later day on. */
    private boolean amend() {
        var body = of("rentCnyPerSqmMonth", 18 + random.nextInt(20) + "." + random.nextInt(10));
        if (random.nextBoolean()) {
            body.put("fromOn", today.plusDays(1 + random.nextInt(90)));
        }
        return let("IN", "amend", "amendedOn", "IN", body);
    }

    private static boolean endsBefore(Let let, LocalDate day) {
        return let.endOn != null && let.endOn.isBefore(day);
    }

    private boolean openRenewal() {
        var let = pick(lets, each -> each.at.equals("IN") && !each.renewing && endsBefore(each, today.plusDays(180)));
        if (let == null || !send("/api/v1/renewals", "chief", of("contractId", let.id, "openedOn", day(let.lastDay)))) {
            return false;
        }
        let.renewing = true;
        return true;
    }

    private boolean renewal(String verb, String dayField, String then) {
        var let = pick(lets, each -> each.at.equals("IN") && each.renewing && each.endOn != null);
        if (let == null) {
            return false;
        }
        // Renewed early, in time, or after a hold-over.
        var body = of(dayField, today);
        var newEndOn = (let.endOn.isBefore(today) ? today : let.endOn).plusDays(100 + random.nextInt(400));
        if (verb.equals("decline")) {
            body.put("cause", "搬迁");
        } else {
            body.put("newEndOn", newEndOn);
        }
        if (!verb.equals("decline") && random.nextBoolean()) {
            body.put("rentCnyPerSqmMonth", 26 + random.nextInt(9) + ".50");
        }
        if (!send("/api/v1/renewals/" + let.id + "." + let.endOn + "/" + verb, "chief", body)) {
            return false;
        }
        let.lastDay = today;
        if (then.equals("AGREED")) {
            let.renewedFrom = let.endOn;
            let.endOn = newEndOn;
        }
        let.renewing = then.equals("RENEWING");
        return true;
    }

    /** The last that was agreed: to another day, for another rent. */
    private boolean correctRenewal() {
        var let = pick(
                lets, each -> each.at.equals("IN") && each.renewedFrom != null && each.endOn != null && !each.renewing);
        if (let == null) {
            return false;
        }
        var newEndOn = let.endOn.plusDays(random.nextInt(60) - 20);
        var body = of("newEndOn", newEndOn, "rentCnyPerSqmMonth", 26 + random.nextInt(9) + ".75");
        body.putAll(of("cause", "录入错误", "correctedOn", today));
        if (!send("/api/v1/renewals/" + let.id + "." + let.renewedFrom + "/correct", "chief", body)) {
            return false;
        }
        let.endOn = newEndOn;
        return true;
    }

    /** The last that was agreed: of another lease. */
    private boolean withdrawAgreement() {
        var let = pick(
                lets, each -> each.at.equals("IN") && each.renewedFrom != null && each.endOn != null && !each.renewing);
        var body = of("cause", "合同点错", "withdrawnOn", today);
        if (let == null
                || !send("/api/v1/renewals/" + let.id + "." + let.renewedFrom + "/withdraw-agreement", "chief", body)) {
            return false;
        }
        let.endOn = let.renewedFrom;
        let.renewedFrom = null;
        let.renewing = true;
        return true;
    }

    private boolean withdrawOpening() {
        var let = pick(lets, each -> each.at.equals("IN") && each.renewing && each.endOn != null);
        var body = of("cause", "合同点错", "withdrawnOn", today);
        if (let == null || !send("/api/v1/renewals/" + let.id + "." + let.endOn + "/withdraw-opening", "chief", body)) {
            return false;
        }
        let.renewing = false;
        return true;
    }

    /** As the daily job does. */
    private boolean holdOver() {
        var let = pick(lets, each -> each.at.equals("IN") && endsBefore(each, today));
        if (let == null) {
            return false;
        }
        try {
            var command = new HoldOverContract(new ContractId(let.id), let.endOn.plusDays(1));
            app.bean(Ledger.class)
                    .desk()
                    .send(command, Sender.job("hold-over"), Delivery.once("hold-over:" + let.id + let.endOn));
            return true;
        } catch (RuleBroken | LedgerRefusal refusal) {
            refused++;
            return false;
        }
    }

    // Tenants and their figures.

    private boolean exit() {
        var firm = pick(firms, each -> each.here);
        if (firm == null) {
            return false;
        }
        var own = lets.stream()
                .filter(let -> let.firm == firm && let.at.equals("IN"))
                .toList();
        var notBefore = own.stream().map(let -> let.lastDay).reduce(firm.lastDay, (a, b) -> a.isAfter(b) ? a : b);
        var day = day(notBefore);
        if (!send("/api/v1/tenants/" + firm.id + "/exit", "chief", of("cause", "搬迁", "exitedOn", day))) {
            return false;
        }
        firm.here = false;
        firm.lastDay = day;
        firm.exitedOn = day;
        lets.stream().filter(let -> let.firm == firm).forEach(let -> let.exited = false);
        own.forEach(let -> {
            let.exited = true;
            let.at = "OVER";
            let.lastDay = day;
            give(let, day);
        });
        return true;
    }

    /** Some days earlier or later. */
    private LocalDate about(LocalDate day) {
        var other = day.plusDays(random.nextInt(21) - 10L);
        return other.isAfter(today) ? today : other;
    }

    private boolean correctHandOver() {
        var let = pick(lets, each -> each.handedOverOn != null && !each.at.equals("SIGNED"));
        if (let == null) {
            return false;
        }
        var day = about(let.handedOverOn);
        var body = of("evidence", let.land ? "LAND_TRANSFER" : "HANDOVER", "handedOverOn", day);
        body.putAll(of("cause", "日期录错", "correctedOn", today));
        if (!send("/api/v1/contracts/" + let.id + "/correct-hand-over", "chief", body)) {
            return false;
        }
        let.lastDay = let.lastDay.equals(let.handedOverOn) ? day : let.lastDay;
        let.handedOverOn = day;
        return true;
    }

    /** One that nothing was said after. */
    private boolean withdrawHandOver() {
        var let = pick(
                lets, each -> each.at.equals("IN") && each.firm.here && each.firm.lastDay.equals(each.handedOverOn));
        var body = of("cause", "合同点错", "withdrawnOn", today);
        if (let == null || !send("/api/v1/contracts/" + let.id + "/withdraw-hand-over", "chief", body)) {
            return false;
        }
        let.at = "SIGNED";
        let.handedOverOn = null;
        let.firm.here = lets.stream().anyMatch(each -> each.firm == let.firm && each.at.equals("IN"));
        if (let.prospect != null) {
            let.prospect.at = "SIGNED";
        }
        return true;
    }

    private boolean correctExit() {
        var firm = pick(firms, each -> each.exitedOn != null);
        if (firm == null) {
            return false;
        }
        var body = of("exitedOn", about(firm.exitedOn), "exitCause", "搬迁", "cause", "日期录错");
        body.putAll(of("correctedOn", today));
        if (!send("/api/v1/tenants/" + firm.id + "/correct-exit", "chief", body)) {
            return false;
        }
        firm.exitedOn = LocalDate.parse(body.get("exitedOn").toString());
        return true;
    }

    private boolean withdrawExit() {
        var firm = pick(firms, each -> !each.here && each.exitedOn != null);
        var body = of("cause", "并未退出", "withdrawnOn", today);
        if (firm == null || !send("/api/v1/tenants/" + firm.id + "/withdraw-exit", "chief", body)) {
            return false;
        }
        firm.here = true;
        firm.exitedOn = null;
        lets.stream().filter(let -> let.firm == firm && let.exited).forEach(let -> {
            let.exited = false;
            let.at = "IN";
            let.rooms.forEach(room -> room.at = "LET");
        });
        return true;
    }

    private boolean terminate() {
        var let = pick(lets, each -> each.at.equals("IN") && !each.land);
        if (let == null || !let(let, "terminate", "terminatedOn", "OVER", of("cause", "搬迁"))) {
            return false;
        }
        let.terminatedOn = let.lastDay;
        return true;
    }

    private boolean correctTermination() {
        var let = pick(lets, each -> each.terminatedOn != null);
        if (let == null) {
            return false;
        }
        var day = about(let.terminatedOn);
        var body = of("terminatedOn", day, "terminationCause", "搬迁", "cause", "日期录错", "correctedOn", today);
        if (!send("/api/v1/contracts/" + let.id + "/correct-termination", "chief", body)) {
            return false;
        }
        let.terminatedOn = day;
        return true;
    }

    /** As far as its people know, nobody else has what it had. */
    private static boolean isFree(Let let) {
        return let.rooms.stream().allMatch(room -> room.at.equals("VACANT"));
    }

    private boolean withdrawTermination() {
        var let = pick(lets, each -> each.terminatedOn != null && each.firm.here && isFree(each));
        var body = of("cause", "并未终止", "withdrawnOn", today);
        if (let == null || !send("/api/v1/contracts/" + let.id + "/withdraw-termination", "chief", body)) {
            return false;
        }
        let.terminatedOn = null;
        let.at = "IN";
        let.rooms.forEach(room -> room.at = "LET");
        return true;
    }

    private boolean correctRescission() {
        var let = pick(lets, each -> each.rescindedOn != null);
        if (let == null) {
            return false;
        }
        var day = about(let.rescindedOn);
        var body = of("rescindedOn", day, "rescissionCause", "协商解除", "cause", "日期录错", "correctedOn", today);
        if (!send("/api/v1/contracts/" + let.id + "/correct-rescission", "chief", body)) {
            return false;
        }
        let.rescindedOn = day;
        return true;
    }

    private boolean withdrawRescission() {
        var let = pick(lets, each -> each.rescindedOn != null && isFree(each));
        var body = of("cause", "并未解约", "withdrawnOn", today);
        if (let == null || !send("/api/v1/contracts/" + let.id + "/withdraw-rescission", "chief", body)) {
            return false;
        }
        let.rescindedOn = null;
        let.at = "SIGNED";
        let.rooms.forEach(room -> room.at = "LET");
        if (let.prospect != null) {
            let.prospect.at = "SIGNED";
        }
        return true;
    }

    private boolean rectify() {
        var firm = pick(firms, each -> true);
        if (firm == null) {
            return false;
        }
        var industry = one(INDUSTRIES);
        var body = of("company", firm.name, "industry", industry, "cause", "行业选错", "rectifiedOn", today);
        if (!send("/api/v1/tenants/" + firm.id + "/rectify", "chief", body)) {
            return false;
        }
        firm.industry = industry;
        return true;
    }

    private boolean changeIndustry() {
        var firm = pick(firms, each -> each.here);
        if (firm == null) {
            return false;
        }
        var industry = one(INDUSTRIES);
        var day = day(firm.lastDay);
        if (!send(
                "/api/v1/tenants/" + firm.id + "/correct",
                "chief",
                of("company", firm.name, "industry", industry, "correctedOn", day))) {
            return false;
        }
        firm.industry = industry;
        firm.lastDay = day;
        return true;
    }

    private boolean reportTax(String type, String scope) {
        return report("tax", "taxCny", of("measure", "TAX", "taxType", type, "scope", scope));
    }

    private boolean report(String what, String field, Map<String, Object> figure) {
        var firm = pick(firms, each -> true);
        if (firm == null) {
            return false;
        }
        var period = period();
        int value = random.nextInt(6) == 0 ? 0 : 10 + random.nextInt(900);
        var body = of(
                "tenantId",
                firm.id,
                "period",
                period,
                field,
                what.equals("jobs") ? value : value + "00.50",
                "reportedOn",
                today);
        if (what.equals("tax")) {
            body.putAll(of("taxType", figure.get("taxType"), "scope", figure.get("scope")));
            body.put(field, random.nextInt(12) == 0 ? "-120.00" : value == 0 ? "0" : value + "00.50");
        }
        if (!send("/api/v1/contributions/report-" + what, "chief", body)) {
            return false;
        }
        var reported = new Figure();
        reported.contribution = firm.id + "." + period;
        reported.which = figure;
        reported.value = value;
        reported.lastDay = today;
        return figures.add(reported);
    }

    /** A quarter or a month that is over or running, of this year or the last; in an orderly month, that month. */
    private String period() {
        var month = isOrderly() ? today : today.minusMonths(random.nextInt(8));
        return !isOrderly() && random.nextInt(3) > 0
                ? month.getYear() + "-Q" + ((month.getMonthValue() + 2) / 3)
                : "%d-%02d".formatted(month.getYear(), month.getMonthValue());
    }

    private boolean propose() {
        var figure = pick(figures, each -> !each.waiting);
        if (figure == null) {
            return false;
        }
        var corrected = figure.value + 1 + random.nextInt(50);
        var body = of("figure", figure.which, "corrected", corrected, "cause", "抄错", "proposedOn", today);
        if (!send("/api/v1/contributions/" + figure.contribution + "/propose-restatement", "chief", body)) {
            return false;
        }
        figure.waiting = true;
        figure.value = corrected;
        return true;
    }

    private boolean decide(String verb, String dayField, Map<String, Object> body) {
        var figure = pick(figures, each -> each.waiting);
        if (figure == null) {
            return false;
        }
        body.putAll(of("figure", figure.which, dayField, today));
        if (!send("/api/v1/contributions/" + figure.contribution + "/" + verb + "-restatement", "second", body)) {
            return false;
        }
        figure.waiting = false;
        return true;
    }

    // Units.

    private boolean register(String building, int floor, int areaSqm) {
        var room = new Room();
        room.id = id("U");
        room.building = building;
        room.floor = floor;
        room.areaSqm = areaSqm;
        room.at = "VACANT";
        room.registeredOn = today;
        room.lastDay = today;
        var sent = of(
                "unitId",
                room.id,
                "parkId",
                park,
                "buildingId",
                building,
                "number",
                room.id,
                "floor",
                floor,
                "areaSqm",
                areaSqm,
                "registeredOn",
                today);
        return send("/api/v1/units", "chief", sent) && rooms.add(room);
    }

    private boolean room(String at, String verb, String dayField, String then, Map<String, Object> body) {
        var room = pick(rooms, each -> each.at.equals(at));
        return room != null && room(room, verb, dayField, then, body);
    }

    private boolean room(Room room, String verb, String dayField, String then, Map<String, Object> body) {
        var day = day(room.lastDay);
        body.put(dayField, day);
        if (!send("/api/v1/units/" + room.id + "/" + verb, "chief", body)) {
            return false;
        }
        room.at = then;
        room.lastDay = day;
        return true;
    }

    /** Its area. */
    private boolean correctUnit() {
        var room = pick(rooms, each -> List.of("VACANT", "LET").contains(each.at));
        if (room == null) {
            return false;
        }
        int areaSqm = 40 + random.nextInt(200);
        var body = of("number", room.id, "floor", room.floor, "areaSqm", areaSqm, "registeredOn", room.registeredOn);
        body.putAll(of("cause", "量错", "correctedOn", today));
        if (!send("/api/v1/units/" + room.id + "/correct", "chief", body)) {
            return false;
        }
        room.areaSqm = areaSqm;
        return true;
    }

    private boolean split() {
        var room = pick(rooms, each -> each.at.equals("VACANT") && each.areaSqm > 60);
        if (room == null) {
            return false;
        }
        var parts = List.of(part(room, room.areaSqm - 25), part(room, 25));
        var sent = parts.stream()
                .map(part -> of("unitId", part.id, "number", part.id, "areaSqm", part.areaSqm))
                .toList();
        return room(room, "split", "splitOn", "GONE", of("parts", sent)) && take(parts, room.lastDay);
    }

    private Room part(Room of, int areaSqm) {
        var part = new Room();
        part.id = id("U");
        part.building = of.building;
        part.floor = of.floor;
        part.areaSqm = areaSqm;
        part.at = "VACANT";
        return part;
    }

    private boolean take(List<Room> made, LocalDate day) {
        made.forEach(room -> {
            room.registeredOn = day;
            room.lastDay = day;
        });
        return rooms.addAll(made);
    }

    private boolean merge() {
        var room = pick(rooms, each -> each.at.equals("VACANT"));
        var other = room == null ? null : pick(rooms, each -> each != room && isBeside(each, room));
        if (other == null) {
            return false;
        }
        room.lastDay = room.lastDay.isAfter(other.lastDay) ? room.lastDay : other.lastDay;
        var whole = part(room, room.areaSqm + other.areaSqm);
        if (!room(
                room,
                "merge",
                "mergedOn",
                "GONE",
                of("others", List.of(other.id), "into", whole.id, "number", whole.id))) {
            return false;
        }
        other.at = "GONE";
        return take(List.of(whole), room.lastDay);
    }

    private static boolean isBeside(Room one, Room other) {
        return one.at.equals("VACANT") && one.building.equals(other.building) && one.floor == other.floor;
    }

    // Chance, and the wire.

    private String id(String kind) {
        return "%s-%s%04d".formatted(park, kind, ++number);
    }

    private String code() {
        var body = "9199010" + park.charAt(1) + "MA%07d".formatted(++number);
        return CODE_ENDS
                .chars()
                .mapToObj(end -> body + (char) end)
                .filter(CreditCode::isOne)
                .findFirst()
                .orElseThrow();
    }

    private <T> T one(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** Null where there is none. */
    private <T> T pick(List<T> all, Predicate<T> condition) {
        var some = all.stream().filter(condition).toList();
        return some.isEmpty() ? null : one(some);
    }

    /** Every second month nothing is written down late: then no figure of before may change. */
    private boolean isOrderly() {
        return today.getMonthValue() % 2 == 1;
    }

    /** Mostly today; in the months that are not orderly one in five is written down late. */
    private LocalDate day(LocalDate notBefore) {
        if (isOrderly() || random.nextInt(LATE) > 0) {
            return today;
        }
        var day = today.minusDays(1 + random.nextInt(90));
        late++;
        return day.isBefore(notBefore) ? notBefore : day;
    }

    private static Map<String, Object> of(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            var value = pairs[i + 1];
            map.put((String) pairs[i], value instanceof LocalDate ? value.toString() : value);
        }
        return map;
    }

    /** What is unlikely is said twice; what is refused has not happened. */
    private boolean send(String path, String login, Map<String, Object> body) {
        var answer = post(path, login, body);
        var code = answer.path("code").asString("");
        if (code.endsWith("-needs-confirmation")) {
            var confirmed = new LinkedHashMap<>(body);
            confirmed.put("confirm", List.of(code));
            answer = post(path, login, confirmed);
        }
        if (answer.has("position")) {
            position = answer.path("position").asLong();
            return true;
        }
        refused++;
        if (!answer.path("status").asString("").matches("404|409")) {
            throw new AssertionError(path + " " + body + ": " + answer);
        }
        return false;
    }

    private JsonNode post(String path, String login, Map<String, Object> body) {
        var sent = new LinkedHashMap<String, Object>();
        body.forEach((field, value) -> sent.put(field, value instanceof LocalDate ? value.toString() : value));
        var request = app.request(login, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(sent)));
        return JSON.readTree(Auditor.exchange(http, request).body());
    }
}
