package io.parkledger.projection.report.figure;

import io.parkledger.projection.Views;
import io.parkledger.projection.report.Part;
import io.parkledger.projection.report.Unit;
import io.parkledger.projection.report.contribution.CommitmentReport.Standing;
import io.parkledger.projection.report.figure.Question.Asked;
import io.parkledger.projection.report.funnel.Days;
import io.parkledger.projection.report.funnel.FunnelStage;
import io.parkledger.projection.report.tenancy.TenancyParts.Measure;
import io.parkledger.projection.report.tenancy.TermEnd.LeaseOutcome;
import io.parkledger.projection.store.rows.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every figure that pages show of a park: by what rule, from which rows. Its formula in words is a message. */
public enum Figure {
    CONTRIBUTION_TAX(
            Family.CONTRIBUTION,
            Unit.CNY,
            Rule.SUM,
            takes(Asked.TO, Asked.INDUSTRY),
            one(of -> of.question().to() == null
                    ? of.contribution().tax()
                    : of.contribution().tax(of.to()))),
    CONTRIBUTION_RETAINED(
            Family.CONTRIBUTION, Unit.CNY, Rule.SUM, one(of -> of.contribution().retained())),
    CONTRIBUTION_JOBS(Family.CONTRIBUTION, Unit.PERSONS, Rule.SUM, takes(Asked.INDUSTRY), one(of -> of.contribution()
            .jobs())),
    CONTRIBUTION_OUTPUT(
            Family.CONTRIBUTION, Unit.CNY, Rule.SUM, one(of -> of.contribution().output())),
    CONTRIBUTION_TAX_PER_SQM(
            Family.CONTRIBUTION,
            Unit.CNY_PER_SQM,
            Rule.PER_UNIT,
            two(of -> of.contribution().tax(), of -> of.contribution().occupied())),
    CONTRIBUTION_TOP_TEN(
            Family.CONTRIBUTION,
            Unit.PERCENT,
            Rule.SHARE,
            two(of -> of.contribution().taxOfTen(), of -> of.contribution().tax())),
    CONTRIBUTION_PAYING_ZERO(Family.CONTRIBUTION, Unit.COMPANIES, Rule.SUM, one(of -> of.contribution()
            .payingZero())),
    CONTRIBUTION_SILENT(Family.CONTRIBUTION, Unit.COMPANIES, Rule.SUM, one(of -> of.contribution()
            .silent())),
    CONTRIBUTION_IN_PARK(
            Family.CONTRIBUTION, Unit.COMPANIES, Rule.SUM, takes(Asked.INDUSTRY), one(of -> of.contribution()
                    .inPark())),
    CONTRIBUTION_TAX_OF_BUILDINGS(
            Family.CONTRIBUTION, Unit.CNY, Rule.SUM, takes(Asked.BUILDING), one(of -> of.contribution()
                    .taxOfBuildings(of.question().buildingId()))),

    COMMITMENTS_KEPT(Standing.KEPT),
    COMMITMENTS_BROKEN(Standing.BROKEN),
    COMMITMENTS_UNKNOWN(Standing.UNKNOWN),
    COMMITMENTS_NOT_DUE(Standing.NOT_DUE),

    TENANTS_IN_PARK(
            Family.TENANCY, Unit.COMPANIES, Rule.SUM, one(of -> of.tenancy().inPark())),
    TENANTS_LANDED(Family.TENANCY, Unit.STAYS, Rule.SUM, one(of -> of.tenancy().landings())),
    TENANTS_EXITED(Family.TENANCY, Unit.STAYS, Rule.SUM, one(of -> of.tenancy().exits())),

    OCCUPANCY_PHYSICAL(
            Family.LETTING, Unit.PERCENT, Rule.SHARE, two(of -> of.letting().occupiedSqm(), of -> of.letting()
                    .lettableSqm())),
    OCCUPANCY_COMMITTED(
            Family.LETTING, Unit.PERCENT, Rule.SHARE, two(of -> of.letting().committedSqm(), of -> of.letting()
                    .lettableSqm())),
    OCCUPANCY_UNITS(
            Family.LETTING, Unit.PERCENT, Rule.SHARE, two(of -> of.letting().occupiedUnits(), of -> of.letting()
                    .lettableUnits())),
    OCCUPANCY_TENANTS(
            Family.LETTING, Unit.COMPANIES, Rule.SUM, one(of -> of.letting().tenants())),
    OCCUPANCY_LEASED_SQM(
            Family.LETTING, Unit.SQM, Rule.SUM, one(of -> of.letting().leasedSqm())),

