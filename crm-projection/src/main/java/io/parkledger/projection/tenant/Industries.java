package io.parkledger.projection.tenant;

import io.parkledger.core.value.Industry;
import io.parkledger.projection.store.Draft;
import io.parkledger.projection.tenant.TenantView.Since;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;

/** What a tenant does, since which day. */
final class Industries {

    private static final String INDUSTRIES = "industries";

    private Industries() {}

    /** From that day on, until what was said of a later one. */
    static void begin(Draft tenant, Industry industry, LocalDate from) {
        set(tenant, Stream.concat(without(tenant, from), Stream.of(new Since(from, industry))));
    }

    /** Who does what it did before that day does it since it did it. */
    static void change(Draft tenant, Industry industry, LocalDate from) {
        var before = of(tenant)
                .filter(each -> each.from().isBefore(from))
                .max(Comparator.comparing(Since::from))
                .map(Since::industry);
        if (before.equals(Optional.of(industry))) {
            set(tenant, without(tenant, from));
        } else {
            begin(tenant, industry, from);
            mergeWithNext(tenant, industry, from);
        }
    }

    private static void mergeWithNext(Draft tenant, Industry industry, LocalDate from) {
        of(tenant)
                .filter(each -> each.from().isAfter(from))
                .min(Comparator.comparing(Since::from))
                .filter(next -> next.industry() == industry)
                .ifPresent(next -> set(tenant, without(tenant, next.from())));
    }

    /** The last of it, for all days of it. */
    static void putRight(Draft tenant, Industry industry) {
        var all = of(tenant).toList();
        begin(tenant, industry, all.get(all.size() - 1).from());
    }

    /** It began on another day. Where that is not said any more, other things were said of these days since. */
    static void beganOn(Draft tenant, Industry industry, LocalDate former, LocalDate from) {
        var all = of(tenant).toList();
        var others = all.stream()
                .filter(each -> !each.equals(new Since(former, industry)))
                .toList();
        var isSaid = others.size() < all.size()
                || others.stream().noneMatch(each -> !each.from().isAfter(from));
        if (isSaid && others.stream().noneMatch(each -> each.from().equals(from))) {
            set(tenant, Stream.concat(others.stream(), Stream.of(new Since(from, industry))));
        } else {
            set(tenant, others.stream());
        }
    }

    /** It did not begin with that on that day. What it does is known as long as it has been in the park at all. */
    static void unless(Draft tenant, Industry industry, LocalDate from, boolean neverWasIn) {
        var all = of(tenant).toList();
        if (all.size() > 1 || neverWasIn) {
            tenant.set(
                    INDUSTRIES,
                    all.stream()
                            .filter(each -> !each.equals(new Since(from, industry)))
                            .toList());
        }
    }

    private static Stream<Since> without(Draft tenant, LocalDate from) {
        return of(tenant).filter(each -> !each.from().equals(from));
    }

    private static Stream<Since> of(Draft tenant) {
        return tenant.documents(INDUSTRIES).stream().map(Industries::since);
    }

    private static Since since(Document stored) {
        return new Since(LocalDate.parse(stored.getString("from")), Industry.valueOf(stored.getString("industry")));
    }

    private static void set(Draft tenant, Stream<Since> sinces) {
        List<Since> all = sinces.sorted(Comparator.comparing(Since::from)).toList();
        tenant.set(INDUSTRIES, all).set("industry", all.get(all.size() - 1).industry());
    }
}
