package io.parkledger.core.contribution;

import io.parkledger.core.contribution.ContributionEvent.FigureWithdrawn;
import io.parkledger.core.contribution.ContributionEvent.JobsReported;
import io.parkledger.core.contribution.ContributionEvent.OutputReported;
import io.parkledger.core.contribution.ContributionEvent.TaxReported;
import io.parkledger.core.id.ContributionId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.ledger.Claim;
import io.parkledger.core.ledger.Context;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.rule.Rule;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What contributions bring to the ledger, and what they claim: the days a figure speaks of, so that no two are summed
 * that speak of the same. Tax claims them for its scope and type, and tax that is not split for every type there is;
 * output claims those of its period; jobs are counted on one day, the last of their period. A correction frees nothing,
 * a withdrawal does.
 */
public final class ContributionContext {

    private static final String FIGURE_DAYS = "figure-days";

    public static final Context CONTEXT = new Context(
            "contribution",
            List.of(Contribution.class),
            List.of(ContributionEvent.class),
            Set.of(FIGURE_DAYS),
            ContributionContext::claims);

    private ContributionContext() {}

    private static List<Claim> claims(Event event) {
        if (event instanceof TaxReported e) {
            var keys = typesOf(e.taxType()).map(type -> key(e.tenantId(), Figure.tax(type, e.scope())));
            var holder = holder(e.contributionId(), Figure.tax(e.taxType(), e.scope()));
            return claims(e.tenantId(), keys, holder, e.period().firstDay(), e.period(), ruleOf(e.scope()));
        }
        if (event instanceof OutputReported e) {
            return claims(
                    e.tenantId(),
                    Stream.of(key(e.tenantId(), Figure.OUTPUT)),
                    holder(e.contributionId(), Figure.OUTPUT),
                    e.period().firstDay(),
                    e.period(),
                    ContributionRule.OUTPUT_IS_OF_DAYS_OF_ITS_OWN);
        }
        if (event instanceof JobsReported e) {
            return claims(
                    e.tenantId(),
                    Stream.of(key(e.tenantId(), Figure.JOBS)),
                    holder(e.contributionId(), Figure.JOBS),
                    e.period().lastDay(),
                    e.period(),
                    ContributionRule.JOBS_ARE_OF_A_DAY_OF_THEIR_OWN);
        }
        if (event instanceof FigureWithdrawn e) {
            return List.of(Claim.releaseAllDays(
                    FIGURE_DAYS, holder(e.contributionId(), e.figure()), ContributionRule.FIGURE_IS_REPORTED));
        }
        return List.of();
    }

    private static Stream<TaxType> typesOf(TaxType type) {
        return type == TaxType.ALL ? Stream.of(TaxType.values()) : Stream.of(type);
    }

    private static Rule ruleOf(TaxScope scope) {
        return scope == TaxScope.FULL
                ? ContributionRule.TAX_IS_OF_DAYS_OF_ITS_OWN
                : ContributionRule.LOCAL_SHARE_IS_OF_DAYS_OF_ITS_OWN;
    }

    /** From a day to the end of the period. The things come first, in the same order for all. */
    private static List<Claim> claims(
            TenantId tenant, Stream<String> keys, String holder, LocalDate from, Period period, Rule rule) {
        var claims = new ArrayList<Claim>();
        var days = new ArrayList<Claim>();
        keys.forEach(key -> {
            claims.add(Claim.take(FIGURE_DAYS, key, tenant.value(), rule));
            days.add(Claim.takeDays(
                    FIGURE_DAYS, key, holder, from, period.lastDay().plusDays(1), rule));
        });
        claims.addAll(days);
        return claims;
    }

    private static String key(TenantId tenant, Figure figure) {
        return tenant + "/" + figure.key();
    }

    private static String holder(ContributionId contribution, Figure figure) {
        return contribution + "/" + figure.key();
    }
}
