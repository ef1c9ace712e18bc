package io.parkledger.core.policy;

import static io.parkledger.core.policy.Books.AREA;
import static io.parkledger.core.policy.Books.BUILDING;
import static io.parkledger.core.policy.Books.ELSEWHERE;
import static io.parkledger.core.policy.Books.JULY_1;
import static io.parkledger.core.policy.Books.JUNE_30;
import static io.parkledger.core.policy.Books.MARCH_1;
import static io.parkledger.core.policy.Books.MARCH_10;
import static io.parkledger.core.policy.Books.NEXT_BUILDING;
import static io.parkledger.core.policy.Books.PARK;
import static io.parkledger.core.policy.Books.YEAR_END;
import static io.parkledger.core.policy.EveryRefusalTest.Outcome.FACT_IS_REFUSED;
import static io.parkledger.core.policy.EveryRefusalTest.Outcome.KEPT_TO_RESOLVE;
import static io.parkledger.core.policy.EveryRefusalTest.Outcome.NOTHING_FOLLOWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.parkledger.core.Contexts;
import io.parkledger.core.contract.ContractCommand.AmendContract;
import io.parkledger.core.contract.ContractCommand.CorrectHandOver;
import io.parkledger.core.contract.ContractCommand.CorrectRescission;
import io.parkledger.core.contract.ContractCommand.CorrectTermination;
import io.parkledger.core.contract.ContractCommand.ExtendContract;
import io.parkledger.core.contract.ContractCommand.HandOver;
import io.parkledger.core.contract.ContractCommand.HoldOverContract;
import io.parkledger.core.contract.ContractCommand.RescindContract;
import io.parkledger.core.contract.ContractCommand.WithdrawContract;
import io.parkledger.core.contract.ContractCommand.WithdrawHandOver;
import io.parkledger.core.contract.ContractCommand.WithdrawRescission;
import io.parkledger.core.contract.ContractCommand.WithdrawTermination;
import io.parkledger.core.contribution.ContributionCommand;
import io.parkledger.core.contribution.ContributionCommand.ProposeRestatement;
import io.parkledger.core.contribution.ContributionCommand.ReportJobs;
import io.parkledger.core.contribution.ContributionCommand.ReportOutput;
import io.parkledger.core.contribution.ContributionCommand.ReportTax;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.ReceptionId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.id.VisitId;
import io.parkledger.core.lead.LeadCommand.AssignLead;
import io.parkledger.core.lead.LeadCommand.CorrectLead;
import io.parkledger.core.lead.LeadCommand.DropLead;
import io.parkledger.core.lead.LeadCommand.LandLead;
import io.parkledger.core.lead.LeadCommand.StartNegotiation;
import io.parkledger.core.lead.LeadCommand.WithdrawLead;
import io.parkledger.core.lead.MeetingKind;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.ledger.Context;
import io.parkledger.core.ledger.EventCheck;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.ledger.RefusedConsequences;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.negotiation.NegotiationCommand.AssignNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ConcludeReview;
import io.parkledger.core.negotiation.NegotiationCommand.CorrectNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.HoldNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.IssueOffer;
import io.parkledger.core.negotiation.NegotiationCommand.LoseNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ReopenAfterRescission;
import io.parkledger.core.negotiation.NegotiationCommand.ReopenNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ScheduleReview;
import io.parkledger.core.negotiation.NegotiationCommand.WinNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.WithdrawNegotiation;
import io.parkledger.core.negotiation.ReviewVerdict;
import io.parkledger.core.reception.ReceptionCommand.CorrectReception;
import io.parkledger.core.reception.ReceptionCommand.RecordReception;
import io.parkledger.core.reception.VisitCommand.CorrectVisit;
import io.parkledger.core.reception.VisitCommand.RecordVisit;
import io.parkledger.core.renewal.RenewalCommand.AgreeRenewal;
import io.parkledger.core.renewal.RenewalCommand.CorrectRenewal;
import io.parkledger.core.renewal.RenewalCommand.DeclineRenewal;
import io.parkledger.core.renewal.RenewalCommand.ReopenRenewal;
import io.parkledger.core.renewal.RenewalCommand.WithdrawAgreement;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.space.BuildingCommand.RegisterBuilding;
import io.parkledger.core.space.BuildingCommand.WithdrawBuilding;
import io.parkledger.core.space.MergedUnit;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import io.parkledger.core.space.UnitCommand.DissolveUnit;
import io.parkledger.core.space.UnitCommand.EarmarkUnit;
import io.parkledger.core.space.UnitCommand.MakeUnit;
import io.parkledger.core.space.UnitCommand.MergeUnits;
import io.parkledger.core.space.UnitCommand.OccupyUnit;
import io.parkledger.core.space.UnitCommand.RegisterUnit;
import io.parkledger.core.space.UnitCommand.ReleaseUnit;
import io.parkledger.core.space.UnitCommand.ReturnToService;
import io.parkledger.core.space.UnitCommand.SplitUnit;
import io.parkledger.core.space.UnitCommand.TakeOutOfService;
import io.parkledger.core.space.UnitCommand.WithdrawMerger;
import io.parkledger.core.space.UnitCommand.WithdrawSplit;
import io.parkledger.core.space.UnitPart;
import io.parkledger.core.tenant.TenantCommand.CorrectExit;
import io.parkledger.core.tenant.TenantCommand.ExitTenant;
import io.parkledger.core.tenant.TenantCommand.LandTenant;
import io.parkledger.core.tenant.TenantCommand.RectifyTenant;
import io.parkledger.core.tenant.TenantCommand.WithdrawExit;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every policy × everything its target can refuse: what becomes of the fact. */
@Timeout(60)
class EveryRefusalTest {

    enum Outcome {
        FACT_IS_REFUSED,
        NOTHING_FOLLOWS,
        KEPT_TO_RESOLVE
    }

    /** @param story records what went before, and returns the command whose fact the policy reacts to */
    record Case(String policy, String code, Outcome outcome, Function<Books, Command> story) {
        @Override
        public String toString() {
            return policy + " × " + code;
        }
    }

    private static final String UNKNOWN = "ledger.unknown";
    /** Of the refusals that are kept, those whose sentence has no placeholder. */
    private static final Set<String> MENTION_NOTHING = Set.of(UNKNOWN, "lead.negotiation-is-the-leads-own");

    private static final Period QUARTER = Period.quarter(2021, 1);

    private static TestLedger ledger;
    private static Ledger apart;
    private static int number;

    @BeforeAll
    static void open() {
        ledger = TestLedger.open();
        apart = Ledger.open(
                ledger.database, LedgerClock.real(TestLedger.SHANGHAI), asOnceWritten(), List.of(), EventCheck.NONE);
        for (var command : List.of(
                new RegisterPark(PARK, "澜桥", null),
                new RegisterPark(ELSEWHERE, "沧屿", null),
                new RegisterBuilding(BUILDING, PARK, "A座"),
                new RegisterBuilding(NEXT_BUILDING, PARK, "B座"))) {
            ledger.send(command);
        }
    }

    /** Version 1.0.0 let two companies sign as the same tenant: books that it wrote disagree about that. */
    private static List<Context> asOnceWritten() {
        return Contexts.ALL.stream()
                .map(context -> new Context(
                        context.name(),
                        context.aggregates(),
                        context.events(),
                        context.claimKinds(),
                        event -> context.claims().apply(event).stream()
                                .filter(claim -> !claim.kind().equals("tenant-id"))
                                .toList(),
                        context.upcasters()))
                .toList();
    }

    @AfterAll
    static void close() {
        apart.close();
        ledger.close();
    }

    @Test
    void the_table_has_every_policy_with_every_code_it_can_be_refused_by() {
        var possible = Policies.ALL.stream()
                .flatMap(policy -> Refusable.codesOf(policy).stream().map(code -> policy.name() + " × " + code))
                .toList();

        assertThat(possible).hasSizeGreaterThan(Policies.ALL.size());
        assertThat(table().map(Case::toString)).containsExactlyInAnyOrderElementsOf(possible);
    }

    /** What it expects of each case stands in the table; this only looks that no case says what its policy does not. */
    @Test
    void the_table_agrees_with_what_the_policies_say() {
        var consequences = new ArrayList<Policy.Consequence>();
        table().forEach(each -> {
            var consequence = Policies.ALL.stream()
                    .filter(policy -> policy.name().equals(each.policy()))
                    .findFirst()
                    .orElseThrow()
                    .consequence();
            consequences.add(consequence);
            var expected =
                    switch (consequence) {
                        case MUST_FOLLOW -> FACT_IS_REFUSED;
                        case MUST_FOLLOW_IF_THERE -> each.code().equals(UNKNOWN) ? NOTHING_FOLLOWS : FACT_IS_REFUSED;
                        case MAY_BE_REFUSED -> KEPT_TO_RESOLVE;
                    };
            assertThat(each.outcome()).as(each.toString()).isEqualTo(expected);
        });
        assertThat(consequences).contains(Policy.Consequence.values());
    }

    @ParameterizedTest
    @MethodSource("table")
    void what_becomes_of_the_fact(Case each) {
        var books = new Books(ledger.ledger.desk(), apart.desk(), ++number);
        var fact = each.story().apply(books);
        var before = ledger.ledger.reader().lastIndex();
        var kept = kept().size();

        var refusal = catchThrowable(() -> tell(each, books, fact));

        if (each.outcome() == FACT_IS_REFUSED) {
            assertThat(refusal).hasMessage(each.code());
            assertThat(refusal instanceof RuleBroken broken ? broken.facts() : List.of())
                    .as("what the sentence of the refusal mentions")
                    .doesNotContain("");
            assertThat(ledger.ledger.reader().lastIndex()).isEqualTo(before);
        } else {
            assertThat(refusal).isNull();
            assertThat(ledger.ledger.reader().lastIndex()).isGreaterThan(before);
        }
        if (each.outcome() == KEPT_TO_RESOLVE) {
            assertThat(kept().subList(kept, kept().size())).anySatisfy(entry -> {
                assertThat(entry.policy()).isEqualTo(each.policy());
                assertThat(entry.code()).isEqualTo(each.code());
                // "still at talks", "won by contract C-8": whoever sees to it reads what the sentence mentions.
                assertThat(entry.facts())
                        .hasSize(MENTION_NOTHING.contains(each.code()) ? 0 : 1)
                        .doesNotContain("");
            });
        } else {
            assertThat(kept()).hasSize(kept);
        }
    }

