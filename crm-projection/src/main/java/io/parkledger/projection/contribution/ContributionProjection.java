package io.parkledger.projection.contribution;

import com.mongodb.client.model.Indexes;
import io.parkledger.core.contribution.ContributionEvent;
import io.parkledger.core.contribution.ContributionEvent.FigureRestated;
import io.parkledger.core.contribution.ContributionEvent.FigureWithdrawn;
import io.parkledger.core.contribution.ContributionEvent.JobsReported;
import io.parkledger.core.contribution.ContributionEvent.OutputReported;
import io.parkledger.core.contribution.ContributionEvent.ProposalTakenBack;
import io.parkledger.core.contribution.ContributionEvent.RestatementProposed;
import io.parkledger.core.contribution.ContributionEvent.RestatementRejected;
import io.parkledger.core.contribution.ContributionEvent.TaxReported;
import io.parkledger.core.contribution.ContributionEvent.WithdrawalProposed;
import io.parkledger.core.contribution.ContributionEvent.WithdrawalRejected;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.projection.store.Draft;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.Stored;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.WorkingSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;

/** Writes {@link ContributionView} and {@link TenantYear}. */
public final class ContributionProjection implements Projection {

    static final ViewCollection<ContributionView> CONTRIBUTIONS = ViewCollection.about(
            "contribution",
            "contributions",
            ContributionView.class,
            Indexes.descending("parkId", "period", "_id"),
            Indexes.descending("period", "_id"),
            Indexes.descending("tenantId", "period", "_id"),
            Indexes.descending("waiting", "period", "_id"));

    static final ViewCollection<TenantYear> TENANT_YEARS =
            ViewCollection.of("tenant_years", TenantYear.class, Indexes.ascending("parkId", "year"));

    @Override
    public List<ViewCollection<?>> collections() {
        return List.of(CONTRIBUTIONS, TENANT_YEARS);
    }

    @EventHandler
    void on(TaxReported e, LedgerEvent event, WorkingSet views) {
        var figure = Figure.tax(e.taxType(), e.scope());
        report(
                views,
                event,
                e,
                e.tenantId(),
                e.parkId(),
                e.period(),
                figure,
                e.taxCny().yuan(),
                e.reportedOn());
    }

    @EventHandler
    void on(JobsReported e, LedgerEvent event, WorkingSet views) {
        var jobs = BigDecimal.valueOf(e.jobs());
        report(views, event, e, e.tenantId(), e.parkId(), e.period(), Figure.JOBS, jobs, e.reportedOn());
    }

    @EventHandler
    void on(OutputReported e, LedgerEvent event, WorkingSet views) {
        var output = e.outputCny().yuan();
        report(views, event, e, e.tenantId(), e.parkId(), e.period(), Figure.OUTPUT, output, e.reportedOn());
    }

    private static void report(
            WorkingSet views,
            LedgerEvent event,
            ContributionEvent e,
            TenantId tenant,
            ParkId park,
            Period period,
            Figure figure,
            BigDecimal value,
            LocalDate reportedOn) {
        var contribution = views.open(CONTRIBUTIONS, e.contributionId().value());
        if (!contribution.exists()) {
            contribution.set("withdrawn", Map.of());
        }
        contribution
                .set("version", event.sequence())
                .set("tenantId", tenant)
                .set("parkId", park)
                .set("period", period)
                .set("reportedOn", reportedOn)
                .put("figures", figure.key(), new ContributionView.State(value, value, List.of(), null));
        noteWhatWaits(contribution);
        var year = views.open(TENANT_YEARS, yearOf(tenant.value(), period.year()));
        if (!year.exists()) {
            year.set("tenantId", tenant)
                    .set("parkId", park)
                    .set("year", period.year())
                    .set("tax", Map.of())
                    .set("retained", Map.of())
                    .set("jobs", Map.of())
                    .set("output", Map.of());
        }
        setInYear(year, period, figure, value);
    }

    @EventHandler
    void on(RestatementProposed e, LedgerEvent event, WorkingSet views) {
        var proposal = new ContributionView.Proposal(e.corrected(), e.cause(), e.proposedBy(), e.proposedOn());
        propose(proposal, views, event, e, e.figure());
    }

