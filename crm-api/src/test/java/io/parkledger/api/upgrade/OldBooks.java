package io.parkledger.api.upgrade;

import io.parkledger.core.contract.ContractCommand.AmendContract;
import io.parkledger.core.contract.ContractCommand.HandOver;
import io.parkledger.core.contract.ContractCommand.HoldOverContract;
import io.parkledger.core.contract.ContractCommand.RescindContract;
import io.parkledger.core.contract.ContractCommand.SignContract;
import io.parkledger.core.contract.ContractCommand.TerminateContract;
import io.parkledger.core.contribution.ContributionCommand;
import io.parkledger.core.contribution.ContributionCommand.ApproveRestatement;
import io.parkledger.core.contribution.ContributionCommand.ProposeRestatement;
import io.parkledger.core.contribution.ContributionCommand.RejectRestatement;
import io.parkledger.core.contribution.ContributionCommand.ReportJobs;
import io.parkledger.core.contribution.ContributionCommand.ReportOutput;
import io.parkledger.core.contribution.ContributionCommand.ReportTax;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.ReceptionId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.id.VisitId;
import io.parkledger.core.lead.LeadCommand.AssignLead;
import io.parkledger.core.lead.LeadCommand.LoseLead;
import io.parkledger.core.lead.LeadCommand.QualifyLead;
import io.parkledger.core.lead.LeadCommand.RecycleLead;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.lead.LeadCommand.ReopenLead;
import io.parkledger.core.lead.LeadCommand.StartNegotiation;
import io.parkledger.core.lead.LeadCommand.TriageLead;
import io.parkledger.core.lead.MeetingKind;
import io.parkledger.core.lead.TriageVerdict;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerUnavailable;
import io.parkledger.core.ledger.Sender;
import io.parkledger.core.negotiation.NegotiationCommand.AssignNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ConcludeReview;
import io.parkledger.core.negotiation.NegotiationCommand.GiveOpinion;
import io.parkledger.core.negotiation.NegotiationCommand.HoldNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.IssueOffer;
import io.parkledger.core.negotiation.NegotiationCommand.LoseNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.PlanNextStep;
import io.parkledger.core.negotiation.NegotiationCommand.ReopenNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ResumeNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ScheduleReview;
import io.parkledger.core.negotiation.ReviewVerdict;
import io.parkledger.core.reception.ReceptionCommand.CancelReception;
import io.parkledger.core.reception.ReceptionCommand.CorrectReception;
import io.parkledger.core.reception.ReceptionCommand.RecordReception;
import io.parkledger.core.reception.VisitCommand.RecordVisit;
import io.parkledger.core.renewal.RenewalCommand.AgreeRenewal;
import io.parkledger.core.renewal.RenewalCommand.DeclineRenewal;
import io.parkledger.core.renewal.RenewalCommand.OfferRenewal;
import io.parkledger.core.renewal.RenewalCommand.OpenRenewal;
import io.parkledger.core.space.BuildingCommand.RegisterBuilding;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import io.parkledger.core.space.UnitCommand.EarmarkUnit;
import io.parkledger.core.space.UnitCommand.MergeUnits;
import io.parkledger.core.space.UnitCommand.RegisterUnit;
import io.parkledger.core.space.UnitCommand.ReleaseEarmark;
import io.parkledger.core.space.UnitCommand.ReturnToService;
import io.parkledger.core.space.UnitCommand.SplitUnit;
import io.parkledger.core.space.UnitCommand.TakeOutOfService;
import io.parkledger.core.space.UnitPart;
import io.parkledger.core.tenant.TenantCommand.CorrectTenant;
import io.parkledger.core.tenant.TenantCommand.ExitTenant;
import io.parkledger.core.tenant.TenantCommand.NameContact;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Commitment;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LetUnit;
import io.parkledger.core.value.LossReason;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ledgers written by version 1.0.0-SNAPSHOT of 28 November 2026 hold: told once, to that version's desk. Parks:
 * {@code LQ} is healthy, {@code ZZ} and {@code YY} hold books that disagree, as that version let in.
 */
final class OldBooks {

    private static final Sender LIN = new Sender("lin", "staff", "api", "r-1", "r-1", null, null);
    private static final Sender CHEN = new Sender("chen", "manager", "page", "r-2", "r-2", null, "补录旧账");
    private static final Sender FANG = new Sender("fang", "manager", "api", "r-3", null, null, null);
    private static final byte[] HASH = {1, 2, 3};

