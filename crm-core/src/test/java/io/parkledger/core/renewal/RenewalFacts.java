package io.parkledger.core.renewal;

import static io.parkledger.core.TestValues.COMPANY;
import static io.parkledger.core.TestValues.CONTRACT;
import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.TestValues.RENEWAL;
import static io.parkledger.core.TestValues.TENANT;
import static io.parkledger.core.TestValues.TERM_END;
import static io.parkledger.core.TestValues.sqm;

import io.parkledger.core.renewal.RenewalEvent.RenewalAgreed;
import io.parkledger.core.renewal.RenewalEvent.RenewalAgreementWithdrawn;
import io.parkledger.core.renewal.RenewalEvent.RenewalClosureCorrected;
import io.parkledger.core.renewal.RenewalEvent.RenewalClosureWithdrawn;
import io.parkledger.core.renewal.RenewalEvent.RenewalCorrected;
import io.parkledger.core.renewal.RenewalEvent.RenewalDeclined;
import io.parkledger.core.renewal.RenewalEvent.RenewalHeldOver;
import io.parkledger.core.renewal.RenewalEvent.RenewalOffered;
import io.parkledger.core.renewal.RenewalEvent.RenewalOpened;
import io.parkledger.core.renewal.RenewalEvent.RenewalOpeningWithdrawn;
import io.parkledger.core.renewal.RenewalEvent.RenewalReopened;
import io.parkledger.core.renewal.RenewalEvent.RenewalWithdrawn;
import io.parkledger.core.value.Cny;
import java.time.LocalDate;

/** What may have happened to the renewal of 澜桥云枢's contract, opened 180 days before it ends. */
public final class RenewalFacts {

    static final LocalDate OPENED = TERM_END.minusDays(180);
    static final LocalDate FEBRUARY = LocalDate.of(2024, 2, 1);
    static final LocalDate NEW_END = LocalDate.of(2027, 3, 31);
    static final Cny NEW_RENT = Cny.of("38.00");
    static final Cny RENT_A_YEAR = Cny.of("85413.00");

    private RenewalFacts() {}

    public static RenewalOpened opened() {
        return new RenewalOpened(
                RENEWAL, CONTRACT, TENANT, PARK, COMPANY, sqm("200.50"), RENT_A_YEAR, TERM_END, OPENED);
    }

    public static RenewalOffered offered() {
        return new RenewalOffered(RENEWAL, NEW_END, NEW_RENT, FEBRUARY);
    }

    public static RenewalAgreed agreed() {
        return new RenewalAgreed(RENEWAL, CONTRACT, NEW_END, NEW_RENT, FEBRUARY);
    }

    public static RenewalDeclined declined() {
        return new RenewalDeclined(RENEWAL, "moves to the city", FEBRUARY);
    }

    public static RenewalHeldOver heldOver() {
        return new RenewalHeldOver(RENEWAL, TERM_END.plusDays(1));
    }

    public static RenewalWithdrawn withdrawn() {
        return new RenewalWithdrawn(RENEWAL, FEBRUARY);
    }

    public static RenewalReopened reopened() {
        return new RenewalReopened(RENEWAL, CONTRACT, TERM_END, "stays after all", FEBRUARY);
    }

    public static RenewalCorrected corrected() {
        return new RenewalCorrected(RENEWAL, CONTRACT, NEW_END.minusYears(1), Cny.of("36.00"), "typed wrong", FEBRUARY);
    }

    /** Offered, and then agreed of the wrong lease. */
    public static RenewalAgreementWithdrawn agreementWithdrawn() {
        return new RenewalAgreementWithdrawn(
                RENEWAL, CONTRACT, RenewalStatus.OFFERED, NEW_END, NEW_RENT, NEW_END, "of another lease", FEBRUARY);
    }

    /** As {@link #agreementWithdrawn()}, where nothing had been offered. */
    public static RenewalAgreementWithdrawn plainAgreementWithdrawn() {
        return new RenewalAgreementWithdrawn(
                RENEWAL, CONTRACT, RenewalStatus.OPENED, null, null, NEW_END, "of another lease", FEBRUARY);
    }

    public static RenewalOpeningWithdrawn openingWithdrawn() {
        return new RenewalOpeningWithdrawn(RENEWAL, "of another lease", FEBRUARY);
    }

    /** Its tenant was out the day after the term had ended: by then it had declined. */
    public static RenewalClosureCorrected closureCorrected() {
        return new RenewalClosureCorrected(
                RENEWAL, RenewalStatus.DECLINED, TERM_END.plusDays(1), FEBRUARY, TERM_END.plusDays(9));
    }

    public static RenewalClosureWithdrawn closureWithdrawn() {
        return new RenewalClosureWithdrawn(RENEWAL, RenewalStatus.OFFERED, TERM_END.plusDays(9));
    }
}
