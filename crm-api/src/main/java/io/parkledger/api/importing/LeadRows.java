package io.parkledger.api.importing;

import io.parkledger.api.importing.file.cell.CellReaders;
import io.parkledger.api.importing.file.cell.DayCell;
import io.parkledger.api.importing.file.cell.WordFinder;
import io.parkledger.api.kit.access.Accounts;
import io.parkledger.core.contract.ContractCommand.SignContract;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.lead.LeadCommand.LoseLead;
import io.parkledger.core.lead.LeadCommand.QualifyLead;
import io.parkledger.core.lead.LeadCommand.RecycleLead;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.lead.LeadCommand.StartNegotiation;
import io.parkledger.core.lead.LeadCommand.TriageLead;
import io.parkledger.core.lead.MeetingKind;
import io.parkledger.core.lead.TriageVerdict;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.negotiation.NegotiationCommand.ConcludeReview;
import io.parkledger.core.negotiation.NegotiationCommand.IssueOffer;
import io.parkledger.core.negotiation.NegotiationCommand.LoseNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ScheduleReview;
import io.parkledger.core.negotiation.ReviewVerdict;
import io.parkledger.core.space.Glossary;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.core.value.Track;
import io.parkledger.projection.lead.LeadView;
import io.parkledger.projection.lead.LeadViews;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Leads (线索) with the days of their stages: each is worked as far as its row says. One of the same company registered
 * on the same day is the one that is recorded already. What a company that has landed has signed, its row among the
 * tenants says.
 */
@Component
class LeadRows implements RowKind {

    private static final String COMPANY = "company";
    private static final String CODE = "creditCode";
    private static final String INDUSTRY = "industry";
    private static final String SOURCE = "source";
    private static final String OWNER = "owner";
    private static final String REGISTERED = "leadOn";
    private static final String QUALIFIED = "qualifiedOn";
    private static final String TALKS = "negotiationOn";
    private static final String REVIEW = "reviewOn";
    private static final String SIGNED = "signedOn";
    private static final String LANDED = "landedOn";
    private static final String OUTCOME = "outcome";
    private static final String CLOSED = "closedOn";
    private static final String REASON = "reason";
    private static final String AREA = "areaWantedSqm";
    private static final String CONTACT = "contactName";
    private static final String PHONE = "phone";

    /** A file of leads says that somebody has signed, and not for which premises. */
    private static final String UNITS_ARE_NAMED_LATER = "contract.units-are-named-needs-confirmation";

    /** What a review is called of which no more is known. */
    private static final String HISTORY = "历史评审";

    /** In their order. */
    private static final List<String> STAGES = List.of(REGISTERED, QUALIFIED, TALKS, REVIEW, SIGNED, LANDED);

    private final NamesInFiles names;
    private final WordsInFiles words;

    LeadRows(NamesInFiles names, WordsInFiles words) {
        this.names = names;
        this.words = words;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.LEADS;
    }

    @Override
    public List<RowField> fields() {
        return List.of(
                RowField.required(COMPANY, "澜桥析言教育科技有限公司"),
                RowField.optional(CODE, "91990101MA04J7YA9L"),
                RowField.optional(INDUSTRY, "教育装备").among(Glossary.INDUSTRIES),
                RowField.required(SOURCE, "以商招商").among(Glossary.LEAD_SOURCES),
                RowField.required(OWNER, "梁专员"),
                RowField.required(REGISTERED, "2020-12-06").inCommands("registeredOn"),
                RowField.optional(QUALIFIED, "2020-12-11").inCommands("triagedOn"),
                RowField.optional(TALKS, "2021-01-06").inCommands("startedOn"),
                RowField.optional(REVIEW, "2021-02-15").inCommands("offeredOn", "scheduledOn"),
                RowField.optional(SIGNED, "2021-02-20").inCommands("concludedOn"),
                RowField.optional(LANDED, "2021-02-27"),
                RowField.optional(OUTCOME, "入驻").among(Glossary.LEAD_ENDINGS),
                RowField.optional(CLOSED, "").inCommands("lostOn", "recycledOn"),
                RowField.optional(REASON, "").among(Glossary.LOSS_REASONS),
                RowField.optional(AREA, "115").inCommands("areaSqm"),
                RowField.optional(CONTACT, "王经理").inCommands("name"),
                RowField.optional(PHONE, "100-0000-0001"));
    }

    @Override
    public Reading begin(Into into) {
        return new OfPark(
                into,
                recorded(into),
                names.of(into.park()),
                words.of(Glossary.INDUSTRIES, Industry.class, into),
                words.of(Glossary.LEAD_SOURCES, LeadSource.class, into),
                words.of(Glossary.LOSS_REASONS, LossReason.class, into),
                words.of(Glossary.LEAD_ENDINGS, LeadEnding.class, into));
    }

    /** What tells a lead from another. */
    private record Registered(String company, LocalDate on) {}

    private static Set<Registered> recorded(Into into) {
        var recorded = new HashSet<Registered>();
        var all = new LeadViews.Filter(null, null, null, null, null);
        var park = Scope.ofPark(into.park().value());
        Slice.forEach(
                next -> into.views().leads().page(park, all, LeadViews.Sort.NEWEST, next),
                (LeadView lead) -> recorded.add(new Registered(lead.company(), lead.registeredOn())));
        return recorded;
    }

