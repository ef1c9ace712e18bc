package io.parkledger.projection.report.figure;

import io.parkledger.core.value.LeadSource;
import io.parkledger.projection.Views;
import io.parkledger.projection.report.contribution.ContributionParts;
import io.parkledger.projection.report.funnel.FunnelParts;
import io.parkledger.projection.report.funnel.FunnelStage;
import io.parkledger.projection.report.funnel.Officer;
import io.parkledger.projection.report.letting.LettingParts;
import io.parkledger.projection.report.tenancy.TenancyParts;
import io.parkledger.projection.store.rows.Scope;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;

/**
 * Where a figure finds its rows: the views of one time, as far as one reader sees them, looked at on one day. What both
 * parts of a figure are read from is read once.
 */
final class Sources {

    private final Views views;
    private final Scope scope;
    private final String reader;
    private final LocalDate day;
    private final Question question;
    private final ContributionParts contribution;
    private final LettingParts letting;

    /**
     * @param scope  of the reader, within the park that is asked for
     * @param reader login, for what is a reader's own
     * @param day    looked at
     */
    Sources(Views views, Scope scope, String reader, LocalDate day, Question question) {
        this.views = views;
        this.scope = scope;
        this.reader = reader;
        this.day = day;
        this.question = question;
        var year = question.year() == null ? day.getYear() : question.year();
        contribution =
                new ContributionParts(views.contributionsOf(scope), year, question.tenantId(), question.industry());
        var building = question.buildingId();
        letting = new LettingParts(views.letting(building == null ? scope : scope.inBuilding(building), day));
    }

    Question question() {
        return question;
    }

    LocalDate day() {
        return day;
    }

    ContributionParts contribution() {
        return contribution;
    }

    LettingParts letting() {
        return letting;
    }

    TenancyParts tenancy() {
        return new TenancyParts(views.tenancy(), scope, from(), to(), day);
    }

    FunnelParts funnel() {
        var by = question.by();
        return new FunnelParts(
                views.funnel(),
                scope,
                by == null ? null : new Officer(reader, by),
                YearMonth.from(from()),
                YearMonth.from(to()));
    }

    private LocalDate from() {
        return Objects.requireNonNullElse(question.from(), day);
    }

    LocalDate to() {
        return Objects.requireNonNullElse(question.to(), day);
    }

    FunnelStage stage() {
        return Objects.requireNonNull(question.stage());
    }

    LeadSource source() {
        return Objects.requireNonNull(question.source());
    }
}
