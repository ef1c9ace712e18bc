package io.parkledger.api.report;

import io.parkledger.api.kit.export.Book;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.projection.report.funnel.FunnelReport;
import io.parkledger.projection.report.funnel.FunnelStage;
import java.util.List;

/** The tables of a funnel's page as a file. */
public final class FunnelBook {

    private static final String PROJECTS = "Unit.PROJECTS";

    private FunnelBook() {}

    static Book of(FunnelReport report, Sheet<?> figures, MonthSpan span) {
        return Book.of(
                        "place.funnel",
                        figures,
                        stages("export.sheet.cohort", report.cohortStages()),
                        stages("export.sheet.worked", report.stages()),
                        steps(report.periodSteps()),
                        sources(report.bySource()),
                        reasons(report.lostReasons()),
                        stays(report.stays()))
                .during(span.firstDay(), span.lastDay());
    }

    /** One row for a stage. */
    public static Sheet<FunnelReport.Stage> stages(String title, List<FunnelReport.Stage> stages) {
        return Sheet.of(title, stages)
                .column("funnel.stage", FunnelReport.Stage::stage)
                .number("funnel.reached", PROJECTS, FunnelReport.Stage::reached)
                .percent("funnel.conversion", FunnelReport.Stage::step)
                .number("funnel.open", PROJECTS, FunnelReport.Stage::openHere)
                .number("funnel.lost", PROJECTS, FunnelReport.Stage::lostHere)
                .number("funnel.recycled", PROJECTS, FunnelReport.Stage::recycledHere);
    }

    private static Sheet<FunnelReport.PeriodStep> steps(List<FunnelReport.PeriodStep> steps) {
        return Sheet.of("export.sheet.period-ratio", steps)
                .column("funnel.stage", FunnelReport.PeriodStep::stage)
                .number("funnel.reached-now", PROJECTS, step -> step.ratio().numerator())
                .number("funnel.entered-now", PROJECTS, step -> step.ratio().denominator())
                .percent("funnel.ratio", FunnelReport.PeriodStep::ratio);
    }

    private static Sheet<FunnelReport.SourceRow> sources(List<FunnelReport.SourceRow> sources) {
        var sheet = Sheet.of("export.sheet.sources", sources).column("funnel.source", FunnelReport.SourceRow::source);
        for (var stage : FunnelStage.values()) {
            sheet = sheet.number(
                    "FunnelStage." + stage, PROJECTS, row -> row.reached().getOrDefault(stage, 0L));
        }
        return sheet.percent("funnel.rate", FunnelReport.SourceRow::rate);
    }

    private static Sheet<FunnelReport.ReasonRow> reasons(List<FunnelReport.ReasonRow> reasons) {
        return Sheet.of("funnel.reasons", reasons)
                .column("funnel.reason", FunnelReport.ReasonRow::reason)
                .number("funnel.lost", PROJECTS, FunnelReport.ReasonRow::lost);
    }

    private static Sheet<FunnelReport.Stay> stays(List<FunnelReport.Stay> stays) {
        return Sheet.of("export.sheet.stays", stays)
                .column("funnel.stage", FunnelReport.Stay::stage)
                .number("funnel.cases", PROJECTS, stay -> stay.days().cases())
                .number("funnel.median", "unit.days", stay -> stay.days().median())
                .number("funnel.mean", "unit.days", stay -> stay.days().mean())
                .number("funnel.p90", "unit.days", stay -> stay.days().p90())
                .number("export.on-hold.cases", PROJECTS, stay -> stay.onHold().cases())
                .number("export.on-hold.median", "unit.days", stay -> stay.onHold()
                        .median());
    }
}
