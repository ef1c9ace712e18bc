package io.parkledger.core.contribution;

import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.TestValues.TENANT;

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
import io.parkledger.core.id.ContributionId;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What 澜桥云枢 contributed in the third quarter of 2021: tax first reported too high, because a receipt was counted twice.
 */
public final class ContributionFacts {

    static final Period Q3 = Period.quarter(2021, 3);
    static final ContributionId CONTRIBUTION = new ContributionId("QY-001.2021-Q3");
    static final Figure TAX = Figure.tax(TaxType.ALL, TaxScope.FULL);
    static final BigDecimal REPORTED = new BigDecimal("468000.00");
    static final BigDecimal CORRECTED = new BigDecimal("342000.00");
    static final LocalDate OCTOBER_12 = LocalDate.of(2021, 10, 12);
    static final LocalDate FEBRUARY_15 = LocalDate.of(2022, 2, 15);

    private ContributionFacts() {}

    public static TaxReported taxReported() {
        return new TaxReported(
                CONTRIBUTION, TENANT, PARK, Q3, TaxType.ALL, TaxScope.FULL, new Cny(REPORTED), OCTOBER_12);
    }

    public static JobsReported jobsReported() {
        return new JobsReported(CONTRIBUTION, TENANT, PARK, Q3, 21, OCTOBER_12);
    }

    public static OutputReported outputReported() {
        return new OutputReported(CONTRIBUTION, TENANT, PARK, Q3, Cny.of("3500000.00"), OCTOBER_12);
    }

    public static RestatementProposed proposed() {
        return new RestatementProposed(
                CONTRIBUTION, TENANT, Q3, TAX, REPORTED, CORRECTED, "receipt counted twice", "tong", FEBRUARY_15);
    }

    public static FigureRestated restated() {
        return new FigureRestated(
                CONTRIBUTION, TENANT, Q3, TAX, REPORTED, CORRECTED, "receipt counted twice", "tong", "fu", FEBRUARY_15);
    }

    public static RestatementRejected rejected() {
        return new RestatementRejected(CONTRIBUTION, TENANT, Q3, TAX, "no receipt attached", "fu", FEBRUARY_15);
    }

    public static WithdrawalProposed withdrawalProposed() {
        return new WithdrawalProposed(
                CONTRIBUTION, TENANT, Q3, TAX, REPORTED, "of another company", "tong", FEBRUARY_15);
    }

    public static FigureWithdrawn withdrawn() {
        return new FigureWithdrawn(
                CONTRIBUTION, TENANT, Q3, TAX, REPORTED, "of another company", "tong", "fu", FEBRUARY_15);
    }

    public static WithdrawalRejected withdrawalRejected() {
        return new WithdrawalRejected(CONTRIBUTION, TENANT, Q3, TAX, "it is theirs", "fu", FEBRUARY_15);
    }

    public static ProposalTakenBack takenBack() {
        return new ProposalTakenBack(CONTRIBUTION, TENANT, Q3, TAX, FEBRUARY_15);
    }
}