    RENT_ROLL_RENT(Family.LETTING, Unit.CNY, Rule.SUM, one(of -> of.letting().rent())),
    RENT_ROLL_AVERAGE_RENT(
            Family.LETTING,
            Unit.CNY_PER_SQM_MONTH,
            Rule.PER_UNIT_AND_MONTH,
            two(of -> of.letting().rent(), of -> of.letting().sqmWithRent())),
    RENT_ROLL_LETTABLE(
            Family.LETTING, Unit.SQM, Rule.SUM, one(of -> of.letting().lettableSqm())),
    RENT_ROLL_OCCUPIED(
            Family.LETTING, Unit.SQM, Rule.SUM, one(of -> of.letting().occupiedSqm())),
    RENT_ROLL_SIGNED(Family.LETTING, Unit.SQM, Rule.SUM, one(of -> of.letting().signedSqm())),
    RENT_ROLL_VACANT(Family.LETTING, Unit.SQM, Rule.SUM, one(of -> of.letting().vacantSqm())),
    RENT_ROLL_HELD_OVER(
            Family.LETTING, Unit.SQM, Rule.SUM, one(of -> of.letting().heldOverSqm())),

    EXPIRY_LEASES(Family.LETTING, Unit.LEASES, Rule.SUM, one(of -> of.letting().leases())),
    EXPIRY_RENT(Family.LETTING, Unit.CNY, Rule.SUM, one(of -> of.letting().leasedRent())),

    WALE_BY_AREA(
            Family.LETTING,
            Unit.YEARS,
            Rule.WEIGHTED_YEARS,
            two(of -> of.letting().sqmDays(), of -> of.letting().endingSqm(true))),
    WALE_BY_AREA_RUNNING(
            Family.LETTING,
            Unit.YEARS,
            Rule.WEIGHTED_YEARS,
            two(of -> of.letting().sqmDays(), of -> of.letting().endingSqm(false))),
    WALE_BY_AREA_WITH_VACANT(
            Family.LETTING,
            Unit.YEARS,
            Rule.WEIGHTED_YEARS,
            two(of -> of.letting().sqmDays(), of -> of.letting().lettableButOpenEndedSqm())),
    WALE_BY_RENT(
            Family.LETTING,
            Unit.YEARS,
            Rule.WEIGHTED_YEARS,
            two(of -> of.letting().rentDays(), of -> of.letting().endingRent(true))),
    WALE_BY_RENT_RUNNING(
            Family.LETTING,
            Unit.YEARS,
            Rule.WEIGHTED_YEARS,
            two(of -> of.letting().rentDays(), of -> of.letting().endingRent(false))),

    RENEWAL_RATE_BY_COUNT(Measure.COUNT, LeaseOutcome.RENEWED),
    RENEWAL_RATE_BY_AREA(Measure.AREA, LeaseOutcome.RENEWED),
    RENEWAL_RATE_BY_RENT(Measure.RENT, LeaseOutcome.RENEWED),
    EARLY_EXIT_RATE_BY_COUNT(Measure.COUNT, LeaseOutcome.LEFT_EARLY),
    EARLY_EXIT_RATE_BY_AREA(Measure.AREA, LeaseOutcome.LEFT_EARLY),
    EARLY_EXIT_RATE_BY_RENT(Measure.RENT, LeaseOutcome.LEFT_EARLY),
    RENEWALS_NOT_OPENED(
            Family.TENANCY, Unit.LEASES, Rule.SUM, one(of -> of.tenancy().notOpened())),

    RECEPTIONS_COUNT(
            Family.RECEPTION, Unit.RECEPTIONS, Rule.SUM, one(of -> of.tenancy().receptions())),
    RECEPTIONS_VISITORS(
            Family.RECEPTION, Unit.PERSONS, Rule.SUM, one(of -> of.tenancy().visitors())),
    VISITS_TRIPS(Family.RECEPTION, Unit.TRIPS, Rule.SUM, one(of -> of.tenancy().trips())),
    VISITS_COMPANIES(
            Family.RECEPTION, Unit.COMPANIES, Rule.SUM, one(of -> of.tenancy().companiesVisited())),
    VISITS_PERSON_DAYS(
            Family.RECEPTION, Unit.PERSON_DAYS, Rule.SUM, one(of -> of.tenancy().personDays())),