    /** Who only says what follows is not asked to confirm it: then it is somebody who says the fact. */
    private static void tell(Case each, Books books, Command fact) {
        if (each.code().endsWith("-needs-confirmation")) {
            books.ask(fact);
        } else {
            books.tell(fact);
        }
    }

    private static List<RefusedConsequences.Entry> kept() {
        return ledger.ledger.refusedConsequences().list(null, false, 10_000);
    }

    static Stream<Case> table() {
        return Stream.of(
                        talks(),
                        projects(),
                        contacts(),
                        signing(),
                        handover(),
                        landing(false),
                        landing(true),
                        endings(),
                        contractsCorrected(),
                        handOversCorrected(),
                        handOversWithdrawn(),
                        renewalsCorrected(),
                        agreementsWithdrawn(),
                        tenantsCorrected(),
                        exitsCorrected(),
                        exitsWithdrawn(),
                        endsPutRight(),
                        rescissionsPutRight(),
                        renewals(),
                        space(),
                        ofTenants().toList(),
                        unlikely().toList(),
                        unlikelyTerms().toList(),
                        unlikelyCorrections().toList())
                .flatMap(List::stream);
    }

    private static Case refused(String policy, String code, Function<Books, Command> story) {
        return new Case(policy, code, FACT_IS_REFUSED, story);
    }

    private static Case nothing(String policy, Function<Books, Command> story) {
        return new Case(policy, UNKNOWN, NOTHING_FOLLOWS, story);
    }

    private static LoseNegotiation lose(Books b) {
        return new LoseNegotiation(b.talk(1), LossReason.PRICE, null, MARCH_1);
    }

    private static ReopenNegotiation reopen(Books b) {
        return new ReopenNegotiation(b.talk(1), MARCH_1);
    }

    private static List<Case> talks() {
        var drop = "WhenNegotiationLostThenDropLead";
        var resume = "WhenNegotiationReopenedThenResumeLead";
        return List.of(
                refused("WhenNegotiationStartedThenOpenIt", "ledger.id-taken", b -> {
                    b.tell(b.talks());
                    b.tell(b.registerLead(2, 2), b.qualifyLead(2));
                    return b.start(2, 1);
                }),
                refused(drop, "lead.negotiation-is-the-leads-own", b -> {
                    b.claim(b.registerLead(1, 1), b.open(1, 1));
                    return lose(b);
                }),
                refused(drop, UNKNOWN, b -> {
                    b.claim(b.open(1, 1));
                    return lose(b);
                }),
                refused(resume, "lead.company-has-no-other-open-lead", b -> {
                    b.tell(b.talks());
                    b.tell(lose(b), b.registerLead(2, 1));
                    return reopen(b);
                }),
                refused(resume, "lead.lead-is-closed", b -> {
                    b.claim(b.talks());
                    b.claim(new LandLead(b.lead(1), b.talk(1), b.tenant(1), MARCH_1), b.open(1, 1), lose(b));
                    return reopen(b);
                }),
                refused(resume, "lead.negotiation-is-the-leads-own", b -> {
                    b.claim(b.registerLead(1, 1), b.open(1, 1), lose(b));
                    return reopen(b);
                }),
                refused(resume, UNKNOWN, b -> {
                    b.claim(b.open(1, 1), lose(b));
                    return reopen(b);
                }));
    }

    private static AssignLead assignLead(Books b) {
        return new AssignLead(b.lead(1), "he", null, MARCH_10);
    }

    private static AssignNegotiation assignTalk(Books b) {
        return new AssignNegotiation(b.talk(1), "he", null, MARCH_10);
    }

    private static CorrectLead correctLead(Books b) {
        return new CorrectLead(
                b.lead(1),
                b.company(2),
                null,
                Industry.BIG_DATA,
                LeadSource.WEBSITE,
                null,
                MARCH_1,
                "misheard",
                MARCH_10);
    }

    private static CorrectNegotiation correctTalk(Books b, LocalDate openedOn) {
        return new CorrectNegotiation(
                b.talk(1), Industry.BIG_DATA, Track.LAND, null, openedOn, "another was meant", MARCH_10);
    }

    private static WithdrawNegotiation withdrawTalk(Books b) {
        return new WithdrawNegotiation(b.talk(1), "another was meant", MARCH_10);
    }

    /** A lead says that it is in a negotiation that is another's, or not there. */
    private static void leadAlone(Books b) {
        b.claim(b.registerLead(1, 1), b.qualifyLead(1), b.start(1, 1));
    }

    /** What a lead and its negotiation tell each other. */
    private static List<Case> projects() {
        var ownLead = "negotiation.lead-is-the-negotiations-own";
        var ownTalk = "lead.negotiation-is-the-leads-own";
        var cases = new ArrayList<Case>();
        Map<String, Function<Books, Command>> ofLead = Map.of(
                "WhenLeadAssignedThenAssignNegotiation", EveryRefusalTest::assignLead,
                "WhenLeadCorrectedThenCorrectNegotiation", EveryRefusalTest::correctLead);
        ofLead.forEach((policy, fact) -> {
            cases.add(refused(policy, UNKNOWN, b -> {
                leadAlone(b);
                return fact.apply(b);
            }));
            cases.add(refused(policy, ownLead, b -> {
                leadAlone(b);
                b.claim(b.open(1, 2));
                return fact.apply(b);
            }));
        });
        Map<String, Function<Books, Command>> ofTalk = Map.of(
                "WhenNegotiationAssignedThenAssignLead", EveryRefusalTest::assignTalk,
                "WhenNegotiationCorrectedThenCorrectLead", b -> correctTalk(b, MARCH_1),
                "WhenNegotiationWithdrawnThenWithdrawStart", EveryRefusalTest::withdrawTalk);
        ofTalk.forEach((policy, fact) -> {
            cases.add(refused(policy, UNKNOWN, b -> {
                b.claim(b.open(1, 1));
                return fact.apply(b);
            }));
            cases.add(refused(policy, ownTalk, b -> {
                b.claim(b.registerLead(1, 1), b.open(1, 1));
                return fact.apply(b);
            }));
        });
        cases.add(refused("WhenNegotiationCorrectedThenCorrectLead", "lead.steps-do-not-go-back", b -> {
            b.tell(b.talks());
            return correctTalk(b, MARCH_1.minusDays(1));
        }));
        return cases;
    }

