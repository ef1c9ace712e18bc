package io.parkledger.api.question;

import io.parkledger.projection.report.Line;
import io.parkledger.projection.report.Line.Kind;
import io.parkledger.projection.report.contribution.CommitmentReport.Standing;
import io.parkledger.projection.tenant.TenantView;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A question that is asked of every park. It is answered by events, or by rows as they stand on a day. */
public enum SavedQuestion {
    /** What was said of a period only when it was over. */
    LATE_RECORDS(Ask.OF_PERIOD),
    /** Figures that were reported and changed since. */
    RESTATED("contribution.restated"),
    /** What was recorded more than so many days after it had happened. */
    BACK_DATED(Ask.RECORDED_LATE),
    PERSONS_ERASED("custody.person-erased"),
    COMMITMENTS_DUE(rows(asked -> asked.contributions().commitments(asked.day()).rows().stream()
            .filter(row ->
                    row.standing(asked.day()) == Standing.BROKEN || row.standing(asked.day()) == Standing.UNKNOWN)
            .map(row -> Line.one(Kind.CONTRACT, row.contractId(), row.company(), row.dueOn())))),
    TENANTS_WITHOUT_LEASE(tenants(asked -> tenant -> asked.holds(tenant) == 0)),
    TENANTS_WITHOUT_CONTACT(tenants(asked -> tenant -> tenant.contacts().isEmpty())),
    TENANTS_WITHOUT_TAX(rows(asked -> asked.contributions().report(asked.day().getYear(), 1).payingNone().stream()
            .filter(row -> !row.reported())
            .map(row -> Line.one(Kind.TENANT, row.tenantId(), row.company(), row.landedOn())))),
    SIGNED_WITHOUT_REVIEW(rows(asked -> asked.signedWithoutVerdict().stream()
            .map(each -> Line.one(Kind.NEGOTIATION, each.id(), each.company(), each.stageSince())))),
    EXITS_WITHOUT_REASON(rows(asked -> asked.tenants().stream()
            .filter(tenant -> tenant.exitedOn() != null
                    && !tenant.exitedOn().isAfter(asked.day())
                    && (tenant.exitCause() == null || tenant.exitCause().isBlank()))
            .map(tenant -> Line.one(Kind.TENANT, tenant.id(), tenant.company(), tenant.exitedOn()))));

    /** What it is answered by, and what it has to be told. */
    public enum Ask {
        /** Events about the days of a period. */
        OF_PERIOD,
        /** Events recorded in a period. */
        RECORDED,
        /** Events recorded in a period, later than so many days. */
        RECORDED_LATE,
        /** Rows, on the day looked at. */
        ROWS;

        public boolean isOfEvents() {
            return this != ROWS;
        }
    }

    private final Ask ask;
    private final @Nullable String type;
    private final Function<Asked, List<Line>> rows;

    SavedQuestion(Ask ask) {
        this.ask = ask;
        this.type = null;
        this.rows = asked -> List.of();
    }

    /** @param type of the events it is about */
    SavedQuestion(String type) {
        this.ask = Ask.RECORDED;
        this.type = type;
        this.rows = asked -> List.of();
    }

    SavedQuestion(Function<Asked, List<Line>> rows) {
        this.ask = Ask.ROWS;
        this.type = null;
        this.rows = rows;
    }

    private static Function<Asked, List<Line>> rows(Function<Asked, Stream<Line>> rows) {
        return asked -> rows.apply(asked).toList();
    }

    /** Those in the park on the day of whom something holds. */
    private static Function<Asked, List<Line>> tenants(Function<Asked, Predicate<TenantView>> which) {
        return rows(asked -> asked.tenants().stream()
                .filter(tenant -> tenant.isInParkOn(asked.day()))
                .filter(which.apply(asked))
                .map(tenant -> Line.one(Kind.TENANT, tenant.id(), tenant.company(), landed(tenant, asked.day()))));
    }

    private static LocalDate landed(TenantView tenant, LocalDate day) {
        return tenant.landedBefore(day);
    }

    /** As it stands in addresses: {@code late-records}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<SavedQuestion> of(String code) {
        return Stream.of(values())
                .filter(question -> question.code().equals(code))
                .findFirst();
    }

    public Ask ask() {
        return ask;
    }

    @Nullable
    String type() {
        return type;
    }

    List<Line> rows(Asked asked) {
        return rows.apply(asked);
    }
}