    FUNNEL_LEADS(FunnelStage.LEAD),
    FUNNEL_SIGNED(FunnelStage.SIGNED),
    FUNNEL_LANDED(FunnelStage.LANDED),
    FUNNEL_COHORT_CONVERSION(of -> of.funnel().cohortConversion()),
    FUNNEL_WORKED_CONVERSION(of -> of.funnel().workedConversion()),
    FUNNEL_NAIVE_RATE(of -> of.funnel().naiveRate()),
    FUNNEL_WIN_RATE(of -> of.funnel().winRate(false)),
    FUNNEL_WIN_RATE_WITH_INVALID(of -> of.funnel().winRate(true)),
    FUNNEL_WIN_RATE_BY_VALUE(of -> of.funnel().winRateByValue(false)),
    FUNNEL_WIN_RATE_BY_VALUE_WITH_INVALID(of -> of.funnel().winRateByValue(true)),
    FUNNEL_CYCLE(Family.FUNNEL, Unit.DAYS, Rule.MEDIAN, one(of -> of.funnel().cycles(Days::median))),
    FUNNEL_CYCLE_MEAN(Family.FUNNEL, Unit.DAYS, Rule.MEAN, one(of -> of.funnel().cycles(Days::mean))),
    FUNNEL_CYCLE_P90(Family.FUNNEL, Unit.DAYS, Rule.P90, one(of -> of.funnel()
            .cycles(days -> days.p90() == null ? null : BigDecimal.valueOf(days.p90())))),
    FUNNEL_STEP(Family.FUNNEL, Unit.PERCENT, Rule.SHARE, needs(Asked.STAGE), takes(Asked.COHORT), of -> of.funnel()
            .step(of.stage(), of.question().cohort())),
    FUNNEL_PERIOD_RATIO(Family.FUNNEL, Unit.PERCENT, Rule.SHARE, needs(Asked.STAGE), takes(), of -> of.funnel()
            .periodRatio(of.stage())),
    FUNNEL_SOURCE_RATE(Family.FUNNEL, Unit.PERCENT, Rule.SHARE, needs(Asked.SOURCE), takes(), of -> of.funnel()
            .sourceRate(of.source()));

    private final Family family;
    private final Unit unit;
    private final Rule rule;
    private final Set<Asked> needed;
    private final Set<Asked> taken;
    private final Function<Sources, List<Part>> parts;

    Figure(Family family, Unit unit, Rule rule, Function<Sources, List<Part>> parts) {
        this(family, unit, rule, needs(), takes(), parts);
    }

    Figure(Family family, Unit unit, Rule rule, Set<Asked> taken, Function<Sources, List<Part>> parts) {
        this(family, unit, rule, needs(), taken, parts);
    }

    /** @param needed beside what all of its family need, and so with {@code taken} */
    Figure(
            Family family,
            Unit unit,
            Rule rule,
            Set<Asked> needed,
            Set<Asked> taken,
            Function<Sources, List<Part>> parts) {
        this.family = family;
        this.unit = unit;
        this.rule = rule;
        this.needed = both(family.needed(), needed);
        this.taken = both(family.taken(), both(needed, taken));
        this.parts = parts;
    }

    /** Promises that stand in one way on the day looked at. */
    Figure(Standing standing) {
        this(Family.COMMITMENT, Unit.COMMITMENTS, Rule.SUM, one(of -> of.contribution()
                .commitments(of.day(), standing)));
    }

    /** A share of terms that end in the period. */
    Figure(Measure by, LeaseOutcome outcome) {
        this(Family.TENANCY, Unit.PERCENT, Rule.SHARE, of -> of.tenancy().share(by, outcome));
    }

    /** Projects that reached a stage in the period. */
    Figure(FunnelStage stage) {
        this(Family.FUNNEL, Unit.PROJECTS, Rule.SUM, one(of -> of.funnel().reachedInPeriod(stage)));
    }

    /** A share of projects. */
    Figure(Function<Sources, List<Part>> share) {
        this(Family.FUNNEL, Unit.PERCENT, Rule.SHARE, share);
    }

    private static Set<Asked> needs(Asked... asked) {
        return Set.of(asked);
    }

    private static Set<Asked> takes(Asked... asked) {
        return Set.of(asked);
    }

    private static Set<Asked> both(Set<Asked> one, Set<Asked> other) {
        var both = EnumSet.noneOf(Asked.class);
        both.addAll(one);
        both.addAll(other);
        return both;
    }

    private static Function<Sources, List<Part>> one(Function<Sources, Part> part) {
        return of -> List.of(part.apply(of));
    }

    private static Function<Sources, List<Part>> two(Function<Sources, Part> part, Function<Sources, Part> whole) {
        return of -> List.of(part.apply(of), whole.apply(of));
    }

    /** As it stands in addresses: {@code contribution-tax}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Figure> of(String code) {
        return Stream.of(values()).filter(figure -> figure.code().equals(code)).findFirst();
    }

    public Family family() {
        return family;
    }

    public Unit unit() {
        return unit;
    }

    public Rule rule() {
        return rule;
    }

    /** What has to be asked. */
    public Set<Asked> needed() {
        return needed;
    }

    /** What can be asked, that included. */
    public Set<Asked> taken() {
        return taken;
    }

    /**
     * What it comes to, and from what.
     *
     * @param views    of the time it is asked as of
     * @param scope    of its reader
     * @param reader   login
     * @param day      looked at
     * @param question all that is {@link #needed}, and nothing that is not {@link #taken}
     */
    public Explanation explain(Views views, Scope scope, String reader, LocalDate day, Question question) {
        var sources = new Sources(views, scope.within(question.parkId()), reader, day, question);
        return Explanation.of(this, parts.apply(sources));
    }
}
