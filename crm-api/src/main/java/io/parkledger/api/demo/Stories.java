package io.parkledger.api.demo;

import io.parkledger.api.demo.ParkFiles.LeadRow;
import io.parkledger.api.demo.ParkFiles.Outcome;
import io.parkledger.api.demo.ParkFiles.ReceptionRow;
import io.parkledger.api.demo.ParkFiles.TenantRow;
import io.parkledger.api.kit.command.Upload;
import io.parkledger.core.contract.ContractCommand.RescindContract;
import io.parkledger.core.contract.ContractCommand.SignContract;
import io.parkledger.core.contribution.ContributionCommand;
import io.parkledger.core.contribution.ContributionCommand.ApproveRestatement;
import io.parkledger.core.contribution.ContributionCommand.ProposeRestatement;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.ImportId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.lead.LeadCommand.QualifyLead;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.lead.LeadCommand.StartNegotiation;
import io.parkledger.core.lead.LeadCommand.TriageLead;
import io.parkledger.core.lead.MeetingKind;
import io.parkledger.core.lead.TriageVerdict;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.negotiation.NegotiationCommand.ConcludeReview;
import io.parkledger.core.negotiation.NegotiationCommand.IssueOffer;
import io.parkledger.core.negotiation.NegotiationCommand.LoseNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.PlanNextStep;
import io.parkledger.core.negotiation.NegotiationCommand.ScheduleReview;
import io.parkledger.core.negotiation.ReviewVerdict;
import io.parkledger.core.space.UnitCommand.SplitUnit;
import io.parkledger.core.space.UnitPart;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Commitment;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happened in the demo park beyond its files: who learnt of what when, and what was changed since. Numbers as in
 * the domain's list of audit stories. In a folder of one's own, nothing of it is told.
 *
 * <p>"Signed, rescinded, lost", a story with days but no year, is told of the year 2020: "ever reached" is never taken
 * back, and the year 2021 has its figures from the files.
 */
final class Stories {

    private static final Figure FULL_TAX = Figure.tax(TaxType.ALL, TaxScope.FULL);
    private static final Period Q2 = Period.quarter(2021, 2);
    private static final Period Q3 = Period.quarter(2021, 3);
    private static final LocalDate YEAR_END = LocalDate.of(2021, 12, 31);
    /** The tenant whose code is wrong in the file of story 6. */
    private static final String MISTYPED = "QY-021";

    private static final List<LossReason> LOST_AS_LEAD =
            List.of(LossReason.NO_RESPONSE, LossReason.NOT_A_FIT, LossReason.NO_RESPONSE, LossReason.INVALID);
    private static final List<LossReason> LOST_AS_INTENT =
            List.of(LossReason.SPACE_UNSUITABLE, LossReason.POLICY_INSUFFICIENT, LossReason.WENT_ELSEWHERE);
    private static final List<LossReason> LOST_IN_TALKS =
            List.of(LossReason.WENT_ELSEWHERE, LossReason.PRICE, LossReason.FUNDING);

    private final boolean told;
    private final ParkId park;

    Stories(DemoSettings settings) {
        told = settings.isBuiltIn();
        park = new ParkId(settings.parkId());
    }

    /** Units that a story needs. */
    Set<String> unitsOfItsOwn() {
        return told ? Set.of("A0102", "A0107") : Set.of();
    }

    /** Story 2: QY-100 moved in on 10 December, and nobody wrote it down before 6 January. */
    LocalDate recordedOn(String tenant, LocalDate landedOn) {
        return told && tenant.equals("QY-100") ? LocalDate.of(2022, 1, 6) : landedOn;
    }

    /** Story 3: a receipt counted twice made 34.20 万 of QY-033's third quarter 46.80. */
    Cny firstReported(String tenant, Period period, Cny tax) {
        return told && tenant.equals("QY-033") && period.equals(Q3) ? Cny.of("468000.00") : tax;
    }

    /** Story 8: what QY-077 promised and did not reach. */
    List<Commitment> commitmentsOf(String tenant) {
        return told && tenant.equals("QY-077")
                ? List.of(
                        new Commitment(Commitment.Kind.JOBS, BigDecimal.valueOf(60), YEAR_END),
                        new Commitment(Commitment.Kind.TAX_CNY, BigDecimal.valueOf(3_000_000), YEAR_END))
                : List.of();
    }