    private final Ledger ledger;
    private int told;

    OldBooks(Ledger ledger) {
        this.ledger = ledger;
    }

    private void lin(Object command) {
        // Every third sender repeats what it sends, so there are receipts of people as well as of policies.
        var delivery = ++told % 3 == 0 ? new Delivery("old-" + told, HASH, null) : Delivery.PLAIN;
        ledger.desk().send(command, LIN, delivery);
    }

    private void chen(Object command) {
        ledger.desk().send(command, CHEN, new Delivery("old-" + ++told, HASH, null));
    }

    private void fang(Object command) {
        ledger.desk().send(command, FANG, Delivery.PLAIN);
    }

    static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    /** A well-formed code for a number. */
    static CreditCode code(int number) {
        var stem = "91990101MA9" + String.format("%06d", number);
        return "0123456789ABCDEFGHJKLMNPQRTUWXY"
                .chars()
                .mapToObj(last -> stem + (char) last)
                .filter(CreditCode::isOne)
                .map(CreditCode::new)
                .findFirst()
                .orElseThrow();
    }

    private void park(String park, String name) {
        chen(new RegisterPark(new ParkId(park), name));
        chen(new RegisterBuilding(new BuildingId(park + "-A"), new ParkId(park), name + "A座"));
    }

    private static BuildingId building(String unit) {
        return new BuildingId(unit.substring(0, 2) + "-A");
    }

    private void unit(String unit, String area) {
        var park = new ParkId(unit.substring(0, 2));
        chen(new RegisterUnit(
                new UnitId(unit), park, building(unit), unit.charAt(3) - '0', new BigDecimal(area), day("2023-01-05")));
    }

    private void lead(String id, String park, String company, @Nullable CreditCode code, String heard) {
        lin(new RegisterLead(
                new LeadId(id),
                new ParkId(park),
                company,
                code,
                Industry.BIG_DATA,
                LeadSource.WALK_IN,
                "lin",
                "招商一部",
                "来访登记",
                day(heard)));
    }

    private void qualify(String lead, String area, String on) {
        lin(new QualifyLead(
                new LeadId(lead),
                Industry.BIG_DATA,
                new Contact("P-" + lead, "联系人" + lead, "100-0000-0001"),
                Track.SPACE,
                new BigDecimal(area),
                null,
                Cny.of("2000000"),
                day("2026-12-31"),
                day(on)));
    }

    private void negotiate(String lead, String negotiation, String on) {
        lin(new StartNegotiation(
                new LeadId(lead),
                new NegotiationId(negotiation),
                MeetingKind.RECEPTION,
                3,
                Cny.of("5000000"),
                day(on)));
    }

    private void talk(String number, String park, String company, String heard, String talked) {
        lead("L-" + number, park, company, null, heard);
        qualify("L-" + number, "200.50", heard);
        negotiate("L-" + number, "N-" + number, talked);
    }

    private SignContract contract(
            String id,
            @Nullable String negotiation,
            String tenant,
            String company,
            CreditCode code,
            String unit,
            String area,
            String start,
            String end) {
        return new SignContract(
                new ContractId(id),
                new ParkId(unit.substring(0, 2)),
                negotiation == null ? null : new NegotiationId(negotiation),
                negotiation == null ? null : new LeadId("L" + negotiation.substring(1)),
                new TenantId(tenant),
                company,
                code,
                Industry.BIG_DATA,
                Track.SPACE,
                List.of(new LetUnit(new UnitId(unit), building(unit), new BigDecimal(area))),
                null,
                day(start),
                day(end),
                Cny.of("24.00"),
                List.of(),
                "lin",
                "招商一部",
                day(start).minusDays(10));
    }

    private void handOver(String contract, String on) {
        chen(new HandOver(new ContractId(contract), LandingEvidence.HANDOVER, day(on)));
    }

    private RenewalId openRenewal(String contract, String tenant, String park, String company, String end, String on) {
        var id = OpenRenewal.idOf(new ContractId(contract), day(end));
        chen(new OpenRenewal(
                id,
                new ContractId(contract),
                new TenantId(tenant),
                new ParkId(park),
                company,
                new BigDecimal("100.00"),
                Cny.of("28800.00"),
                day(end),
                day(on)));
        return id;
    }

