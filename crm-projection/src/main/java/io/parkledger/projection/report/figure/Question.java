package io.parkledger.projection.report.figure;

import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.projection.report.funnel.Cohort;
import io.parkledger.projection.report.funnel.FunnelStage;
import io.parkledger.projection.report.funnel.Officer;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of a figure: of what year, period, building, tenant and so on; null where that is not asked. */
public record Question(
        @Nullable Integer year,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String parkId,
        @Nullable String buildingId,
        @Nullable String tenantId,
        @Nullable Industry industry,
        @Nullable FunnelStage stage,
        @Nullable Cohort cohort,
        @Nullable LeadSource source,
        Officer.@Nullable Share by) {

    /** Of the day looked at. */
    public static Question ofDay() {
        return new Question(null, null, null, null, null, null, null, null, null, null, null);
    }

    public static Question ofYear(int year) {
        return ofYear(year, null);
    }

    /** @param to its last day; null for the whole year */
    public static Question ofYear(int year, @Nullable LocalDate to) {
        return new Question(year, null, to, null, null, null, null, null, null, null, null);
    }

    public static Question ofPeriod(LocalDate from, LocalDate to) {
        return ofPeriod(from, to, null);
    }

    /** @param by what makes projects the reader's own; null for all in reach */
    public static Question ofPeriod(LocalDate from, LocalDate to, Officer.@Nullable Share by) {
        return new Question(null, from, to, null, null, null, null, null, null, null, by);
    }

    /** What can be asked, by its name in an address. */
    public enum Asked {
        YEAR("year"),
        FROM("from"),
        TO("to"),
        PARK("parkId"),
        BUILDING("buildingId"),
        TENANT("tenantId"),
        INDUSTRY("industry"),
        STAGE("stage"),
        COHORT("cohort"),
        SOURCE("source"),
        BY("by");

        private final String parameter;

        Asked(String parameter) {
            this.parameter = parameter;
        }

        public String parameter() {
            return parameter;
        }

        private @Nullable Object of(Question question) {
            return switch (this) {
                case YEAR -> question.year;
                case FROM -> question.from;
                case TO -> question.to;
                case PARK -> question.parkId;
                case BUILDING -> question.buildingId;
                case TENANT -> question.tenantId;
                case INDUSTRY -> question.industry;
                case STAGE -> question.stage;
                case COHORT -> question.cohort;
                case SOURCE -> question.source;
                case BY -> question.by;
            };
        }
    }

    /** What was asked. */
    public Set<Asked> asked() {
        var asked = EnumSet.noneOf(Asked.class);
        for (var each : Asked.values()) {
            if (each.of(this) != null) {
                asked.add(each);
            }
        }
        return asked;
    }
}