    private record OfPark(
            Into into,
            Set<Registered> recorded,
            NamesInFiles.OfPark people,
            WordFinder<Industry> industries,
            WordFinder<LeadSource> sources,
            WordFinder<LossReason> reasons,
            WordFinder<LeadEnding> outcomes)
            implements Reading {

        @Override
        public RowPlan plan(RowCells cells) {
            var days = days(cells);
            var lead = new Row(
                    cells.required(COMPANY, text -> text),
                    cells.optional(CODE, CellReaders::creditCode),
                    cells.optional(INDUSTRY, industries::find),
                    cells.required(SOURCE, sources::find),
                    cells.required(OWNER, people::named),
                    days,
                    cells.optional(AREA, text -> CellReaders.squareMetres(text, cells.unit(AREA))),
                    cells.optional(CONTACT, text -> text),
                    cells.optional(PHONE, CellReaders::phone),
                    Objects.requireNonNullElse(
                            cells.optional(OUTCOME, text -> outcomes.find(text.split(":")[0])),
                            days.size() == STAGES.size() ? LeadEnding.LANDED : LeadEnding.OPEN),
                    cells.optional(CLOSED, LeadRows::day),
                    cells.optional(REASON, reasons::find));
            requireEnd(lead, cells);
            if (!cells.wrong().isEmpty()) {
                return RowPlan.UNCHANGED;
            }
            var registered = new Registered(lead.company(), lead.days().get(0));
            return recorded.contains(registered)
                    ? RowPlan.UNCHANGED
                    : RowPlan.created(lead.commands(into, into.idOf(cells)), outcome -> recorded.add(registered))
                            .confirming(UNITS_ARE_NAMED_LATER);
        }

        /** Of the stages that were reached; one that is left out was passed on the day of the next. */
        private static List<LocalDate> days(RowCells cells) {
            var days = new ArrayList<LocalDate>();
            int passed = 0;
            for (var stage : STAGES) {
                var on = stage.equals(REGISTERED)
                        ? cells.required(stage, LeadRows::day)
                        : cells.optional(stage, LeadRows::day);
                passed++;
                if (on != null) {
                    if (!days.isEmpty() && on.isBefore(days.get(days.size() - 1))) {
                        cells.refuse(stage, "import.days-run-backwards", on.toString());
                    }
                    while (days.size() < passed) {
                        days.add(on);
                    }
                }
            }
            return days;
        }

        private static void requireEnd(Row lead, RowCells cells) {
            boolean ended = lead.outcome() == LeadEnding.LOST || lead.outcome() == LeadEnding.POOL;
            if (ended && lead.closedOn() == null && cells.text(CLOSED) == null) {
                cells.refuse(CLOSED, "import.cell-empty");
            }
            if (lead.on(SIGNED) != null && lead.code() == null && cells.text(CODE) == null) {
                cells.refuse(CODE, "import.cell-empty");
            }
            if (ended && lead.reason() == null && cells.text(REASON) == null) {
                cells.refuse(REASON, "import.cell-empty");
            }
        }
    }

    private static LocalDate day(String text) {
        return CellReaders.day(text, DayCell.OfMonth.FIRST);
    }

    /** A row that can be read; of what is required nothing is null unless the row is refused. */
    private record Row(
            @Nullable String company,
            @Nullable CreditCode code,
            @Nullable Industry industry,
            @Nullable LeadSource source,
            Accounts.@Nullable Account owner,
            List<LocalDate> days,
            @Nullable BigDecimal areaSqm,
            @Nullable String contact,
            @Nullable String phone,
            LeadEnding outcome,
            @Nullable LocalDate closedOn,
            @Nullable LossReason reason) {

        private @Nullable LocalDate on(String stage) {
            int at = STAGES.indexOf(stage);
            return at < days.size() ? days.get(at) : null;
        }

        List<Command> commands(Into into, String id) {
            var lead = new LeadId(id);
            var talk = new NegotiationId(id + "-T");
            var commands = new ArrayList<Command>();
            commands.add(new RegisterLead(
                    lead,
                    into.park(),
                    company,
                    code,
                    industry,
                    source,
                    owner.login(),
                    owner.team(),
                    null,
                    days.get(0)));
            if (on(QUALIFIED) != null) {
                commands.add(new TriageLead(lead, TriageVerdict.PURSUE, on(QUALIFIED)));
                commands.add(new QualifyLead(
                        lead,
                        industry,
                        new Contact("P-" + id, contact, phone),
                        Track.SPACE,
                        areaSqm,
                        null,
                        null,
                        null,
                        on(QUALIFIED)));
            }
            if (on(TALKS) != null) {
                commands.add(new StartNegotiation(lead, talk, MeetingKind.TALK, 1, null, on(TALKS)));
            }
            if (on(REVIEW) != null) {
                commands.add(new IssueOffer(talk, areaSqm, null, null, null, on(REVIEW)));
                commands.add(new ScheduleReview(talk, HISTORY, on(REVIEW)));
            }
            if (on(SIGNED) != null) {
                commands.add(new ConcludeReview(talk, ReviewVerdict.APPROVED, into.importId(), on(SIGNED)));
            }
            end(commands, lead, talk, into, id);
            return commands;
        }

        private void end(List<Command> commands, LeadId lead, NegotiationId talk, Into into, String id) {
            if (outcome == LeadEnding.POOL) {
                commands.add(new RecycleLead(lead, reason, closedOn));
            } else if (outcome == LeadEnding.LOST) {
                commands.add(
                        on(TALKS) == null
                                ? new LoseLead(lead, reason, null, closedOn)
                                : new LoseNegotiation(talk, reason, null, closedOn));
            } else if (on(SIGNED) != null && outcome == LeadEnding.OPEN) {
                commands.add(new SignContract(
                        new ContractId(id + "-C"),
                        into.park(),
                        talk,
                        lead,
                        TenantId.of(into.park(), Objects.requireNonNull(code)),
                        company,
                        code,
                        industry,
                        Track.SPACE,
                        List.of(),
                        null,
                        on(SIGNED),
                        null,
                        null,
                        List.of(),
                        owner.login(),
                        owner.team(),
                        on(SIGNED)));
            }
        }
    }
}