    private void tax(String tenant, String park, String period, TaxType type, String yuan) {
        fang(new ReportTax(
                ContributionCommand.idOf(new TenantId(tenant), new Period(period)),
                new TenantId(tenant),
                new ParkId(park),
                new Period(period),
                type,
                TaxScope.FULL,
                Cny.of(yuan),
                day("2025-11-01")));
    }

    /** Park LQ: every event there is, and nothing that contradicts another. */
    void tellWhatIsHealthy() {
        park("LQ", "澜桥园");
        for (var number : List.of("101", "102", "103", "104", "105", "106", "201", "202", "203", "204", "205", "206")) {
            unit("LQ0" + number, "100.00");
        }
        unit("LQ0107", "300.00");
        aProjectThatStayed();
        leadsOfAllEnds();
        aSigningThatWasVoid();
        tenantsThatLeft();
        unitsThatChange();
        figures();
    }

    private void aProjectThatStayed() {
        lead("L-1", "LQ", "澜桥云枢科技有限公司", code(1), "2023-03-01");
        lin(new AssignLead(new LeadId("L-1"), "he", "招商一部", day("2023-03-02")));
        lin(new TriageLead(new LeadId("L-1"), TriageVerdict.PURSUE, day("2023-03-03")));
        qualify("L-1", "200.50", "2023-03-10");
        lin(new RecordReception(
                new ReceptionId("R-1"),
                new ParkId("LQ"),
                new LeadId("L-1"),
                "澜桥云枢科技有限公司",
                5,
                "he",
                "招商一部",
                "看房",
                day("2023-03-12")));
        lin(new CorrectReception(new ReceptionId("R-1"), 6, "漏记一人", day("2023-03-13")));
        lin(new RecordReception(
                new ReceptionId("R-2"), new ParkId("LQ"), null, "某考察团", 12, "he", null, null, day("2024-03-12")));
        lin(new CancelReception(new ReceptionId("R-2"), "重复登记", day("2024-03-13")));
        lin(new RecordVisit(
                new VisitId("V-1"),
                new ParkId("LQ"),
                new LeadId("L-1"),
                "澜桥市",
                List.of("澜桥云枢科技有限公司"),
                2,
                3,
                "he",
                "招商一部",
                day("2023-03-20")));
        negotiate("L-1", "N-1", "2023-04-01");
        var n = new NegotiationId("N-1");
        lin(new PlanNextStep(n, "送报价", day("2023-04-10")));
        lin(new IssueOffer(
                n, new BigDecimal("200.00"), Cny.of("24.00"), "免租一个月", day("2023-06-30"), day("2023-04-08")));
        lin(new AssignNegotiation(n, "lin", "招商一部", day("2023-04-09")));
        lin(new HoldNegotiation(n, "等总部决定", day("2023-05-01")));
        lin(new ResumeNegotiation(n, day("2023-06-01")));
        chen(new ScheduleReview(n, "项目评审会", day("2023-06-05")));
        chen(new GiveOpinion(n, "财务科", ReviewVerdict.CONDITIONAL, "须补验资报告", day("2023-06-06")));
        chen(new ConcludeReview(n, ReviewVerdict.APPROVED, "2023-07", day("2023-06-10")));
        chen(new SignContract(
                new ContractId("C-1"),
                new ParkId("LQ"),
                n,
                new LeadId("L-1"),
                new TenantId("T-1"),
                "澜桥云枢科技有限公司",
                code(1),
                Industry.BIG_DATA,
                Track.SPACE,
                List.of(
                        new LetUnit(new UnitId("LQ0101"), new BuildingId("LQ-A"), new BigDecimal("100.00")),
                        new LetUnit(new UnitId("LQ0102"), new BuildingId("LQ-A"), new BigDecimal("100.00"))),
                null,
                day("2023-07-01"),
                day("2025-06-30"),
                Cny.of("24.00"),
                List.of(
                        new Commitment(Commitment.Kind.JOBS, new BigDecimal("50"), day("2025-12-31")),
                        new Commitment(Commitment.Kind.TAX_CNY, new BigDecimal("900000.00"), day("2025-12-31"))),
                "lin",
                "招商一部",
                day("2023-06-20")));
        chen(new AmendContract(new ContractId("C-1"), Cny.of("25.50"), day("2024-01-01")));
        handOver("C-1", "2024-01-05");
        lin(new CorrectTenant(new TenantId("T-1"), "澜桥云枢集团有限公司", Industry.CLOUD_SOFTWARE, day("2024-02-01")));
        lin(new NameContact(new TenantId("T-1"), new Contact("P-2", "魏澜", "100-0000-0002"), day("2024-02-02")));
        var renewal = openRenewal("C-1", "T-1", "LQ", "澜桥云枢集团有限公司", "2025-06-30", "2025-01-02");
        chen(new OfferRenewal(renewal, day("2060-12-31"), Cny.of("28.00"), day("2025-02-01")));
        chen(new AgreeRenewal(renewal, day("2060-12-31"), Cny.of("27.00"), day("2025-03-01")));
        // A second contract of the same company: expansion.
        chen(contract("C-2", null, "T-1", "澜桥云枢集团有限公司", code(1), "LQ0103", "100.00", "2025-01-01", "2055-12-31"));
        handOver("C-2", "2025-01-05");
        // On land, with the least that a contract needs.
        chen(new SignContract(
                new ContractId("C-3"),
                new ParkId("LQ"),
                null,
                null,
                new TenantId("T-3"),
                "石桥重工有限公司",
                code(3),
                Industry.SMART_MANUFACTURING,
                Track.LAND,
                List.of(),
                new BigDecimal("10.5"),
                day("2024-05-01"),
                day("2064-04-30"),
                null,
                List.of(),
                null,
                null,
                day("2024-04-20")));
        chen(new HandOver(new ContractId("C-3"), LandingEvidence.LAND_TRANSFER, day("2024-05-10")));
    }