    private static List<Case> signing() {
        var win = "WhenContractSignedThenWinNegotiation";
        var confirm = "WhenContractSignedThenConfirmTenant";
        var reserve = "WhenContractSignedThenReserveUnits";
        return List.of(
                refused(win, UNKNOWN, b -> {
                    b.tell(b.registerUnit(1));
                    return b.sign(1).after(1, 1).now();
                }),
                refused(win, "negotiation.company-is-the-negotiations-own", b -> {
                    b.tell(b.talks());
                    b.tell(b.registerUnit(1));
                    return b.sign(1).after(1, 1).by(2, 2).now();
                }),
                refused(win, "negotiation.contract-is-not-signed", b -> {
                    b.tell(b.talks());
                    b.tell(
                            b.registerUnit(1),
                            b.registerUnit(2),
                            b.sign(1).after(1, 1).now());
                    return b.sign(2).after(1, 1).now();
                }),
                refused(win, "negotiation.lead-is-the-negotiations-own", b -> {
                    b.tell(b.talks());
                    b.tell(b.registerUnit(1), b.registerLead(2, 2));
                    return b.sign(1).after(1, 2).now();
                }),
                refused(win, "negotiation.negotiation-is-not-on-hold", b -> {
                    b.tell(b.talks());
                    b.tell(b.registerUnit(1), new HoldNegotiation(b.talk(1), "等政策", MARCH_1));
                    return b.sign(1).after(1, 1).now();
                }),
                refused(win, "negotiation.negotiation-is-open", b -> {
                    b.tell(b.talks());
                    b.tell(b.registerUnit(1), lose(b));
                    return b.sign(1).after(1, 1).now();
                }),
                refused(win, "negotiation.date-is-not-before-opening", b -> {
                    b.tell(b.talks());
                    b.tell(b.registerUnit(1));
                    return b.sign(1).after(1, 1).on(MARCH_1.minusDays(1)).now();
                }),
                refused(win, "negotiation.steps-do-not-go-back", b -> {
                    b.tell(b.talks());
                    b.tell(b.registerUnit(1), new IssueOffer(b.talk(1), null, null, null, null, MARCH_10));
                    return b.sign(1).after(1, 1).on(MARCH_1).now();
                }),
                refused(win, "negotiation.park-is-the-negotiations-own", b -> {
                    b.tell(b.talks());
                    return b.sign(1).after(1, 1).in(ELSEWHERE).overLand().now();
                }),
                refused(win, "negotiation.review-is-not-rejected", b -> {
                    b.tell(b.talks());
                    b.tell(
                            b.registerUnit(1),
                            new IssueOffer(b.talk(1), null, null, null, null, MARCH_1),
                            new ScheduleReview(b.talk(1), "例会", MARCH_1),
                            new ConcludeReview(b.talk(1), ReviewVerdict.REJECTED, "2021-1", MARCH_1));
                    return b.sign(1).after(1, 1).now();
                }),
                nothing(confirm, b -> {
                    b.tell(b.registerUnit(1));
                    return b.sign(1).now();
                }),
                refused(confirm, "tenant.credit-code-is-the-tenants-own", b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    b.tell(b.registerUnit(2));
                    return b.sign(2).by(1, 2).now();
                }),
                refused(confirm, "tenant.name-is-the-tenants-own", b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    b.tell(b.registerUnit(2));
                    return b.sign(2).by(2, 1).now();
                }),
                refused(confirm, "tenant.park-is-the-tenants-own", b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    return b.sign(2).in(ELSEWHERE).overLand().now();
                }),
                refused(reserve, UNKNOWN, b -> b.sign(1).now()),
                refused(reserve, "space.area-is-the-units-own", b -> {
                    b.tell(b.registerUnit(1));
                    return b.sign(1)
                            .over(new LetUnit(b.unit(1), BUILDING, new BigDecimal("100.01")))
                            .now();
                }),
                refused(reserve, "space.unit-is-lettable", b -> {
                    b.tell(b.registerUnit(1), new TakeOutOfService(b.unit(1), "漏水", MARCH_1));
                    return b.sign(1).now();
                }),
                refused(reserve, "space.unit-stands-where-it-is-said-to", b -> {
                    b.tell(b.registerUnit(1));
                    return b.sign(1)
                            .over(new LetUnit(b.unit(1), NEXT_BUILDING, AREA))
                            .now();
                }));
    }

    /** Two companies in one unit, one after the other. */
    private static void oneAfterTheOther(Books b) {
        b.tell(b.isIn(1, JUNE_30));
        b.tell(b.sign(2).over(1).as(2).by(2, 2).term(JULY_1, YEAR_END).now());
    }

    /** A part of a split whose number is taken and which never came into being. */
    private static Command[] lostUnit(Books b) {
        return new Command[] {b.registerUnit(6), split(b, 6, b.unit(1).value())};
    }

    private static List<Case> handover() {
        var occupy = "WhenPremisesHandedOverThenOccupyUnits";
        var land = "WhenPremisesHandedOverThenLandTenant";
        return List.of(
                refused(occupy, UNKNOWN, b -> {
                    b.claim(lostUnit(b));
                    b.claim(b.sign(1).now());
                    return b.handOver(1, MARCH_1);
                }),
                refused(occupy, "space.date-is-not-before-release", b -> {
                    oneAfterTheOther(b);
                    b.tell(b.terminate(1, JUNE_30));
                    return b.handOver(2, JUNE_30.minusDays(1));
                }),
                refused(occupy, "space.unit-is-lettable", b -> {
                    b.claim(b.registerUnit(1), b.sign(1).now());
                    b.claim(new DissolveUnit(b.unit(1), b.unit(2), PARK, BUILDING, 1, AREA, MARCH_1));
                    return b.handOver(1, MARCH_1);
                }),
                refused(occupy, "space.unit-is-not-anothers", b -> {
                    oneAfterTheOther(b);
                    return b.handOver(2, JULY_1);
                }),
                refused(land, "tenant.contract-is-not-yet-counted", b -> {
                    b.tell(b.registerUnit(1), b.sign(1).now());
                    b.claim(b.land(1, 1));
                    return b.handOver(1, MARCH_1);
                }),
                refused(land, "tenant.credit-code-belongs-to-one-tenant", b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    b.tell(b.registerUnit(2), b.registerUnit(3), b.sign(2).now());
                    b.tell(
                            new ExitTenant(b.tenant(1), null, MARCH_10),
                            b.sign(3).as(2).now());
                    return b.handOver(2, MARCH_10);
                }),
                refused(land, "tenant.stays-do-not-overlap", b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    b.tell(b.registerUnit(2), b.sign(2).as(1).by(1, 1).now());
                    b.tell(new ExitTenant(b.tenant(1), null, MARCH_10));
                    return b.handOver(2, MARCH_10.minusDays(1));
                }),
                refused(land, "tenant.credit-code-is-the-tenants-own", b -> {
                    b.tell(b.registerUnit(1), b.registerUnit(2));
                    b.tell(b.sign(1).now());
                    b.claim(b.sign(2).by(1, 2).now());
                    b.tell(b.handOver(1, MARCH_1));
                    return b.handOver(2, MARCH_1);
                }),
                refused(land, "tenant.name-is-the-tenants-own", b -> {
                    b.tell(b.registerUnit(1), b.registerUnit(2));
                    b.tell(b.sign(1).now(), b.sign(2).by(2, 1).now(), b.handOver(1, MARCH_1));
                    return b.handOver(2, MARCH_1);
                }),
                refused(land, "tenant.park-is-the-tenants-own", b -> {
                    b.tell(b.registerUnit(1));
                    b.tell(b.sign(1).now());
                    b.claim(b.sign(2).in(ELSEWHERE).overLand().now());
                    b.tell(b.handOver(1, MARCH_1));
                    return new HandOver(b.contract(2), LandingEvidence.LAND_TRANSFER, MARCH_1);
                }));
    }

    private static Case kept(String policy, String code, boolean expanded, Function<Books, Command> story) {
        return new Case(policy, code, KEPT_TO_RESOLVE, b -> {
            if (expanded) {
                b.tell(b.isIn(9, YEAR_END));
            }
            b.tell(b.registerUnit(1));
            return story.apply(b);
        });
    }

    /** Books that disagree: no command of this version writes them, and premises can still be handed over. */
    private static List<Case> landing(boolean expanded) {
        var when = expanded ? "WhenTenantExpanded" : "WhenTenantLanded";
        var talk = when + "ThenLandNegotiation";
        var lead = when + "ThenLandLead";
        return List.of(
                kept(talk, UNKNOWN, expanded, b -> {
                    b.claim(b.sign(1).after(1, 1).now());
                    return b.handOver(1, MARCH_1);
                }),
                kept(talk, "negotiation.contract-is-signed", expanded, b -> {
                    b.tell(b.talks());
                    b.claim(b.sign(1).after(1, 1).now());
                    return b.handOver(1, MARCH_1);
                }),
                kept(talk, "negotiation.contract-is-the-one-that-won", expanded, b -> {
                    b.tell(b.talks());
                    b.claim(b.sign(1).after(1, 1).now());
                    b.claim(new WinNegotiation(
                            b.talk(1), b.contract(8), b.lead(1), PARK, b.company(1), b.code(1), MARCH_1));
                    return b.handOver(1, MARCH_1);
                }),
                kept(lead, UNKNOWN, expanded, b -> {
                    b.claim(b.sign(1).after(1, 1).now());
                    return b.handOver(1, MARCH_1);
                }),
                kept(lead, "lead.lead-is-open", expanded, b -> {
                    b.tell(b.talks());
                    b.claim(new DropLead(b.lead(1), b.talk(1), LossReason.PRICE, null, MARCH_1));
                    b.claim(b.sign(1).after(1, 1).now());
                    return b.handOver(1, MARCH_1);
                }),
                kept(lead, "lead.negotiation-is-the-leads-own", expanded, b -> {
                    b.claim(b.registerLead(1, 1), b.sign(1).after(1, 1).now());
                    return b.handOver(1, MARCH_1);
                }));
    }

    private static List<Case> endings() {
        var end = "WhenTenantExitedThenEndContracts";
        return List.of(
                refused("WhenContractRescindedThenReopenNegotiation", UNKNOWN, b -> {
                    b.claim(b.registerUnit(1), b.sign(1).after(1, 1).now());
                    return new RescindContract(b.contract(1), "违约", MARCH_1);
                }),
                refused("WhenContractRescindedThenReleaseUnits", UNKNOWN, b -> {
                    b.claim(lostUnit(b));
                    b.claim(b.sign(1).now());
                    return new RescindContract(b.contract(1), "违约", MARCH_1);
                }),
                refused("WhenContractTerminatedThenReleaseUnits", UNKNOWN, b -> {
                    b.claim(lostUnit(b));
                    b.claim(b.sign(1).now(), b.handOver(1, MARCH_1));
                    return b.terminate(1, MARCH_10);
                }),
                refused("WhenContractExpiredThenReleaseUnits", UNKNOWN, b -> {
                    b.claim(lostUnit(b));
                    b.claim(b.sign(1).now(), b.handOver(1, MARCH_1));
                    return b.terminate(1, YEAR_END);
                }),
                nothing("WhenContractTerminatedThenReduceTenant", b -> {
                    b.claim(b.registerUnit(1), b.sign(1).now(), b.handOver(1, MARCH_1));
                    return b.terminate(1, MARCH_10);
                }),
                nothing("WhenContractExpiredThenReduceTenant", b -> {
                    b.claim(b.registerUnit(1), b.sign(1).now(), b.handOver(1, MARCH_1));
                    return b.terminate(1, YEAR_END);
                }),
                refused(end, "contract.contract-is-in-force", b -> {
                    b.tell(b.registerUnit(1), b.sign(1).now());
                    b.claim(b.land(1, 1));
                    return new ExitTenant(b.tenant(1), null, MARCH_10);
                }),
                refused(end, "contract.date-is-not-before-handover", b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    b.tell(b.registerUnit(2), b.sign(2).now(), b.handOver(2, JUNE_30));
                    return new ExitTenant(b.tenant(1), null, MARCH_10);
                }),
                refused(end, "contract.date-is-not-before-signing", b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    b.tell(b.registerUnit(2), b.sign(2).on(JUNE_30).now(), b.handOver(2, JUNE_30));
                    return new ExitTenant(b.tenant(1), null, MARCH_10);
                }),
                refused(end, UNKNOWN, b -> {
                    b.claim(b.land(1, 1));
                    return new ExitTenant(b.tenant(1), null, MARCH_10);
                }));
    }

    private static RectifyTenant rectify(Books b) {
        return new RectifyTenant(b.tenant(1), "沧屿书院有限公司", Industry.OTHER, "录错", MARCH_10);
    }

    private static RectifyTenant rectifyCode(Books b) {
        return new RectifyTenant(b.tenant(1), "沧屿书院有限公司", Industry.OTHER, b.code(2), "录错", MARCH_10);
    }

    private static List<Case> tenantsCorrected() {
        return List.of(
                nothing("WhenTenantRectifiedThenRectifyContracts", b -> {
                    b.claim(b.land(1, 1));
                    return rectify(b);
                }),
                nothing("WhenTenantCodeRectifiedThenRectifyContracts", b -> {
                    b.claim(b.land(1, 1));
                    return rectifyCode(b);
                }),
                nothing("WhenTenantCodeRectifiedThenRectifyLeads", b -> {
                    var landing = b.land(1, 1);
                    b.claim(new LandTenant(
                            landing.tenantId(),
                            landing.parkId(),
                            landing.company(),
                            landing.creditCode(),
                            landing.industry(),
                            landing.contractId(),
                            null,
                            b.lead(1),
                            landing.units(),
                            landing.evidence(),
                            landing.landedOn()));
                    return rectifyCode(b);
                }));
    }

    private static ExitTenant leave(Books b, LocalDate day) {
        return new ExitTenant(b.tenant(1), null, day);
    }

    private static CorrectExit leftOn(Books b, LocalDate day) {
        return new CorrectExit(b.tenant(1), day, null, "录错", YEAR_END);
    }

    /** The tenant is in under the first contract, and was said to have left on 30 June. */
    private static void hasLeft(Books b) {
        b.tell(b.isIn(1, YEAR_END));
        b.tell(leave(b, JUNE_30));
    }

    /** Another company is in the first unit, from that day on. */
    private static void isLetAgain(Books b, LocalDate from) {
        b.tell(b.sign(2).over(1).as(2).by(2, 2).term(from, null).now(), b.handOver(2, from));
    }

    private static List<Case> exitsCorrected() {
        var ends = "WhenTenantExitCorrectedThenCorrectEnds";
        var releases = "WhenContractEndCorrectedThenCorrectReleases";
        return List.of(
                refused(ends, "contract.unit-is-let-once", b -> {
                    hasLeft(b);
                    b.tell(b.sign(2).over(1).as(2).by(2, 2).term(JULY_1, null).now());
                    return leftOn(b, JULY_1.plusDays(1));
                }),
                refused(ends, "contract.date-is-not-before-handover", b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    b.tell(b.registerUnit(2), b.sign(2).now(), b.handOver(2, JUNE_30), leave(b, JULY_1));
                    return leftOn(b, MARCH_10);
                }),
                refused(ends, "contract.date-is-not-before-signing", b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    b.tell(b.registerUnit(2), b.sign(2).on(JUNE_30).now(), b.handOver(2, JUNE_30), leave(b, JULY_1));
                    return leftOn(b, MARCH_10);
                }),
                refused(ends, "contract.corrected-days-keep-their-order", b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    b.tell(new AmendContract(b.contract(1), Cny.of("30"), JUNE_30), leave(b, JULY_1));
                    return leftOn(b, MARCH_10);
                }),
                refused(ends, UNKNOWN, b -> {
                    b.claim(b.land(1, 1), leave(b, JUNE_30));
                    return leftOn(b, MARCH_10);
                }),
                refused(releases, "space.next-moves-in-after-the-release", b -> {
                    b.tell(b.isIn(1, JUNE_30));
                    b.tell(leave(b, JULY_1.plusDays(1)));
                    isLetAgain(b, JULY_1.plusDays(1));
                    return leftOn(b, JULY_1.plusDays(2));
                }),
                refused(releases, UNKNOWN, b -> {
                    b.claim(lostUnit(b));
                    b.claim(b.sign(1).now(), b.handOver(1, MARCH_1), b.land(1, 1), leave(b, JUNE_30));
                    b.claim(b.terminate(1, JUNE_30));
                    return leftOn(b, MARCH_10);
                }),
                nothing("WhenContractEndCorrectedThenCorrectClosure", b -> {
                    hasLeft(b);
                    return leftOn(b, MARCH_10);
                }));
    }

    private static List<Case> exitsWithdrawn() {
        var ends = "WhenTenantExitWithdrawnThenWithdrawEnds";
        var releases = "WhenContractEndWithdrawnThenWithdrawReleases";
        Function<Books, WithdrawExit> neverLeft = b -> new WithdrawExit(b.tenant(1), "误录", YEAR_END);
        return List.of(
                refused(ends, "contract.unit-is-let-once", b -> {
                    hasLeft(b);
                    b.tell(b.sign(2).over(1).as(2).by(2, 2).term(JULY_1, null).now());
                    return neverLeft.apply(b);
                }),
                refused(ends, UNKNOWN, b -> {
                    b.claim(b.land(1, 1), leave(b, JUNE_30));
                    return neverLeft.apply(b);
                }),
                refused(releases, "space.unit-was-let-to-nobody-since", b -> {
                    b.tell(b.isIn(1, JUNE_30));
                    b.tell(leave(b, JULY_1));
                    isLetAgain(b, JULY_1);
                    return neverLeft.apply(b);
                }),
                refused(releases, "space.unit-is-lettable", b -> {
                    hasLeft(b);
                    b.tell(new TakeOutOfService(b.unit(1), "漏水", JULY_1));
                    return neverLeft.apply(b);
                }),
                refused(releases, "space.unit-is-not-earmarked", b -> {
                    hasLeft(b);
                    b.tell(new EarmarkUnit(b.unit(1), null, "别家", YEAR_END, JULY_1));
                    return neverLeft.apply(b);
                }),
                refused(releases, UNKNOWN, b -> {
                    b.claim(lostUnit(b));
                    b.claim(b.sign(1).now(), b.handOver(1, MARCH_1), b.land(1, 1), leave(b, JUNE_30));
                    b.claim(b.terminate(1, JUNE_30));
                    return neverLeft.apply(b);
                }),
                nothing("WhenContractEndWithdrawnThenWithdrawClosure", b -> {
                    hasLeft(b);
                    return neverLeft.apply(b);
                }));
    }

    private static CorrectTermination endedOn(Books b, LocalDate day) {
        return new CorrectTermination(b.contract(1), day, "搬走", "录错", YEAR_END);
    }

    private static WithdrawTermination neverEnded(Books b) {
        return new WithdrawTermination(b.contract(1), "误录", YEAR_END);
    }

    /** The first contract was ended early, and then the tenant left. */
    private static void gaveBackAndLeft(Books b) {
        b.tell(b.isIn(1, YEAR_END));
        b.tell(b.terminate(1, MARCH_10), leave(b, JUNE_30));
    }

    private static List<Case> endsPutRight() {
        var correct = "WhenContractEndCorrectedThenCorrectReduction";
        var withdraw = "WhenContractEndWithdrawnThenWithdrawReduction";
        return List.of(
                refused(correct, "tenant.end-is-put-right-at-the-exit", b -> {
                    hasLeft(b);
                    return endedOn(b, MARCH_10);
                }),
                refused(correct, "tenant.exit-is-not-before-a-contract-ended", b -> {
                    gaveBackAndLeft(b);
                    return endedOn(b, JULY_1);
                }),
                nothing(correct, b -> {
                    wasIn(b);
                    return endedOn(b, MARCH_1);
                }),
                refused(withdraw, "tenant.end-is-put-right-at-the-exit", b -> {
                    hasLeft(b);
                    return neverEnded(b);
                }),
                refused(withdraw, "tenant.tenant-is-in-the-park", b -> {
                    gaveBackAndLeft(b);
                    return neverEnded(b);
                }),
                nothing(withdraw, b -> {
                    wasIn(b);
                    return neverEnded(b);
                }));
    }

    private static RescindContract rescind(Books b, LocalDate day) {
        return new RescindContract(b.contract(1), "违约", day);
    }

    private static CorrectRescission voidOn(Books b, LocalDate day) {
        return new CorrectRescission(b.contract(1), day, "违约", "录错", YEAR_END);
    }

    private static WithdrawRescission neverVoid(Books b) {
        return new WithdrawRescission(b.contract(1), "误录", YEAR_END);
    }

    /** The first contract concluded a talk, and was void since 10 March; then another offer was made. */
    private static void isTalkedAboutAgain(Books b) {
        b.tell(b.talks());
        b.tell(b.registerUnit(1), b.sign(1).after(1, 1).now(), rescind(b, MARCH_10));
        b.tell(new IssueOffer(b.talk(1), null, null, null, null, JUNE_30));
    }

    /** A contract that concludes a talk nobody knows. */
    private static void wasVoid(Books b) {
        b.claim(b.registerUnit(1), b.sign(1).after(1, 1).now(), rescind(b, MARCH_10));
    }

    private static List<Case> rescissionsPutRight() {
        var talk = "WhenRescissionCorrectedThenCorrectNegotiation";
        var signing = "WhenRescissionWithdrawnThenResumeSigning";
        var units = "WhenRescissionWithdrawnThenReserveUnits";
        var february = LocalDate.of(2021, 2, 1);
        return List.of(
                refused(talk, "negotiation.steps-do-not-go-back", b -> {
                    isTalkedAboutAgain(b);
                    return voidOn(b, JULY_1);
                }),
                refused(talk, "negotiation.date-is-not-before-opening", b -> {
                    b.tell(b.talks());
                    b.claim(
                            b.registerUnit(1),
                            b.sign(1).after(1, 1).on(february).now());
                    b.claim(new WinNegotiation(
                            b.talk(1), b.contract(1), b.lead(1), PARK, b.company(1), b.code(1), MARCH_1));
                    b.claim(rescind(b, MARCH_10), new ReopenAfterRescission(b.talk(1), b.contract(1), MARCH_10));
                    return voidOn(b, february);
                }),
                refused(talk, UNKNOWN, b -> {
                    wasVoid(b);
                    return voidOn(b, MARCH_1);
                }),
                refused("WhenRescissionCorrectedThenCorrectReleases", UNKNOWN, b -> {
                    b.claim(lostUnit(b));
                    b.claim(b.sign(1).now(), rescind(b, MARCH_10));
                    return voidOn(b, MARCH_1);
                }),
                refused(signing, "negotiation.nothing-followed-the-rescission", b -> {
                    isTalkedAboutAgain(b);
                    return neverVoid(b);
                }),
                refused(signing, UNKNOWN, b -> {
                    wasVoid(b);
                    return neverVoid(b);
                }),
                refused(units, "space.unit-is-lettable", b -> {
                    b.tell(b.registerUnit(1), b.sign(1).now(), rescind(b, MARCH_10));
                    b.tell(new TakeOutOfService(b.unit(1), "漏水", JULY_1));
                    return neverVoid(b);
                }),
                refused(units, "space.unit-is-not-earmarked", b -> {
                    b.tell(b.registerUnit(1), b.sign(1).now(), rescind(b, MARCH_10));
                    b.tell(new EarmarkUnit(b.unit(1), null, "别家", YEAR_END, JULY_1));
                    return neverVoid(b);
                }),
                refused(units, UNKNOWN, b -> {
                    b.claim(lostUnit(b));
                    b.claim(b.sign(1).now(), rescind(b, MARCH_10));
                    return neverVoid(b);
                }));
    }

    /** Somebody whom nobody has told of as a tenant. */
    private static void wasIn(Books b) {
        b.claim(b.registerUnit(1), b.sign(1).now(), b.handOver(1, MARCH_1));
        b.claim(new OccupyUnit(b.unit(1), b.contract(1), b.tenant(1), b.company(1), MARCH_1));
        b.claim(b.terminate(1, MARCH_10), new ReleaseUnit(b.unit(1), b.contract(1), MARCH_10));
    }

    private static AgreeRenewal agree(Books b, LocalDate expiringOn, LocalDate newEndOn) {
        return new AgreeRenewal(b.renewal(expiringOn), newEndOn, null, MARCH_10);
    }

    private static List<Case> renewals() {
        var confirm = "WhenRenewalOpenedThenConfirmTerm";
        var extend = "WhenRenewalAgreedThenExtendContract";
        var none = LocalDate.of(2022, 12, 31);
        return List.of(
                refused(confirm, "contract.contract-is-in-force", b -> {
                    b.tell(b.registerUnit(1), b.sign(1).now());
                    return b.openRenewal(AREA, YEAR_END, MARCH_10);
                }),
                refused(confirm, "contract.date-is-not-before-handover", b -> {
                    b.tell(b.registerUnit(1), b.sign(1).now(), b.handOver(1, JUNE_30));
                    return b.openRenewal(AREA, YEAR_END, MARCH_10);
                }),
                refused(confirm, "contract.date-is-not-before-signing", b -> {
                    b.tell(b.registerUnit(1), b.sign(1).on(JUNE_30).now(), b.handOver(1, JUNE_30));
                    return b.openRenewal(AREA, YEAR_END, MARCH_10);
                }),
                refused(confirm, "contract.lease-has-an-end", b -> {
                    b.tell(b.isIn(1, null));
                    return b.openRenewal(AREA, YEAR_END, MARCH_10);
                }),
                refused(extend, "contract.lease-has-an-end", b -> {
                    b.tell(b.isIn(1, null));
                    b.claim(b.openRenewal(AREA, YEAR_END, MARCH_10));
                    return agree(b, YEAR_END, none);
                }),
                refused(confirm, "contract.renewal-is-as-the-contract", b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    return b.openRenewal(new BigDecimal("99"), YEAR_END, MARCH_10);
                }),
                refused(confirm, "contract.term-ends-that-day", b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    return b.openRenewal(AREA, JUNE_30, MARCH_10);
                }),
                refused(confirm, UNKNOWN, b -> b.openRenewal(AREA, YEAR_END, MARCH_10)),
                refused(extend, "contract.contract-is-in-force", b -> {
                    b.tell(b.registerUnit(1), b.sign(1).now());
                    b.claim(b.openRenewal(AREA, YEAR_END, MARCH_10));
                    return agree(b, YEAR_END, none);
                }),
                refused(extend, "contract.new-end-is-later", b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    b.claim(b.openRenewal(AREA, JUNE_30, MARCH_10));
                    return agree(b, JUNE_30, YEAR_END);
                }),
                refused(extend, "contract.rent-of-a-year-is-within-bounds", b -> {
                    b.tell(b.isIn(1, JUNE_30));
                    b.tell(b.openRenewal(AREA, JUNE_30, MARCH_10));
                    return new AgreeRenewal(b.renewal(JUNE_30), YEAR_END, Cny.of("9000000000000"), MARCH_10);
                }),
                refused(extend, "contract.unit-is-let-once", b -> {
                    oneAfterTheOther(b);
                    b.tell(b.openRenewal(AREA, JUNE_30, MARCH_10));
                    return agree(b, JUNE_30, YEAR_END);
                }),
                refused(extend, UNKNOWN, b -> {
                    b.claim(b.openRenewal(AREA, YEAR_END, MARCH_10));
                    return agree(b, YEAR_END, none);
                }),
                nothing("WhenContractHeldOverThenNoteIt", b -> {
                    b.tell(b.isIn(1, JUNE_30));
                    return new HoldOverContract(b.contract(1), JULY_1);
                }),
                nothing("WhenContractExpiredThenDeclineRenewal", b -> {
                    b.tell(b.isIn(1, JUNE_30));
                    return b.terminate(1, JUNE_30);
                }),
                nothing("WhenContractTerminatedThenWithdrawRenewal", b -> {
                    b.tell(b.isIn(1, JUNE_30));
                    return b.terminate(1, MARCH_10);
                }));
    }

    private static List<Case> contractsCorrected() {
        var confirm = "WhenContractCorrectedThenConfirmTenant";
        var talk = "WhenContractCorrectedThenConfirmTalk";
        var signing = "WhenContractCorrectedThenCorrectSigning";
        var release = "WhenContractCorrectedThenReleaseUnits";
        var reserve = "WhenContractCorrectedThenReserveUnits";
        return List.of(
                nothing(confirm, b -> {
                    b.tell(b.registerUnit(1), b.sign(1).now());
                    return b.correct(b.sign(1).term(MARCH_1, JUNE_30).now());
                }),
                refused(confirm, "tenant.credit-code-is-the-tenants-own", b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    b.tell(b.registerUnit(2), b.sign(2).as(2).by(2, 2).now());
                    return b.correct(b.sign(2).by(1, 2).now());
                }),
                refused(confirm, "tenant.name-is-the-tenants-own", b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    b.tell(b.registerUnit(2), b.sign(2).as(2).by(2, 2).now());
                    return b.correct(b.sign(2).by(2, 1).now());
                }),
                refused(confirm, "tenant.park-is-the-tenants-own", b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    b.tell(b.sign(2).as(2).by(2, 2).in(ELSEWHERE).overLand().now());
                    return b.correct(b.sign(2).in(ELSEWHERE).overLand().now());
                }),
                refused(talk, UNKNOWN, b -> {
                    b.claim(b.registerUnit(1), b.sign(1).after(1, 1).now());
                    return b.correct(b.sign(1).term(MARCH_1, JUNE_30).now());
                }),
                refused(talk, "negotiation.company-is-the-negotiations-own", b -> {
                    b.tell(b.talks());
                    b.tell(b.registerUnit(1), b.sign(1).after(1, 1).now());
                    return b.correct(b.sign(1).by(2, 1).now());
                }),
                refused(talk, "negotiation.negotiation-is-open", b -> {
                    b.tell(b.talks());
                    b.claim(b.registerUnit(1), b.sign(1).after(1, 1).now(), lose(b));
                    return b.correct(b.sign(1).term(MARCH_1, JUNE_30).now());
                }),
                refused(signing, UNKNOWN, b -> {
                    b.claim(b.registerUnit(1), b.sign(1).after(1, 1).now(), b.handOver(1, MARCH_10));
                    return b.correct(b.sign(1).on(MARCH_10).now());
                }),
                refused(signing, "negotiation.steps-do-not-go-back", b -> {
                    b.tell(b.talks());
                    b.tell(new IssueOffer(b.talk(1), AREA, null, null, null, MARCH_10));
                    b.tell(b.registerUnit(1), b.sign(1).after(1, 1).on(MARCH_10).now());
                    return b.correct(b.sign(1).on(MARCH_1).now());
                }),
                refused(signing, "negotiation.date-is-not-before-opening", b -> {
                    b.tell(b.talks());
                    b.tell(b.registerUnit(1), b.sign(1).after(1, 1).now());
                    return b.correct(b.sign(1).on(MARCH_1.minusDays(1)).now());
                }),
                refused(release, UNKNOWN, b -> {
                    b.claim(lostUnit(b));
                    b.claim(b.sign(1).now(), b.registerUnit(2));
                    return b.correct(b.sign(1).over(2).now());
                }),
                refused(reserve, UNKNOWN, b -> {
                    b.tell(b.registerUnit(1), b.sign(1).now());
                    return b.correct(b.sign(1).over(2).now());
                }),
                refused(reserve, "space.area-is-the-units-own", b -> {
                    b.tell(b.registerUnit(1), b.registerUnit(2), b.sign(1).now());
                    return b.correct(b.sign(1)
                            .over(new LetUnit(b.unit(2), BUILDING, new BigDecimal("100.01")))
                            .now());
                }),
                refused(reserve, "space.unit-is-lettable", b -> {
                    b.tell(b.registerUnit(1), b.registerUnit(2), b.sign(1).now());
                    b.tell(new TakeOutOfService(b.unit(2), "漏水", MARCH_1));
                    return b.correct(b.sign(1).over(2).now());
                }),
                refused(reserve, "space.unit-stands-where-it-is-said-to", b -> {
                    b.tell(b.registerUnit(1), b.registerUnit(2), b.sign(1).now());
                    return b.correct(b.sign(1)
                            .over(new LetUnit(b.unit(2), NEXT_BUILDING, AREA))
                            .now());
                }),
                nothing("WhenContractCorrectedThenWithdrawRenewal", b -> {
                    b.tell(b.isIn(1, JUNE_30));
                    return b.correct(b.sign(1).now());
                }),
                refused("WhenContractWithdrawnThenReleaseUnits", UNKNOWN, b -> {
                    b.claim(lostUnit(b));
                    b.claim(b.sign(1).now());
                    return new WithdrawContract(b.contract(1), "重复录入", MARCH_1);
                }));
    }

    private static CorrectHandOver correctHandOver(Books b, int contract, LocalDate on) {
        return new CorrectHandOver(b.contract(contract), LandingEvidence.HANDOVER, on, "录错", JUNE_30);
    }

    private static WithdrawHandOver withdrawHandOver(Books b) {
        return new WithdrawHandOver(b.contract(1), "并未交付", JUNE_30);
    }

    /** A contract says that it was handed over, and neither tenant, talk nor lead has heard of it. */
    private static void handedOverAlone(Books b) {
        b.claim(b.registerUnit(1), b.sign(1).after(1, 1).now(), b.handOver(1, MARCH_1));
    }

    private static List<Case> handOversCorrected() {
        var landing = "WhenHandOverCorrectedThenCorrectLanding";
        var occupation = "WhenHandOverCorrectedThenCorrectOccupation";
        var opening = "WhenHandOverCorrectedThenConfirmOpening";
        var figures = "WhenLandingCorrectedThenConfirmNoFigure";
        Function<Books, Command> alone = b -> {
            handedOverAlone(b);
            return correctHandOver(b, 1, MARCH_10);
        };
        return List.of(
                nothing(landing, alone),
                nothing("WhenHandOverCorrectedThenCorrectNegotiation", alone),
                nothing("WhenHandOverCorrectedThenCorrectLead", alone),
                nothing(opening, alone),
                refused(landing, "tenant.stays-do-not-overlap", b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    b.tell(new ExitTenant(b.tenant(1), null, MARCH_10));
                    b.tell(b.registerUnit(2), b.sign(2).now(), b.handOver(2, JUNE_30));
                    return correctHandOver(b, 2, MARCH_10.minusDays(1));
                }),
                refused(landing, "tenant.landing-is-not-after-what-followed", b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    b.tell(b.registerUnit(2), b.sign(2).now(), b.handOver(2, MARCH_10));
                    return correctHandOver(b, 1, MARCH_10.plusDays(1));
                }),
                refused(landing, "tenant.date-is-not-before-landing", b -> {
                    b.tell(b.registerUnit(1), b.sign(1).now(), b.handOver(1, MARCH_10));
                    b.tell(b.registerUnit(2), b.sign(2).now(), b.handOver(2, JUNE_30));
                    return correctHandOver(b, 2, MARCH_10.minusDays(1));
                }),
                refused(occupation, UNKNOWN, b -> {
                    b.claim(lostUnit(b));
                    b.claim(b.sign(1).now(), b.handOver(1, MARCH_1));
                    return correctHandOver(b, 1, MARCH_10);
                }),
                refused(occupation, "space.date-is-not-before-release", b -> {
                    oneAfterTheOther(b);
                    b.tell(b.terminate(1, JUNE_30), b.handOver(2, JUNE_30));
                    return correctHandOver(b, 2, JUNE_30.minusDays(1));
                }),
                refused(opening, "renewal.opening-is-not-before-handover", b -> {
                    b.tell(b.isIn(1, JUNE_30));
                    b.tell(b.openRenewal(AREA, JUNE_30, MARCH_10));
                    return correctHandOver(b, 1, MARCH_10.plusDays(1));
                }),
                nothing(figures, b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    return correctHandOver(b, 1, JUNE_30);
                }),
                refused(figures, "contribution.tenant-stays-where-it-reported", b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    b.tell(report(b, QUARTER, TAX, 60));
                    return correctHandOver(b, 1, JUNE_30);
                }));
    }

    private static List<Case> handOversWithdrawn() {
        var landing = "WhenHandOverWithdrawnThenWithdrawLanding";
        var lead = "WhenHandOverWithdrawnThenResumeLead";
        var renewal = "WhenHandOverWithdrawnThenConfirmNoRenewal";
        Function<Books, Command> alone = b -> {
            handedOverAlone(b);
            return withdrawHandOver(b);
        };
        return List.of(
                nothing(landing, alone),
                nothing("WhenHandOverWithdrawnThenResumeNegotiation", alone),
                nothing(lead, alone),
                nothing(renewal, alone),
                refused(landing, "tenant.tenant-is-in-the-park", b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    b.claim(new ExitTenant(b.tenant(1), null, MARCH_10));
                    return withdrawHandOver(b);
                }),
                refused(landing, "tenant.landing-is-of-one-contract", b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    b.tell(b.registerUnit(2), b.sign(2).now(), b.handOver(2, MARCH_10));
                    return withdrawHandOver(b);
                }),
                refused(landing, "tenant.no-figure-speaks-of-the-stay", b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    b.tell(report(b, QUARTER, TAX, 60));
                    return withdrawHandOver(b);
                }),
                refused("WhenHandOverWithdrawnThenReserveUnits", UNKNOWN, b -> {
                    b.claim(lostUnit(b));
                    b.claim(b.sign(1).now(), b.handOver(1, MARCH_1));
                    return withdrawHandOver(b);
                }),
                refused(lead, "lead.company-has-no-other-open-lead", b -> {
                    b.tell(b.talks());
                    b.tell(b.registerUnit(1), b.sign(1).after(1, 1).now(), b.handOver(1, MARCH_1));
                    b.tell(b.registerLead(2, 1));
                    return withdrawHandOver(b);
                }),
                refused(renewal, "renewal.nothing-was-opened", b -> {
                    b.tell(b.isIn(1, JUNE_30));
                    b.tell(b.openRenewal(AREA, JUNE_30, MARCH_10));
                    return withdrawHandOver(b);
                }));
    }

    private static DeclineRenewal decline(Books b, LocalDate expiringOn) {
        return new DeclineRenewal(b.renewal(expiringOn), "搬迁", MARCH_10);
    }

    private static CorrectRenewal correct(Books b, LocalDate expiringOn, LocalDate newEndOn) {
        return new CorrectRenewal(b.renewal(expiringOn), newEndOn, null, "录错", MARCH_10);
    }

    /** In until 30 June, renewed until the year's end. */
    private static void renewed(Books b) {
        b.tell(b.isIn(1, JUNE_30));
        b.tell(b.openRenewal(AREA, JUNE_30, MARCH_10), agree(b, JUNE_30, YEAR_END));
    }

    private static List<Case> renewalsCorrected() {
        var running = "WhenRenewalReopenedThenConfirmRunning";
        var extension = "WhenRenewalCorrectedThenCorrectExtension";
        var nextYear = LocalDate.of(2022, 12, 31);
        return List.of(
                refused(running, "contract.contract-is-in-force", b -> {
                    b.tell(b.registerUnit(1), b.sign(1).now());
                    b.claim(b.openRenewal(AREA, YEAR_END, MARCH_10), decline(b, YEAR_END));
                    return new ReopenRenewal(b.renewal(YEAR_END), "改变主意", MARCH_10);
                }),
                refused(running, "contract.lease-has-an-end", b -> {
                    b.tell(b.isIn(1, null));
                    b.claim(b.openRenewal(AREA, YEAR_END, MARCH_10), decline(b, YEAR_END));
                    return new ReopenRenewal(b.renewal(YEAR_END), "改变主意", MARCH_10);
                }),
                refused(running, "contract.term-ends-that-day", b -> {
                    b.tell(b.isIn(1, YEAR_END));
                    b.claim(b.openRenewal(AREA, JUNE_30, MARCH_10), decline(b, JUNE_30));
                    return new ReopenRenewal(b.renewal(JUNE_30), "改变主意", MARCH_10);
                }),
                refused(running, UNKNOWN, b -> {
                    b.claim(b.openRenewal(AREA, YEAR_END, MARCH_10), decline(b, YEAR_END));
                    return new ReopenRenewal(b.renewal(YEAR_END), "改变主意", MARCH_10);
                }),
                refused(extension, "contract.contract-is-in-force", b -> {
                    renewed(b);
                    b.tell(b.terminate(1, MARCH_10));
                    return correct(b, JUNE_30, nextYear);
                }),
                refused(extension, "contract.new-end-is-later", b -> {
                    b.tell(b.isIn(1, JUNE_30));
                    var earlier = JUNE_30.minusDays(30);
                    b.claim(b.openRenewal(AREA, earlier, MARCH_10), agree(b, earlier, YEAR_END));
                    b.claim(new ExtendContract(b.contract(1), b.renewal(earlier), YEAR_END, null, MARCH_10));
                    return correct(b, earlier, JUNE_30.minusDays(1));
                }),
                refused(extension, "contract.rent-of-a-year-is-within-bounds", b -> {
                    renewed(b);
                    return new CorrectRenewal(b.renewal(JUNE_30), YEAR_END, Cny.of("9000000000000"), "录错", MARCH_10);
                }),
                refused(extension, "contract.term-came-by-that-renewal", b -> {
                    renewed(b);
                    b.tell(b.openRenewal(AREA, YEAR_END, MARCH_10), agree(b, YEAR_END, nextYear));
                    return correct(b, JUNE_30, YEAR_END.minusDays(1));
                }),
                refused(extension, "contract.unit-is-let-once", b -> {
                    renewed(b);
                    b.tell(b.sign(2)
                            .over(1)
                            .as(2)
                            .by(2, 2)
                            .term(YEAR_END.plusDays(1), nextYear)
                            .now());
                    return correct(b, JUNE_30, nextYear);
                }),
                refused(extension, UNKNOWN, b -> {
                    b.claim(b.openRenewal(AREA, YEAR_END, MARCH_10), agree(b, YEAR_END, nextYear));
                    return correct(b, YEAR_END, nextYear.minusDays(1));
                }),
                nothing("WhenExtensionCorrectedThenWithdrawRenewal", b -> {
                    renewed(b);
                    return correct(b, JUNE_30, nextYear);
                }));
    }

    private static WithdrawAgreement withdraw(Books b, LocalDate expiringOn) {
        return new WithdrawAgreement(b.renewal(expiringOn), "录错合同", MARCH_10);
    }

    private static List<Case> agreementsWithdrawn() {
        var extension = "WhenRenewalAgreementWithdrawnThenWithdrawExtension";
        var renewal = "WhenExtensionWithdrawnThenConfirmNoRenewal";
        var nextYear = LocalDate.of(2022, 12, 31);
        return List.of(
                refused(extension, "contract.contract-is-in-force", b -> {
                    renewed(b);
                    b.tell(b.terminate(1, MARCH_10));
                    return withdraw(b, JUNE_30);
                }),
                refused(extension, "contract.term-came-by-that-renewal", b -> {
                    renewed(b);
                    b.tell(b.openRenewal(AREA, YEAR_END, MARCH_10), agree(b, YEAR_END, nextYear));
                    return withdraw(b, JUNE_30);
                }),
                refused(extension, "contract.renewed-term-is-not-amended", b -> {
                    renewed(b);
                    b.tell(new AmendContract(b.contract(1), Cny.of("30"), JULY_1));
                    return withdraw(b, JUNE_30);
                }),
                refused(extension, UNKNOWN, b -> {
                    b.claim(b.openRenewal(AREA, JUNE_30, MARCH_10), agree(b, JUNE_30, YEAR_END));
                    return withdraw(b, JUNE_30);
                }),
                nothing(renewal, b -> {
                    renewed(b);
                    return withdraw(b, JUNE_30);
                }),
                refused(renewal, "renewal.nothing-was-opened", b -> {
                    renewed(b);
                    b.tell(b.openRenewal(AREA, YEAR_END, MARCH_10));
                    return withdraw(b, JUNE_30);
                }));
    }

    private static RegisterUnit registerUnit(Books b, BuildingId building, ParkId park) {
        return new RegisterUnit(b.unit(1), park, building, b.unit(1).value(), 1, AREA, MARCH_1);
    }

    private static EarmarkUnit earmark(Books b, int company) {
        return new EarmarkUnit(b.unit(1), b.talk(1), b.company(company), YEAR_END, MARCH_1);
    }

    private static Command split(Books b, int unit, String part) {
        return split(b, unit, part, part);
    }

    private static Command split(Books b, int unit, String part, String number) {
        var half = new BigDecimal("50");
        return new SplitUnit(
                b.unit(unit),
                List.of(new UnitPart(b.unit(7), b.unit(7).value(), half), new UnitPart(new UnitId(part), number, half)),
                MARCH_1);
    }

    private static Command merge(Books b, BigDecimal area, String into) {
        return merge(b, area, into, into, MARCH_1);
    }

    private static Command merge(Books b, BigDecimal area, String into, String number, LocalDate on) {
        return new MergeUnits(b.unit(1), List.of(new MergedUnit(b.unit(2), area)), new UnitId(into), number, on);
    }

    private static Command withdrawSplit(Books b) {
        return new WithdrawSplit(b.unit(1), "不曾拆分", MARCH_10);
    }

    private static Command withdrawMerger(Books b) {
        return new WithdrawMerger(b.unit(1), "不曾合并", MARCH_10);
    }

    private static Command merge(Books b) {
        return merge(b, AREA, b.unit(7).value());
    }

    private static RegisterUnit next(Books b, BuildingId building, int floor) {
        return new RegisterUnit(b.unit(2), PARK, building, b.unit(2).value(), floor, AREA, MARCH_1);
    }

    private static List<Case> space() {
        var building = "WhenUnitRegisteredThenConfirmBuilding";
        var talk = "WhenUnitEarmarkedThenConfirmTalk";
        var parts = "WhenUnitSplitThenRegisterParts";
        var whole = "WhenUnitsMergedThenRegisterWhole";
        var others = "WhenUnitsMergedThenDissolveOthers";
        var dropped = "WhenUnitSplitWithdrawnThenDropParts";
        var undone = "WhenUnitMergerWithdrawnThenDropWhole";
        var restored = "WhenUnitMergerWithdrawnThenRestoreOthers";
        return List.of(
                nothing(building, b -> registerUnit(b, new BuildingId("LQ-Z"), PARK)),
                refused(building, "space.building-stands-in-the-park", b -> registerUnit(b, BUILDING, ELSEWHERE)),
                refused(talk, UNKNOWN, b -> {
                    b.tell(b.registerUnit(1));
                    return earmark(b, 1);
                }),
                refused(talk, "negotiation.company-is-the-negotiations-own", b -> {
                    b.tell(b.talks());
                    b.tell(b.registerUnit(1));
                    return earmark(b, 2);
                }),
                refused(talk, "negotiation.negotiation-is-open", b -> {
                    b.tell(b.talks());
                    b.tell(b.registerUnit(1), lose(b));
                    return earmark(b, 1);
                }),
                refused(building, "space.building-is-not-withdrawn", b -> {
                    var gone = new BuildingId(b.unit(1) + "-B");
                    b.tell(new RegisterBuilding(gone, PARK, "C座"), new WithdrawBuilding(gone, "重复登记", MARCH_1));
                    return registerUnit(b, gone, PARK);
                }),
                refused(parts, "space.unit-number-is-used-once", b -> {
                    b.tell(b.registerUnit(1), b.registerUnit(2));
                    return split(b, 1, b.unit(8).value(), b.unit(2).value());
                }),
                refused(parts, "space.unit-id-is-used-once", b -> {
                    b.tell(b.registerUnit(1), b.registerUnit(2));
                    return split(b, 1, b.unit(2).value());
                }),
                refused(parts, "ledger.id-taken", b -> {
                    b.tell(b.registerUnit(1), b.registerLead(1, 1));
                    return split(b, 1, b.lead(1).value());
                }),
                refused(whole, "space.unit-number-is-used-once", b -> {
                    b.tell(b.registerUnit(1), b.registerUnit(2), b.registerUnit(3));
                    return merge(b, AREA, b.unit(7).value(), b.unit(3).value(), MARCH_1);
                }),
                refused(whole, "space.unit-id-is-used-once", b -> {
                    b.tell(b.registerUnit(1), b.registerUnit(2), b.registerUnit(3));
                    return merge(b, AREA, b.unit(3).value());
                }),
                refused(whole, "ledger.id-taken", b -> {
                    b.tell(b.registerUnit(1), b.registerUnit(2), b.registerLead(1, 1));
                    return merge(b, AREA, b.lead(1).value());
                }),
                refused(others, UNKNOWN, b -> {
                    b.tell(b.registerUnit(1));
                    return merge(b);
                }),
                refused(others, "space.area-is-the-units-own", b -> {
                    b.tell(b.registerUnit(1), b.registerUnit(2));
                    return merge(b, new BigDecimal("101"), b.unit(7).value());
                }),
                refused(others, "space.merged-units-share-a-floor", b -> {
                    b.tell(b.registerUnit(1), next(b, BUILDING, 2));
                    return merge(b);
                }),
                refused(others, "space.unit-stands-where-it-is-said-to", b -> {
                    b.tell(b.registerUnit(1), next(b, NEXT_BUILDING, 1));
                    return merge(b);
                }),
                refused(others, "space.unit-is-let-once", b -> {
                    b.tell(b.registerUnit(1), b.registerUnit(2), b.sign(2).now());
                    return merge(b);
                }),
                refused(others, "space.unit-is-not-earmarked", b -> {
                    b.tell(b.registerUnit(1), b.registerUnit(2));
                    b.tell(new EarmarkUnit(b.unit(2), null, b.company(1), YEAR_END, MARCH_1));
                    return merge(b);
                }),
                refused(others, "space.date-is-not-before-registration", b -> {
                    b.tell(b.registerUnit(2));
                    b.tell(new RegisterUnit(
                            b.unit(1), PARK, BUILDING, b.unit(1).value(), 1, AREA, MARCH_1.minusDays(1)));
                    return merge(b, AREA, b.unit(7).value(), b.unit(7).value(), MARCH_1.minusDays(1));
                }),
                refused(others, "space.date-is-not-before-return", b -> {
                    b.tell(b.registerUnit(1), b.registerUnit(2), new TakeOutOfService(b.unit(2), "漏水", MARCH_1));
                    b.tell(new ReturnToService(b.unit(2), MARCH_10));
                    return merge(b);
                }),
                refused(dropped, UNKNOWN, b -> {
                    b.claim(b.registerUnit(1), split(b, 1, b.unit(8).value()));
                    return withdrawSplit(b);
                }),
                refused(dropped, "space.nothing-hangs-on-it", b -> {
                    b.tell(b.registerUnit(1), split(b, 1, b.unit(8).value()));
                    b.tell(new TakeOutOfService(b.unit(8), "漏水", MARCH_1));
                    return withdrawSplit(b);
                }),
                refused(undone, UNKNOWN, b -> {
                    b.claim(b.registerUnit(1), b.registerUnit(2), merge(b));
                    return withdrawMerger(b);
                }),
                refused(undone, "space.nothing-hangs-on-it", b -> {
                    b.tell(b.registerUnit(1), b.registerUnit(2), merge(b));
                    b.tell(new TakeOutOfService(b.unit(7), "漏水", MARCH_1));
                    return withdrawMerger(b);
                }),
                refused(restored, UNKNOWN, b -> {
                    b.claim(
                            b.registerUnit(1),
                            b.registerUnit(6),
                            split(b, 6, b.unit(2).value()));
                    b.claim(merge(b, AREA, b.unit(8).value()));
                    b.claim(new MakeUnit(
                            b.unit(8), b.unit(1), PARK, BUILDING, b.unit(8).value(), 1, AREA, MARCH_1));
                    return withdrawMerger(b);
                }),
                refused(restored, "space.unit-number-is-used-once", b -> {
                    b.tell(b.registerUnit(1), b.registerUnit(2), merge(b));
                    b.tell(new RegisterUnit(b.unit(3), PARK, BUILDING, b.unit(2).value(), 1, AREA, MARCH_1));
                    return withdrawMerger(b);
                }));
    }

    private static Case figure(String measure, String code) {
        return refused("When" + measure + "ReportedThenConfirmTenant", code, b -> {
            if (!code.equals(UNKNOWN)) {
                b.tell(b.isIn(1, YEAR_END));
            }
            if (code.equals("tenant.tenant-is-in-the-park")) {
                b.tell(withdrawHandOver(b));
            }
            var isElsewhere = code.equals("tenant.park-is-the-tenants-own");
            var park = isElsewhere ? ELSEWHERE : PARK;
            var period = isElsewhere ? QUARTER : Period.quarter(2020, 1);
            var id = ContributionCommand.idOf(b.tenant(1), period);
            return switch (measure) {
                case "Tax" ->
                    new ReportTax(id, b.tenant(1), park, period, TaxType.ALL, TaxScope.FULL, Cny.of("1"), JUNE_30);
                case "Jobs" -> new ReportJobs(id, b.tenant(1), park, period, 1, JUNE_30);
                default -> new ReportOutput(id, b.tenant(1), park, period, Cny.of("1"), JUNE_30);
            };
        });
    }

    private static Stream<Case> ofTenants() {
        return Stream.of("Tax", "Jobs", "Output").flatMap(measure -> Stream.of(
                        UNKNOWN,
                        "tenant.park-is-the-tenants-own",
                        "tenant.tenant-is-in-the-park",
                        "tenant.tenant-was-in-the-park-then")
                .map(code -> figure(measure, code)));
    }

    private static final Period AFTER = Period.quarter(2021, 2);

    /** @param value yuan, or persons */
    private static ContributionCommand report(Books b, Period period, Figure figure, int value) {
        var id = ContributionCommand.idOf(b.tenant(1), period);
        return switch (figure.measure()) {
            case TAX ->
                new ReportTax(
                        id, b.tenant(1), PARK, period, TaxType.ALL, TaxScope.FULL, Cny.of(value + ".00"), JUNE_30);
            case JOBS -> new ReportJobs(id, b.tenant(1), PARK, period, value, JUNE_30);
            case OUTPUT -> new ReportOutput(id, b.tenant(1), PARK, period, Cny.of(value + ".00"), JUNE_30);
        };
    }

    private static final Figure TAX = Figure.tax(TaxType.ALL, TaxScope.FULL);

    /** Much more than what was said of the quarter before; and much, with nothing to compare it with. */
    private static Stream<Case> unlikely() {
        var slips = Map.of(
                "WhenTaxReportedThenCompareAmount", TAX,
                "WhenOutputReportedThenCompareAmount", Figure.OUTPUT,
                "WhenJobsReportedThenCompareJobs", Figure.JOBS);
        return slips.entrySet().stream().flatMap(slip -> Stream.of(true, false)
                .map(known -> refused(slip.getKey(), unlikely(slip.getValue(), known), b -> {
                    inPark(b, slip.getValue(), known);
                    return report(b, AFTER, slip.getValue(), 600_000_000);
                })));
    }

    /** A worth or a rent with a nought too many. */
    private static Stream<Case> unlikelyTerms() {
        var rent = Cny.of("300.01");
        var beyondTwentyYears = JUNE_30.plusYears(20).plusDays(1);
        return Stream.of(
                refused("WhenNegotiationStartedThenOpenIt", "negotiation.value-is-usual-needs-confirmation", b -> {
                    b.tell(b.registerLead(1, 1), b.qualifyLead(1));
                    return new StartNegotiation(
                            b.lead(1), b.talk(1), MeetingKind.TALK, 2, Cny.of("1000000000.01"), MARCH_1);
                }),
                refused("WhenRenewalAgreedThenExtendContract", "contract.rent-is-usual-needs-confirmation", b -> {
                    b.tell(b.isIn(1, JUNE_30));
                    b.tell(b.openRenewal(AREA, JUNE_30, MARCH_10));
                    return new AgreeRenewal(b.renewal(JUNE_30), YEAR_END, rent, MARCH_10);
                }),
                refused("WhenRenewalCorrectedThenCorrectExtension", "contract.rent-is-usual-needs-confirmation", b -> {
                    renewed(b);
                    return new CorrectRenewal(b.renewal(JUNE_30), YEAR_END, rent, "录错", MARCH_10);
                }),
                refused(
                        "WhenRenewalAgreedThenExtendContract",
                        "contract.lease-is-of-lawful-length-needs-confirmation",
                        b -> {
                            b.tell(b.isIn(1, JUNE_30));
                            b.tell(b.openRenewal(AREA, JUNE_30, MARCH_10));
                            return new AgreeRenewal(b.renewal(JUNE_30), beyondTwentyYears, null, MARCH_10);
                        }),
                refused(
                        "WhenRenewalCorrectedThenCorrectExtension",
                        "contract.lease-is-of-lawful-length-needs-confirmation",
                        b -> {
                            renewed(b);
                            return new CorrectRenewal(b.renewal(JUNE_30), beyondTwentyYears, null, "录错", MARCH_10);
                        }));
    }

    private static Stream<Case> unlikelyCorrections() {
        var slips = Map.of(
                "WhenRestatementProposedThenCompareAmount", TAX, "WhenRestatementProposedThenCompareJobs", Figure.JOBS);
        return slips.entrySet().stream().flatMap(slip -> Stream.of(true, false)
                .map(known -> refused(slip.getKey(), unlikely(slip.getValue(), known), b -> {
                    inPark(b, slip.getValue(), known);
                    b.tell(report(b, AFTER, slip.getValue(), 61));
                    return new ProposeRestatement(
                            ContributionCommand.idOf(b.tenant(1), AFTER),
                            slip.getValue(),
                            BigDecimal.valueOf(600_000_000),
                            "抄错",
                            JUNE_30);
                })));
    }

    private static String unlikely(Figure figure, boolean known) {
        var ofPersons = figure.measure() == Figure.Measure.JOBS;
        return "contribution." + (ofPersons ? "jobs-are" : "amount-is") + (known ? "-like-the-last" : "-usual")
                + "-needs-confirmation";
    }

    private static void inPark(Books b, Figure figure, boolean known) {
        b.tell(b.isIn(1, YEAR_END));
        if (known) {
            b.tell(report(b, QUARTER, figure, 60));
        }
    }

    /** Whom a delegation or a trip is said to be for. */
    private static List<Case> contacts() {
        var cases = new ArrayList<Case>();
        Map<String, BiFunction<Books, ParkId, Command>> facts = Map.of(
                "WhenReceptionRecordedThenConfirmLead", EveryRefusalTest::reception,
                "WhenReceptionCorrectedThenConfirmLead", EveryRefusalTest::correctedReception,
                "WhenVisitRecordedThenConfirmLead", EveryRefusalTest::visit,
                "WhenVisitCorrectedThenConfirmLead", EveryRefusalTest::correctedVisit);
        facts.forEach((policy, fact) -> {
            cases.add(refused(policy, "lead.park-is-the-leads-own", b -> {
                b.tell(b.registerLead(1, 1));
                return fact.apply(b, ELSEWHERE);
            }));
            cases.add(refused(policy, "lead.lead-is-not-withdrawn", b -> {
                b.tell(b.registerLead(1, 1), new WithdrawLead(b.lead(1), "typed twice", MARCH_1));
                return fact.apply(b, PARK);
            }));
            cases.add(refused(policy, UNKNOWN, b -> fact.apply(b, PARK)));
        });
        return cases;
    }

    private static RecordReception reception(Books b, ParkId park) {
        return reception(b, park, b.lead(1));
    }

    private static RecordReception reception(Books b, ParkId park, LeadId lead) {
        var id = new ReceptionId(b.lead(1) + "-R");
        return new RecordReception(id, park, lead, b.company(1), 1, "lin", null, null, MARCH_1);
    }

    private static CorrectReception correctedReception(Books b, ParkId park) {
        var without = reception(b, park, null);
        b.tell(without);
        return new CorrectReception(
                without.receptionId(),
                b.lead(1),
                b.company(1),
                1,
                "lin",
                null,
                null,
                MARCH_1,
                "its lead was forgotten",
                MARCH_1);
    }

    private static RecordVisit visit(Books b, ParkId park) {
        return visit(b, park, b.lead(1));
    }

    private static RecordVisit visit(Books b, ParkId park, LeadId lead) {
        var id = new VisitId(b.lead(1) + "-V");
        return new RecordVisit(id, park, lead, "沧屿", List.of(b.company(1)), 1, 1, "lin", null, MARCH_1);
    }

    private static CorrectVisit correctedVisit(Books b, ParkId park) {
        var without = visit(b, park, null);
        b.tell(without);
        return new CorrectVisit(
                without.visitId(),
                b.lead(1),
                "沧屿",
                List.of(b.company(1)),
                1,
                1,
                "lin",
                null,
                MARCH_1,
                "its lead was forgotten",
                MARCH_1);
    }
}
