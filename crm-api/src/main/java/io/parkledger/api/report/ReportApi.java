package io.parkledger.api.report;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.core.bound.Bounds;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.projection.Views;
import io.parkledger.projection.report.contribution.CommitmentReport;
import io.parkledger.projection.report.contribution.ContributionReport;
import io.parkledger.projection.report.funnel.Cohort;
import io.parkledger.projection.report.funnel.Drill;
import io.parkledger.projection.report.funnel.DrillKind;
import io.parkledger.projection.report.funnel.FunnelReport;
import io.parkledger.projection.report.funnel.FunnelStage;
import io.parkledger.projection.report.funnel.Project;
import io.parkledger.projection.report.letting.ExpiryReport;
import io.parkledger.projection.report.letting.OccupancyReport;
import io.parkledger.projection.report.letting.RentRollReport;
import io.parkledger.projection.report.letting.WaleReport;
import io.parkledger.projection.report.tenancy.ReceptionReport;
import io.parkledger.projection.report.tenancy.RenewalReport;
import io.parkledger.projection.report.tenancy.TenantReport;
import io.parkledger.projection.report.tenancy.TermEnd;
import io.parkledger.projection.store.rows.SliceRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures, on any business day, and as known at any time ({@code asOf}). */
@RestController
@RequestMapping("/api/v1/reports")
@Tag(name = "reports")
class ReportApi {

    private static final int RANKING = 20;

    @GetMapping("/funnel")
    @Allowed(Action.READ_PIPELINE)
    @Operation(summary = "The funnel of a period of months: cohort and period, by source, with cycle and reasons")
    FunnelReport funnel(
            Call call,
            Views views,
            @RequestParam YearMonth from,
            @RequestParam YearMonth to,
            @RequestParam(required = false) @Nullable String parkId) {
        Refused.requireOrder(from, to);
        return views.funnel().report(call.scope().within(parkId), from, to);
    }

    @GetMapping("/funnel/projects")
    @Allowed(Action.READ_PIPELINE)
    @Operation(
            summary = "The projects that one number of the funnel counts; the last to be reached or closed come first")
    Listed<Project> funnelProjects(
            Call call,
            Views views,
            @RequestParam YearMonth from,
            @RequestParam YearMonth to,
            @RequestParam DrillKind kind,
            @RequestParam(required = false) @Nullable FunnelStage stage,
            @RequestParam(required = false) @Nullable LossReason reason,
            @RequestParam(required = false) @Nullable Cohort cohort,
            @RequestParam(required = false) @Nullable LeadSource source,
            @RequestParam(required = false) @Nullable String parkId,
            SliceRequest page) {
        Refused.requireOrder(from, to);
        var drill = drill(kind, stage, reason, cohort, source);
        return Listed.of(views.funnel().projects(call.scope().within(parkId), from, to, drill, page));
    }

    @GetMapping("/receptions")
    @Allowed(Action.READ_PIPELINE)
    @Operation(summary = "Delegations (批次), visitors (人次) and outbound trips of a period")
    ReceptionReport receptions(
            Call call,
            Views views,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable String parkId) {
        Refused.requireOrder(from, to);
        return views.tenancy().receptions(call.scope().within(parkId), from, to);
    }

    @GetMapping("/tenants")
    @Allowed(Action.READ_TENANCY)
    @Operation(summary = "Who came, who left, who is here")
    TenantReport tenants(
            Call call,
            Views views,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable String parkId) {
        Refused.requireOrder(from, to);
        return views.tenancy().tenants(call.scope().within(parkId), from, to);
    }

    @GetMapping("/renewals")
    @Allowed(Action.READ_TENANCY)
    @Operation(
            summary =
                    "Renewal rate of all leases whose term ends in a period, by count, area and rent, as on its last day")
    RenewalReport renewals(
            Call call,
            Views views,
            LookedAt at,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable String parkId) {
        Refused.requireOrder(from, to);
        return views.tenancy().renewals(call.scope().within(parkId), from, to, at.day());
    }