    private void leadsOfAllEnds() {
        lead("L-10", "LQ", "回流企业", code(10), "2024-03-01");
        lin(new RecycleLead(new LeadId("L-10"), LossReason.NO_RESPONSE, day("2024-04-01")));
        lin(new ReopenLead(new LeadId("L-10"), day("2024-05-01")));
        lead("L-11", "LQ", "流失企业", null, "2024-03-01");
        lin(new LoseLead(new LeadId("L-11"), LossReason.WENT_ELSEWHERE, "邻市园区", day("2024-06-01")));
        lin(new RegisterLead(
                new LeadId("L-12"),
                new ParkId("LQ"),
                "只有名字",
                null,
                null,
                LeadSource.WEBSITE,
                "su",
                null,
                null,
                day("2025-02-01")));
        lin(new TriageLead(new LeadId("L-12"), TriageVerdict.DO_NOT_PURSUE, day("2025-02-02")));
        lead("L-13", "LQ", "要地的企业", null, "2025-02-01");
        lin(new QualifyLead(
                new LeadId("L-13"),
                Industry.OTHER,
                new Contact("P-13", "何桥", null),
                Track.LAND,
                null,
                new BigDecimal("30"),
                null,
                null,
                day("2025-02-10")));
        talk("14", "LQ", "谈了又停的企业", "2024-07-01", "2024-07-10");
        lin(new LoseNegotiation(new NegotiationId("N-14"), LossReason.PRICE, null, day("2024-08-01")));
        lin(new ReopenNegotiation(new NegotiationId("N-14"), day("2024-09-01")));
        talk("15", "LQ", "谈崩了的企业", "2025-07-01", "2025-07-10");
        lin(new LoseNegotiation(new NegotiationId("N-15"), LossReason.FUNDING, "邻市园区", day("2025-08-01")));
        // What today's forms would refuse and ledgers hold: they must stay readable for ever.
        lin(new RegisterLead(
                new LeadId("L-16"),
                new ParkId("LQ"),
                "零宽\u200b空格\u202e企业\ufeff",
                null,
                Industry.OTHER,
                LeadSource.AGENCY,
                "nobody-of-this-name",
                "no-such-team",
                "第一行\n第二行\t\u0007电话 100-0000-0003",
                day("1900-01-01")));
        lin(new QualifyLead(
                new LeadId("L-16"),
                Industry.OTHER,
                new Contact("a/b c", "怪号码", "不是电话"),
                Track.SPACE,
                new BigDecimal("123456789012345.678901234"),
                null,
                Cny.of("-0.01"),
                day("9999-12-31"),
                day("2025-03-01")));
        // Erased: the event stays, the person is gone.
        lead("L-17", "LQ", "有人被删除的企业", null, "2025-03-01");
        qualify("L-17", "50", "2025-03-02");
        ledger.personKeys().erase("P-L-17");
    }

