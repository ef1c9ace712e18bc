package io.parkledger.projection.report;

import java.time.LocalDate;

/**
 * Renewals of the contracts that expired in a period, by the original expiry. Early exits are not in the denominator;
 * those still to be
 * decided are, and are shown apart.
 */
public record RenewalReport(
        LocalDate from,
        LocalDate to,
        long expiring,
        long renewed,
        long left,
        long heldOver,
        long pending,
        Ratio byCount,
        Ratio byArea,
        Ratio byRent) {}
