package io.parkledger.api.report;

import io.parkledger.api.kit.access.Action;
import io.parkledger.projection.Views;
import io.parkledger.projection.contract.ContractViews;
import io.parkledger.projection.contribution.ContributionViews;
import io.parkledger.projection.reception.ReceptionViews;
import io.parkledger.projection.renewal.RenewalViews;
import io.parkledger.projection.report.funnel.Funnel;
import io.parkledger.projection.space.SpaceViews;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.tenant.TenantViews;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The reports there are, with what each is made of: what was written there can have moved its figures. */
public enum Report {
    FUNNEL(
            Action.READ_PIPELINE,
            Asks.FOR_A_PERIOD,
            (views, scope, asked) ->
                    views.funnel().report(scope, YearMonth.from(asked.from()), YearMonth.from(asked.to())),
            Funnel.PROJECTS),
    RECEPTIONS(
            Action.READ_PIPELINE,
            Asks.FOR_A_PERIOD,
            (views, scope, asked) -> views.tenancy().receptions(scope, asked.from(), asked.to()),
            ReceptionViews.RECEPTIONS,
            ReceptionViews.VISITS),
    TENANTS(
            Action.READ_TENANCY,
            Asks.FOR_A_PERIOD,
            (views, scope, asked) -> views.tenancy().tenants(scope, asked.from(), asked.to()),
            TenantViews.COLLECTION),
    RENEWALS(
            Action.READ_TENANCY,
            Asks.FOR_A_PERIOD,
            (views, scope, asked) -> views.tenancy().renewals(scope, asked.from(), asked.to(), asked.day()),
            ContractViews.COLLECTION,
            RenewalViews.COLLECTION),
    OCCUPANCY(
            Action.READ_TENANCY,
            Asks.FOR_A_DAY,
            (views, scope, asked) -> views.letting(scope, asked.day()).occupancy(),
            ContractViews.COLLECTION,
            SpaceViews.UNITS,
            SpaceViews.BUILDINGS),
    WALE(
            Action.READ_TENANCY,
            Asks.FOR_A_DAY,
            (views, scope, asked) -> views.letting(scope, asked.day()).wale(),
            ContractViews.COLLECTION,
            SpaceViews.UNITS),
    EXPIRY(
            Action.READ_TENANCY,
            Asks.FOR_A_DAY,
            (views, scope, asked) -> views.letting(scope, asked.day()).expiry(),
            ContractViews.COLLECTION),
    RENT_ROLL(
            Action.READ_TENANCY,
            Asks.FOR_A_DAY,
            (views, scope, asked) -> views.letting(scope, asked.day()).rentRoll(),
            ContractViews.COLLECTION,
            SpaceViews.UNITS),
    CONTRIBUTION(
            Action.READ_TENANCY,
            Asks.FOR_A_YEAR,
            (views, scope, asked) -> views.contributionsOf(scope).report(asked.year(), Integer.MAX_VALUE),
            ContributionViews.COLLECTION,
            TenantViews.COLLECTION,
            ContractViews.COLLECTION),
    COMMITMENTS(
            Action.READ_TENANCY,
            Asks.FOR_A_DAY,
            (views, scope, asked) -> views.contributionsOf(scope).commitments(asked.day()),
            ContractViews.COLLECTION,
            ContributionViews.COLLECTION);

    private final Action reading;
    private final Asks asks;
    private final Reader reader;
    private final List<ViewCollection<?>> collections;

    /** Beside what is known, what a report is asked for. */
    public enum Asks {
        FOR_A_DAY,
        FOR_A_PERIOD,
        FOR_A_YEAR
    }

    /**
     * What is asked of a report; each looks at what concerns it.
     *
     * @param day looked at, where something differs from day to day
     */
    record Asked(LocalDate day, LocalDate from, LocalDate to, int year) {}

    /** How it is read. */
    @FunctionalInterface
    private interface Reader {
        Record read(Views views, Scope scope, Asked asked);
    }

    Report(Action reading, Asks asks, Reader reader, ViewCollection<?>... collections) {
        this.reading = reading;
        this.asks = asks;
        this.reader = reader;
        this.collections = List.of(collections);
    }

    /** By its name in the address, {@code rent-roll}. */
    public static Optional<Report> named(String name) {
        return Stream.of(values())
                .filter(report -> report.address().equals(name))
                .findFirst();
    }

    public String address() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Who may read it, and which rows of it. */
    public Action reading() {
        return reading;
    }

    public Asks asks() {
        return asks;
    }

    Record read(Views views, Scope scope, Asked asked) {
        return reader.read(views, scope, asked);
    }

    List<ViewCollection<?>> collections() {
        return collections;
    }
}