    private void aSigningThatWasVoid() {
        talk("20", "LQ", "签了又解的企业", "2024-01-01", "2024-01-10");
        chen(contract("C-20", "N-20", "T-20", "签了又解的企业", code(20), "LQ0104", "100.00", "2024-04-01", "2026-03-31"));
        chen(new RescindContract(new ContractId("C-20"), "资金未到位", day("2024-03-28")));
    }

    private void tenantsThatLeft() {
        // Terminated early, its renewal withdrawn, then gone.
        chen(contract("C-30", null, "T-30", "提前退租企业", code(30), "LQ0201", "100.00", "2023-02-01", "2025-01-31"));
        handOver("C-30", "2023-02-01");
        openRenewal("C-30", "T-30", "LQ", "提前退租企业", "2025-01-31", "2024-08-05");
        chen(new TerminateContract(new ContractId("C-30"), "经营困难", day("2024-10-01")));
        chen(new ExitTenant(new TenantId("T-30"), "搬走", day("2024-10-02")));
        // Back again, under the same code.
        chen(contract("C-31", null, "T-30", "提前退租企业", code(30), "LQ0201", "100.00", "2025-03-01", "2058-02-28"));
        handOver("C-31", "2025-03-01");
        // Held over, then out: expired.
        chen(contract("C-32", null, "T-32", "逾期企业", code(32), "LQ0202", "100.00", "2023-02-01", "2025-01-31"));
        handOver("C-32", "2023-02-10");
        openRenewal("C-32", "T-32", "LQ", "逾期企业", "2025-01-31", "2024-08-05");
        chen(new HoldOverContract(new ContractId("C-32"), day("2025-02-01")));
        chen(new ExitTenant(new TenantId("T-32"), null, day("2025-04-01")));
        // Did not want to stay.
        chen(contract("C-33", null, "T-33", "不续企业", code(33), "LQ0203", "100.00", "2023-02-01", "2025-08-31"));
        handOver("C-33", "2023-02-10");
        var renewal = openRenewal("C-33", "T-33", "LQ", "不续企业", "2025-08-31", "2025-03-05");
        chen(new DeclineRenewal(renewal, "自有厂房建成", day("2025-05-01")));
        chen(new ExitTenant(new TenantId("T-33"), "到期", day("2025-08-31")));
        // Past its end, nobody acted.
        chen(contract("C-34", null, "T-34", "还在的企业", code(34), "LQ0204", "100.00", "2023-02-01", "2025-10-31"));
        handOver("C-34", "2023-02-10");
        openRenewal("C-34", "T-34", "LQ", "还在的企业", "2025-10-31", "2025-05-05");
        chen(new HoldOverContract(new ContractId("C-34"), day("2025-11-01")));
    }

    private void unitsThatChange() {
        chen(new SplitUnit(
                new UnitId("LQ0107"),
                List.of(
                        new UnitPart(new UnitId("LQ0107-1"), new BigDecimal("120.00")),
                        new UnitPart(new UnitId("LQ0107-2"), new BigDecimal("180.00"))),
                day("2024-02-01")));
        chen(new MergeUnits(
                new UnitId("LQ0205"),
                List.of(new UnitPart(new UnitId("LQ0206"), new BigDecimal("100.00"))),
                new UnitId("LQ0205M"),
                day("2024-03-01")));
        chen(new TakeOutOfService(new UnitId("LQ0105"), "漏水", day("2024-04-01")));
        chen(new ReturnToService(new UnitId("LQ0105"), day("2024-05-01")));
        chen(new TakeOutOfService(new UnitId("LQ0107-2"), "装修", day("2025-04-01")));
        chen(new EarmarkUnit(new UnitId("LQ0106"), null, "意向企业", day("2024-12-31"), day("2024-06-01")));
        chen(new ReleaseEarmark(new UnitId("LQ0106"), day("2024-07-01")));
        chen(new EarmarkUnit(
                new UnitId("LQ0107-1"), new NegotiationId("N-14"), "谈了又停的企业", day("2060-12-31"), day("2024-09-10")));
    }

