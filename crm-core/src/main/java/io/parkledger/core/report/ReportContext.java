package io.parkledger.core.report;

import io.parkledger.core.bound.Bounds;
import io.parkledger.core.id.ReportId;
import io.parkledger.core.ledger.Claim;
import io.parkledger.core.ledger.Context;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.report.ReportEvent.ReportSealed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What sealed reports bring to the ledger, and what they claim: each its number, and that the number before it was
 * given; the one it replaces; and the use of its park.
 */
public final class ReportContext {

    private static final String NUMBER = "report-number";
    private static final String REPLACED = "report-replaced";
    private static final String PARK_USE = "park-use";

    public static final Context CONTEXT = new Context(
            "report",
            List.of(SealedReport.class),
            List.of(ReportEvent.class),
            Set.of(NUMBER, REPLACED, PARK_USE),
            ReportContext::claims);

    private ReportContext() {}

    /**
     * The number that the next report of a period gets, unless another takes it first: then the append is refused by
     * {@link ReportRule#NUMBER_IS_GIVEN_ONCE}.
     */
    public static ReportNumber next(Ledger ledger, ReportPeriod period) {
        var number = ReportNumber.first(period);
        while (ledger.holderOf(taken(number)).isPresent()) {
            number = number.next();
        }
        return number;
    }

    /** The number of a report as printed. */
    static String printed(ReportId id) {
        return ReportNumber.of(id).map(ReportNumber::toString).orElse(id.value());
    }

    private static List<Claim> claims(Event event) {
        if (!(event instanceof ReportSealed e)) {
            return List.of();
        }
        var claims = new ArrayList<Claim>();
        var holder = e.reportId().value();
        claims.add(Claim.use(PARK_USE, e.parkId().value(), holder, ReportRule.PARK_IS_NOT_WITHDRAWN));
        ReportNumber.of(e.reportId()).ifPresent(number -> {
            claims.add(taken(number));
            var before = number.before();
            if (before != null) {
                claims.add(Claim.takeDays(
                        NUMBER,
                        before.toString(),
                        holder,
                        Bounds.FIRST_DAY,
                        null,
                        ReportRule.NUMBERS_FOLLOW_EACH_OTHER));
            }
        });
        if (e.replaces() != null) {
            claims.add(Claim.take(REPLACED, printed(e.replaces()), holder, ReportRule.REPORT_IS_REPLACED_ONCE));
        }
        return claims;
    }

    private static Claim taken(ReportNumber number) {
        return Claim.take(NUMBER, number.toString(), number.id().value(), ReportRule.NUMBER_IS_GIVEN_ONCE);
    }
}