    @EventHandler
    void on(WithdrawalProposed e, LedgerEvent event, WorkingSet views) {
        var proposal = new ContributionView.Proposal(null, e.cause(), e.proposedBy(), e.proposedOn());
        propose(proposal, views, event, e, e.figure());
    }

    private static void propose(
            ContributionView.Proposal proposal,
            WorkingSet views,
            LedgerEvent event,
            ContributionEvent e,
            Figure figure) {
        changeFigure(views, event, e, figure, state -> state.append("pending", Stored.of(proposal)));
    }

    @EventHandler
    void on(WithdrawalRejected e, LedgerEvent event, WorkingSet views) {
        changeFigure(views, event, e, e.figure(), state -> state.append("pending", null));
    }

    @EventHandler
    void on(ProposalTakenBack e, LedgerEvent event, WorkingSet views) {
        changeFigure(views, event, e, e.figure(), state -> state.append("pending", null));
    }

    /** What was withdrawn is counted nowhere any more; that it was there stays. */
    @EventHandler
    void on(FigureWithdrawn e, LedgerEvent event, WorkingSet views) {
        var withdrawal = new ContributionView.Withdrawal(
                e.reported(), e.cause(), e.proposedBy(), e.approvedBy(), e.approvedOn());
        var contribution = views.open(CONTRIBUTIONS, e.contributionId().value())
                .set("version", event.sequence())
                .drop("figures", e.figure().key())
                .put("withdrawn", e.figure().key(), withdrawal);
        noteWhatWaits(contribution);
        var year =
                views.open(TENANT_YEARS, yearOf(e.tenantId().value(), e.period().year()));
        if (year.exists()) {
            var place = Place.of(e.period(), e.figure());
            year.drop(place.field(), place.key());
        }
    }

    @EventHandler
    void on(RestatementRejected e, LedgerEvent event, WorkingSet views) {
        changeFigure(views, event, e, e.figure(), state -> state.append("pending", null));
    }

    @EventHandler
    void on(FigureRestated e, LedgerEvent event, WorkingSet views) {
        var restatement = new ContributionView.Restatement(
                e.reported(), e.corrected(), e.cause(), e.proposedBy(), e.approvedBy(), e.approvedOn());
        changeFigure(views, event, e, e.figure(), state -> {
            var restatements = new ArrayList<Object>(state.getList("restatements", Object.class, List.of()));
            restatements.add(Stored.of(restatement));
            state.append("value", Stored.of(e.corrected()))
                    .append("restatements", restatements)
                    .append("pending", null);
        });
        var year =
                views.open(TENANT_YEARS, yearOf(e.tenantId().value(), e.period().year()));
        // A year of which nobody has reported anything would be a row that nobody can read.
        if (year.exists()) {
            setInYear(year, e.period(), e.figure(), e.corrected());
        }
    }

    private static void changeFigure(
            WorkingSet views, LedgerEvent event, ContributionEvent e, Figure figure, Consumer<Document> change) {
        var draft = views.open(CONTRIBUTIONS, e.contributionId().value()).set("version", event.sequence());
        var state = new Document(draft.inner("figures").get(figure.key(), new Document()));
        change.accept(state);
        draft.put("figures", figure.key(), state);
        noteWhatWaits(draft);
    }

    private static void noteWhatWaits(Draft contribution) {
        var waiting = contribution.inner("figures").values().stream()
                .anyMatch(state -> ((Document) state).get("pending") != null);
        contribution
                .set("waiting", waiting)
                .set("empty", contribution.inner("figures").isEmpty());
    }

    /** Where a year keeps a figure. */
    private record Place(String field, String key) {
        static Place of(Period period, Figure figure) {
            return switch (figure.measure()) {
                case TAX ->
                    new Place(figure.scope() == TaxScope.FULL ? "tax" : "retained", period + "|" + figure.taxType());
                case JOBS -> new Place("jobs", period.value());
                case OUTPUT -> new Place("output", period.value());
            };
        }
    }

    private static void setInYear(Draft year, Period period, Figure figure, BigDecimal value) {
        var place = Place.of(period, figure);
        year.put(
                place.field(),
                place.key(),
                figure.measure() == Figure.Measure.JOBS ? value.longValueExact() : new Cny(value).fen());
    }

    static String yearOf(String tenant, int year) {
        return tenant + "." + year;
    }
}