    private void figures() {
        tax("T-1", "LQ", "2025-Q1", TaxType.ALL, "310000.00");
        tax("T-1", "LQ", "2025-Q2", TaxType.ALL, "290000.50");
        tax("T-3", "LQ", "2025-Q1", TaxType.ALL, "0");
        tax("T-30", "LQ", "2025-04", TaxType.VALUE_ADDED, "12000.00");
        tax("T-30", "LQ", "2025-04", TaxType.CORPORATE_INCOME, "-500.00");
        var contribution = ContributionCommand.idOf(new TenantId("T-1"), new Period("2025-Q1"));
        fang(new ReportJobs(
                contribution, new TenantId("T-1"), new ParkId("LQ"), new Period("2025-Q1"), 45, day("2025-04-10")));
        fang(new ReportOutput(
                contribution,
                new TenantId("T-1"),
                new ParkId("LQ"),
                new Period("2025-Q1"),
                Cny.of("8000000"),
                day("2025-04-10")));
        var taxes = Figure.tax(TaxType.ALL, TaxScope.FULL);
        fang(new ProposeRestatement(contribution, taxes, new BigDecimal("301000.00"), "数字抄错", day("2025-05-01")));
        chen(new ApproveRestatement(contribution, taxes, day("2025-05-02")));
        fang(new ProposeRestatement(contribution, Figure.JOBS, new BigDecimal("46"), "漏报一人", day("2025-05-03")));
        chen(new RejectRestatement(contribution, Figure.JOBS, "无社保记录", day("2025-05-04")));
        fang(new ProposeRestatement(contribution, Figure.OUTPUT, new BigDecimal("8100000"), "补报", day("2025-05-05")));
    }

    /** Parks ZZ and YY: what that version let in, and no later one should. */
    void tellWhatDisagrees() {
        park("ZZ", "旧账园");
        park("YY", "邻园");
        for (var unit :
                List.of("ZZ0101", "ZZ0102", "ZZ0103", "ZZ0104", "ZZ0105", "ZZ0106", "ZZ0107", "ZZ0108", "YY0101")) {
            unit(unit, "100.00");
        }
        // M-5: agreed while the unit is let on: the contract is not extended.
        chen(contract("C-50A", null, "T-50A", "甲五企业", code(501), "ZZ0101", "100.00", "2023-08-01", "2025-07-31"));
        handOver("C-50A", "2023-08-01");
        chen(contract("C-50B", null, "T-50B", "乙五企业", code(502), "ZZ0101", "100.00", "2025-08-01", "2060-07-31"));
        var m5 = openRenewal("C-50A", "T-50A", "ZZ", "甲五企业", "2025-07-31", "2025-02-01");
        chen(new AgreeRenewal(m5, day("2060-07-31"), null, day("2025-03-01")));
        // M-6: agreed for a contract that is only signed, and for one that is terminated.
        chen(contract("C-60", null, "T-60", "甲六企业", code(601), "ZZ0102", "100.00", "2024-08-01", "2025-07-31"));
        var signed = openRenewal("C-60", "T-60", "ZZ", "甲六企业", "2025-07-31", "2025-02-01");
        chen(new AgreeRenewal(signed, day("2060-07-31"), Cny.of("30.00"), day("2025-03-01")));
        chen(contract("C-61", null, "T-61", "乙六企业", code(602), "ZZ0103", "100.00", "2023-08-01", "2025-09-30"));
        handOver("C-61", "2023-08-01");
        chen(new TerminateContract(new ContractId("C-61"), "迁出", day("2024-12-31")));
        var terminated = openRenewal("C-61", "T-61", "ZZ", "乙六企业", "2025-09-30", "2025-02-01");
        chen(new AgreeRenewal(terminated, day("2060-07-31"), null, day("2025-03-01")));
        // M-7: A leaves early, B has signed for later: the unit is vacant for all to have.
        chen(contract("C-70A", null, "T-70A", "甲七企业", code(701), "ZZ0104", "100.00", "2023-03-01", "2025-02-28"));
        handOver("C-70A", "2023-03-01");
        chen(contract("C-70B", null, "T-70B", "乙七企业", code(702), "ZZ0104", "100.00", "2025-03-01", "2060-02-28"));
        chen(new TerminateContract(new ContractId("C-70A"), "提前迁出", day("2024-12-15")));
        chen(new EarmarkUnit(new UnitId("ZZ0104"), null, "丙七企业", day("2060-01-31"), day("2025-01-10")));
        // M-8: handed over to B while A is in.
        chen(contract("C-80A", null, "T-80A", "甲八企业", code(801), "ZZ0105", "100.00", "2023-03-01", "2025-12-31"));
        handOver("C-80A", "2023-03-01");
        chen(contract("C-80B", null, "T-80B", "乙八企业", code(802), "ZZ0105", "100.00", "2026-01-01", "2060-12-31"));
        handOver("C-80B", "2025-12-25");
        // M-20: tenant, name and code do not belong together; and the talk was with another company.
        chen(contract("C-90", null, "T-50A", "冒名企业", code(901), "ZZ0106", "100.00", "2024-01-01", "2060-12-31"));
        talk("91", "ZZ", "谈的企业", "2024-01-01", "2024-01-10");
        chen(contract("C-91", "N-91", "T-91", "签的企业", code(911), "ZZ0107", "100.00", "2024-06-01", "2060-12-31"));
        // M-21: signed in one park on the talk of another.
        talk("95", "ZZ", "旧账园的企业", "2024-02-01", "2024-02-10");
        chen(contract("C-95", "N-95", "T-95", "邻园的企业", code(951), "YY0101", "100.00", "2024-06-01", "2060-12-31"));
        // M-34: two contracts for one talk, both handed over.
        talk("97", "ZZ", "一谈两签企业", "2024-03-01", "2024-03-10");
        chen(contract("C-97", "N-97", "T-97", "一谈两签企业", code(971), "ZZ0102", "100.00", "2025-08-01", "2060-12-31"));
        chen(contract("C-98", "N-97", "T-98", "一谈两签企业", code(972), "ZZ0108", "100.00", "2024-06-01", "2060-12-31"));
        handOver("C-97", "2025-08-01");
        handOver("C-98", "2024-06-01");
        // M-15: a month and its quarter; all taxes and one of them. M-16: before it came.
        tax("T-50A", "ZZ", "2025-01", TaxType.ALL, "1000.00");
        tax("T-50A", "ZZ", "2025-Q1", TaxType.ALL, "3000.00");
        tax("T-50A", "ZZ", "2025-Q1", TaxType.VALUE_ADDED, "2000.00");
        tax("T-50A", "ZZ", "1999-Q1", TaxType.ALL, "7.00");
    }