    @GetMapping("/renewals/leases")
    @Allowed(Action.READ_TENANCY)
    @Operation(summary = "The leases that the renewal rate of a period counts, and its early exits; the earliest first")
    Listed<TermEnd> renewalLeases(
            Call call,
            Views views,
            LookedAt at,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) TermEnd.@Nullable LeaseOutcome outcome,
            @RequestParam(required = false) @Nullable String parkId) {
        Refused.requireOrder(from, to);
        return new Listed<>(
                views.tenancy().termEnds(call.scope().within(parkId), from, to, at.day()).stream()
                        .filter(end -> outcome == null || outcome == end.outcome())
                        .toList(),
                null);
    }

    @GetMapping("/occupancy")
    @Allowed(Action.READ_TENANCY)
    @Operation(summary = "Physical, committed and unit occupancy, by building")
    OccupancyReport occupancy(
            Call call, Views views, LookedAt at, @RequestParam(required = false) @Nullable String parkId) {
        return views.letting(call.scope().within(parkId), at.day()).occupancy();
    }

    @GetMapping("/wale")
    @Allowed(Action.READ_TENANCY)
    @Operation(summary = "Weighted average lease expiry, by area and rent, in three named conventions")
    WaleReport wale(Call call, Views views, LookedAt at, @RequestParam(required = false) @Nullable String parkId) {
        return views.letting(call.scope().within(parkId), at.day()).wale();
    }

    @GetMapping("/expiry")
    @Allowed(Action.READ_TENANCY)
    @Operation(summary = "When leases end: by horizon and by quarter")
    ExpiryReport expiry(Call call, Views views, LookedAt at, @RequestParam(required = false) @Nullable String parkId) {
        return views.letting(call.scope().within(parkId), at.day()).expiry();
    }

    @GetMapping("/rent-roll")
    @Allowed(Action.READ_TENANCY)
    @Operation(summary = "Unit by unit: who is in or has signed, until when, for what rent")
    RentRollReport rentRoll(
            Call call, Views views, LookedAt at, @RequestParam(required = false) @Nullable String parkId) {
        return views.letting(call.scope().within(parkId), at.day()).rentRoll();
    }

    @GetMapping("/contribution")
    @Allowed(Action.READ_TENANCY)
    @Operation(summary = "Tax, jobs and output of a year: by period, industry, building and tenant")
    ContributionReport contribution(
            Call call,
            Views views,
            @RequestParam int year,
            @RequestParam(required = false) @Nullable Integer top,
            @RequestParam(required = false) @Nullable String parkId) {
        if (top != null && (top < 1 || top > SliceRequest.MAX_LIMIT)) {
            throw Refused.malformed("top", "request.limit", SliceRequest.MAX_LIMIT);
        }
        if (year < Bounds.FIRST_YEAR || year > Bounds.LAST_YEAR) {
            throw Refused.malformed("year", "value.out-of-time", Bounds.FIRST_YEAR, Bounds.LAST_YEAR);
        }
        return views.contributionsOf(call.scope().within(parkId)).report(year, top == null ? RANKING : top);
    }

    @GetMapping("/commitments")
    @Allowed(Action.READ_TENANCY)
    @Operation(summary = "Promised and reached, contract by contract")
    CommitmentReport commitments(
            Call call, Views views, LookedAt at, @RequestParam(required = false) @Nullable String parkId) {
        return views.contributionsOf(call.scope().within(parkId)).commitments(at.day());
    }

    /** @throws Refused when the parts of a drill do not go together */
    static Drill drill(
            DrillKind kind,
            @Nullable FunnelStage stage,
            @Nullable LossReason reason,
            @Nullable Cohort cohort,
            @Nullable LeadSource source) {
        var errors = new ArrayList<Refused.FieldError>();
        if (stage == null && kind.needsStage()) {
            errors.add(Refused.FieldError.of("stage", "request.required"));
        }
        if (stage != null && !kind.takesStage()) {
            errors.add(Refused.FieldError.of("stage", "request.not-with", "kind=" + kind));
        }
        if (kind == DrillKind.LEFT && stage == FunnelStage.LANDED) {
            errors.add(Refused.FieldError.of("stage", "request.not-with", "kind=" + kind));
        }
        if (reason != null && !kind.takesReason()) {
            errors.add(Refused.FieldError.of("reason", "request.not-with", "kind=" + kind));
        }
        if (!errors.isEmpty()) {
            throw Refused.malformed(errors);
        }
        return new Drill(kind, stage, reason, cohort, source);
    }
}