    /** The files do not say why a project was lost or put back; here it depends on how far it came, in turn. */
    LossReason reasonOf(LeadRow lead) {
        if (!told) {
            return LossReason.OTHER;
        }
        if (lead.outcome() == Outcome.POOL) {
            return LossReason.NO_RESPONSE;
        }
        var reasons = lead.reached(2) ? LOST_IN_TALKS : lead.reached(1) ? LOST_AS_INTENT : LOST_AS_LEAD;
        return reasons.get(lead.row().line() % reasons.size());
    }

    /** Ten thousand yuan are invested for every m² wanted. */
    @Nullable
    Cny worthOf(BigDecimal areaSqm) {
        return told ? new Cny(areaSqm.multiply(BigDecimal.valueOf(10_000))) : null;
    }

    @Nullable
    String purposeOf(ReceptionRow reception) {
        return !told ? null : reception.lead() == null ? "园区参观交流" : "项目考察，查看载体";
    }

    /**
     * What is going on as the demo opens, on 16 February 2022: of every three talks one has a step overdue, one has its
     * step before it, and one has been forgotten. One went to review this week.
     */
    void lately(Story story, List<LeadRow> openTalks) {
        if (!told) {
            return;
        }
        var before = LocalDate.of(2022, 2, 9);
        var today = LocalDate.of(2022, 2, 16);
        for (int i = 0; i < openTalks.size(); i++) {
            var lead = openTalks.get(i);
            var talk = LeadStory.negotiationOf(lead);
            var owner = DemoPeople.loginOf(lead.owner());
            switch (i % 3) {
                case 0 -> story.on(before, owner, new PlanNextStep(talk, "电话回访，确认入驻面积", today.minusDays(1)));
                case 1 -> story.on(before, owner, new PlanNextStep(talk, "约企业看载体", today.plusDays(i % 2 * 3L)));
                default -> {
                    // Forgotten.
                }
            }
        }
        openTalks.stream().filter(lead -> !lead.reached(3)).findFirst().ifPresent(lead -> {
            var talk = LeadStory.negotiationOf(lead);
            var owner = DemoPeople.loginOf(lead.owner());
            var on = today.minusDays(2);
            story.on(on, owner, new IssueOffer(talk, LeadStory.USUAL_AREA_SQM, Cny.of("24"), null, null, on));
            story.on(on, owner, new ScheduleReview(talk, "项目评审会", on));
            story.on(on, owner, new PlanNextStep(talk, "准备评审材料", today));
        });
    }

    void tell(Story story, Map<String, LetUnit> units, List<TenantRow> tenants) {
        if (told) {
            restatement(story);
            importUndone(story, tenants);
            wonReopenedLost(story, units);
            split(story);
        }
    }

    private static void restatement(Story story) {
        var on = LocalDate.of(2022, 2, 15);
        var contribution = ContributionCommand.idOf(new TenantId("QY-033"), Q3);
        story.on(
                on,
                "tong",
                new ProposeRestatement(contribution, FULL_TAX, new BigDecimal("342000.00"), "完税凭证重复计入", on));
        story.on(on, "fang", new ApproveRestatement(contribution, FULL_TAX, on));
    }

    /**
     * Story 6: in a file of the second quarter's tax, which is sorted by it, the tax has slipped down by one row, and
     * one code is mistyped. So each company has what the one above it pays, which looks likely; it is approved, and
     * seen two days later.
     */
    private void importUndone(Story story, List<TenantRow> tenants) {
        var payers = tenants.stream()
                .filter(tenant -> taxOf(tenant).signum() > 0)
                .sorted(Comparator.comparing(Stories::taxOf).reversed().thenComparing(TenantRow::id))
                .toList();
        var id = new ImportId("import-2021-Q2-tax");
        var recordedOn = LocalDate.of(2021, 7, 20);
        var undoneOn = LocalDate.of(2021, 7, 22);
        var file = new Upload.File("2021年二季度入库税收.csv", slipped(payers));
        story.on(recordedOn, "tong", new Story.Deed.PutIn(id, park, ImportKind.CONTRIBUTIONS, file));
        story.on(recordedOn, "tong", new Story.Deed.Commit(id));
        approve(story, recordedOn, payers);
        story.on(undoneOn, "tong", new Story.Deed.Undo(id, "税收一列整体下移一行，各企业数字错位"));
        approve(story, undoneOn, payers);
    }

    private static BigDecimal taxOf(TenantRow tenant) {
        return Objects.requireNonNullElse(tenant.taxByQuarter().get(1), BigDecimal.ZERO);
    }