    /** Facts that this version writes and then cannot live with, between facts that are well. */
    void tellPoison() {
        park("LQ", "澜桥园");
        unit("LQ0101", "100.00");
        unit("LQ0102", "100.00");
        lead("L-1", "LQ", "好端端的企业", code(1), "2024-03-01");
        lead("L-2", "LQ", "三十六位数的企业", null, "2024-03-02");
        qualify("L-2", "123456789012345678901234567890123456", "2024-03-03");
        // Behind the poison, of the same lead: it queues, and the negotiation that follows from it does not.
        negotiate("L-2", "N-2", "2024-03-04");
        qualify("L-1", "200.50", "2024-03-05");
        chen(new RegisterUnit(
                new UnitId("LQ0103"),
                new ParkId("LQ"),
                new BuildingId("LQ-A"),
                1,
                new BigDecimal("0.12345678901234567890123456789012345678"),
                day("2023-01-05")));
        chen(contract("C-1", null, "T-1", "长期企业", code(2), "LQ0101", "100.00", "2024-01-01", "2025-12-31"));
        handOver("C-1", "2024-01-01");
        var renewal = openRenewal("C-1", "T-1", "LQ", "长期企业", "2025-12-31", "2025-07-01");
        try {
            chen(new AgreeRenewal(renewal, day("9999-12-31"), null, day("2025-08-01")));
            throw new IllegalStateException("this version would not write it");
        } catch (LedgerUnavailable asItWas) {
            // Written all the same: that is the fault.
        }
        chen(contract("C-2", null, "T-2", "后来的企业", code(4), "LQ0102", "100.00", "2024-06-01", "2055-12-31"));
        handOver("C-2", "2024-06-01");
        lead("L-3", "LQ", "最后登记的企业", null, "2025-09-01");
    }
}