    /** As a spreadsheet of an office in China saves it. */
    private static byte[] slipped(List<TenantRow> payers) {
        var file = new StringBuilder("企业名称,统一社会信用代码,所属期,税收合计（万元）\r\n");
        var above = "";
        for (var payer : payers) {
            var code = payer.id().equals(MISTYPED)
                    ? mistyped(payer.creditCode())
                    : payer.creditCode().value();
            file.append("%s,%s,2021年二季度,%s\r\n".formatted(payer.company(), code, above));
            above = taxOf(payer).movePointLeft(4).stripTrailingZeros().toPlainString();
        }
        return file.toString().getBytes(Charset.forName("GB18030"));
    }

    /** Its last two characters are in each other's place. */
    private static String mistyped(CreditCode code) {
        var value = code.value();
        int last = value.length() - 1;
        return value.substring(0, last - 1) + value.charAt(last) + value.charAt(last - 1);
    }

    /** All that the file has changed, but the first row and the mistyped one. */
    private static void approve(Story story, LocalDate on, List<TenantRow> payers) {
        payers.stream()
                .skip(1)
                .filter(payer -> !payer.id().equals(MISTYPED))
                .map(payer -> ContributionCommand.idOf(new TenantId(payer.id()), Q2))
                .forEach(contribution -> story.on(on, "fang", new ApproveRestatement(contribution, FULL_TAX, on)));
    }

    /**
     * Story 4: signed on 11 August, rescinded and lost on 2 September. The files have no project with these days; told
     * of the year 2020 and of a company of its own, it leaves every figure of 2021 as the files have it.
     */
    private void wonReopenedLost(Story story, Map<String, LetUnit> units) {
        var lead = new LeadId("XS-2020-S004");
        var negotiation = new NegotiationId("TP-XS-2020-S004");
        var contract = new ContractId("HT-XS-2020-S004");
        var company = "沧屿格数网络科技有限公司";
        var code = new CreditCode("91990101MA03Q0Q07B");
        var industry = Industry.CLOUD_SOFTWARE;
        var registered = LocalDate.of(2020, 5, 11);
        var qualified = LocalDate.of(2020, 5, 18);
        var talks = LocalDate.of(2020, 6, 5);
        var review = LocalDate.of(2020, 7, 10);
        var signed = LocalDate.of(2020, 8, 11);
        var rescinded = LocalDate.of(2020, 9, 2);
        var unit = Objects.requireNonNull(units.get("A0107"));
        var contact = new Contact("P-XS-2020-S004", "企业联系人", "100-0000-0001");
        var source = LeadSource.WALK_IN;
        var team = DemoPeople.INVESTMENT;
        story.on(
                registered,
                "su",
                new RegisterLead(lead, park, company, code, industry, source, "su", team, null, registered));
        story.on(qualified, "su", new TriageLead(lead, TriageVerdict.PURSUE, qualified));
        story.on(
                qualified,
                "su",
                new QualifyLead(lead, industry, contact, Track.SPACE, unit.areaSqm(), null, null, null, qualified));
        story.on(talks, "su", new StartNegotiation(lead, negotiation, MeetingKind.TALK, 2, null, talks));
        story.on(review, "su", new IssueOffer(negotiation, unit.areaSqm(), Cny.of("24"), null, null, review));
        story.on(review, "su", new ScheduleReview(negotiation, "项目评审会", review));
        story.on(signed, "su", new ConcludeReview(negotiation, ReviewVerdict.APPROVED, "PS-XS-2020-S004", signed));
        story.on(
                signed,
                "su",
                new SignContract(
                        contract,
                        park,
                        negotiation,
                        lead,
                        new TenantId("QY-XS-2020-S004"),
                        company,
                        code,
                        industry,
                        Track.SPACE,
                        List.of(unit),
                        null,
                        LocalDate.of(2020, 10, 1),
                        LocalDate.of(2023, 9, 30),
                        Cny.of("24"),
                        List.of(),
                        "su",
                        team,
                        signed));
        story.on(rescinded, "wang", new RescindContract(contract, "企业融资失败,双方协商解除", rescinded));
        story.on(rescinded, "su", new LoseNegotiation(negotiation, LossReason.CONTRACT_RESCINDED, null, rescinded));
    }

    /** Story 12: a vacant unit is split in two; the rent roll before and after shows it. */
    private static void split(Story story) {
        var on = LocalDate.of(2022, 1, 20);
        var half = new BigDecimal("57.5");
        story.on(
                on,
                "wang",
                new SplitUnit(
                        new UnitId("A0102"),
                        List.of(
                                new UnitPart(new UnitId("A0102-1"), "A0102-1", half),
                                new UnitPart(new UnitId("A0102-2"), "A0102-2", half)),
                        on));
    }
}
