package io.parkledger.api.contribution;

import io.parkledger.api.contribution.BatchAnswer.FigureOutcome;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.refusal.Problems;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.sent.SentFields;
import io.parkledger.core.contribution.ContributionCommand;
import io.parkledger.core.contribution.ContributionCommand.ApproveRestatement;
import io.parkledger.core.contribution.ContributionCommand.ApproveWithdrawal;
import io.parkledger.core.contribution.ContributionCommand.ProposeRestatement;
import io.parkledger.core.contribution.ContributionRule;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.id.ContributionId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.ledger.LedgerRefusal;
import io.parkledger.core.ledger.Receipt;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.projection.contribution.ContributionViews;
import io.parkledger.projection.tenant.TenantViews;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/**
 * Carries out what is asked of many figures, one after the other as if each had been sent alone: what is refused of one
 * keeps none of the others back. Whether a figure is reported already, and what it is, the ledger says.
 */
@Component
class Batch {

    /** So many rows go together: whoever asks for more waits longer than a browser does. */
    static final int MOST_ROWS = 1_000;

    /** A figure may be withdrawn while it is looked at. */
    private static final int ATTEMPTS = 3;

    private final Desk desk;
    private final ObjectProvider<Problems> problems;

    Batch(Desk desk, ObjectProvider<Problems> problems) {
        this.desk = desk;
        this.problems = problems;
    }

    /**
     * A figure to be reported.
     *
     * @param row       of those sent
     * @param cause     why it is not what was reported before
     * @param confirmed codes of what is unlikely and meant so all the same
     */
    record Entry(int row, OneFigure figure, @Nullable String cause, List<String> confirmed) {}

    /** What became of a figure. @param receipt null where nothing was written */
    private record Done(FigureOutcome outcome, @Nullable Receipt receipt) {}

    /** What is done with one figure. */
    private interface Doing {
        Done done();
    }

    /** The command that reports it. */
    ContributionCommand command(OneFigure figure) {
        return figure.command(parkOf(figure.tenantId()));
    }

    private ParkId parkOf(TenantId tenant) {
        return new ParkId(desk.known(TenantViews.COLLECTION, tenant).parkId());
    }

    /** What is said of a figure that could not even be read. */
    BatchAnswer.Row refused(int row, ContributionId id, Figure figure, String field, Exception refusal) {
        return refused(row, id, figure, field, problems.getObject().of(refusal));
    }

    BatchAnswer report(List<Entry> entries, Call call) {
        var answer = new Answers();
        var named = new HashSet<String>();
        var parks = new HashMap<TenantId, ParkId>();
        for (var entry : entries) {
            var figure = entry.figure();
            answer.add(entry.row(), figure.contributionId(), figure.figure(), figure.field(), (Record) figure, () -> {
                // Of two values for one figure nobody knows which is meant; the first was taken before the second came.
                if (!named.add(nameOf(figure.contributionId(), figure.figure()))) {
                    throw Refused.malformed(figure.field(), "request.given-twice");
                }
                var park = parks.computeIfAbsent(figure.tenantId(), this::parkOf);
                return report(entry, figure.command(park), call.confirming(entry.confirmed()));
            });
        }
        return answer.end();
    }

    private Done report(Entry entry, ContributionCommand command, Call call) {
        var figure = entry.figure();
        var name = nameOf(figure.contributionId(), figure.figure());
        var report = call.part("report " + name, figure.value().toPlainString(), null);
        for (int attempt = 1; ; attempt++) {
            try {
                return new Done(FigureOutcome.REPORTED, desk.among(command, report));
            } catch (RuleBroken broken) {
                if (broken.rule() != ContributionRule.FIGURE_IS_NOT_YET_REPORTED) {
                    throw broken;
                }
            }
            try {
                return restate(entry, call);
            } catch (RuleBroken broken) {
                if (broken.rule() != ContributionRule.FIGURE_IS_REPORTED || attempt == ATTEMPTS) {
                    throw broken;
                }
            }
        }
    }

    private Done restate(Entry entry, Call call) {
        var figure = entry.figure();
        var cause = entry.cause() == null ? "" : entry.cause().strip();
        if (cause.isEmpty()) {
            if (isSaid(figure)) {
                return new Done(FigureOutcome.SAME, null);
            }
            throw Refused.malformed("cause", "request.required");
        }
        var name = nameOf(figure.contributionId(), figure.figure());
        try {
            var command = new ProposeRestatement(
                    figure.contributionId(), figure.figure(), figure.value(), cause, figure.reportedOn());
            var part = call.part("propose " + name, figure.value().toPlainString() + " " + cause, null);
            return new Done(FigureOutcome.PROPOSED, desk.among(command, part));
        } catch (RuleBroken broken) {
            var isSame = broken.rule() == ContributionRule.VALUE_DIFFERS
                    || broken.rule() == ContributionRule.NO_RESTATEMENT_IS_PENDING && isSaid(figure);
            if (isSame) {
                return new Done(FigureOutcome.SAME, null);
            }
            throw broken;
        }
    }

    /** Whether the ledger's events say the same of it now. */
    private boolean isSaid(OneFigure figure) {
        return valueOf(figure)
                .filter(value -> value.compareTo(figure.value()) == 0)
                .isPresent();
    }

    private Optional<BigDecimal> valueOf(OneFigure figure) {
        var state = desk.known(ContributionViews.COLLECTION, figure.contributionId())
                .figures()
                .get(figure.figure().key());
        return Optional.ofNullable(state).map(each -> each.value());
    }

    private static String nameOf(ContributionId contribution, Figure figure) {
        return contribution + "/" + figure;
    }

    /** What is proposed of some figures is done, whether it is a correction or a withdrawal. */
    BatchAnswer approve(List<ContributionApi.ApprovalRow> rows, LocalDate on, Call call) {
        var answer = new Answers();
        var approved = new HashMap<ContributionId, Approved>();
        for (int row = 0; row < rows.size(); row++) {
            var each = rows.get(row);
            answer.add(row, each.id(), each.figure(), "figure", each, () -> {
                var before = approved.get(each.id());
                // What was approved a moment ago of the same contribution is no change that nobody has seen.
                var version = before != null && Objects.equals(before.seen(), each.version())
                        ? before.version()
                        : each.version();
                var receipt = approve(each, each.version() == null ? null : version, on, call);
                approved.put(each.id(), new Approved(each.version(), receipt.version()));
                return new Done(FigureOutcome.APPROVED, receipt);
            });
        }
        return answer.end();
    }

    /** How a contribution was looked at, and what version it has since something of it was approved. */
    private record Approved(@Nullable Long seen, Long version) {}

    private Receipt approve(ContributionApi.ApprovalRow row, @Nullable Long version, LocalDate on, Call call) {
        var name = nameOf(row.id(), row.figure());
        try {
            return desk.among(
                    new ApproveRestatement(row.id(), row.figure(), on),
                    call.part("approve restatement " + name, "", version));
        } catch (RuleBroken broken) {
            if (broken.rule() != ContributionRule.RESTATEMENT_IS_PENDING) {
                throw broken;
            }
            return desk.among(
                    new ApproveWithdrawal(row.id(), row.figure(), on),
                    call.part("approve withdrawal " + name, "", version));
        }
    }

    /** Goes through the figures and keeps what became of each. */
    private final class Answers {

        private final List<BatchAnswer.Row> rows = new ArrayList<>();
        private final List<Receipt> receipts = new ArrayList<>();

        void add(int row, ContributionId id, Figure figure, String field, Record sent, Doing doing) {
            try {
                var done = doing.done();
                rows.add(new BatchAnswer.Row(row, id.value(), figure, done.outcome(), null, null, null, List.of()));
                if (done.receipt() != null) {
                    receipts.add(done.receipt());
                }
            } catch (RuleBroken | LedgerRefusal | Refused refusal) {
                var problem =
                        SentFields.speakingOf(sent, () -> problems.getObject().of(refusal));
                if (problem.getStatus() >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
                    throw refusal;
                }
                rows.add(refused(row, id, figure, field, problem));
            }
        }

        BatchAnswer end() {
            var last = receipts.stream().max(Comparator.comparingLong(Receipt::globalIndex));
            var position = last.map(desk::positionOf).orElse(OptionalLong.empty());
            return new BatchAnswer(List.copyOf(rows), position.isPresent() ? position.getAsLong() : null);
        }
    }

    private static BatchAnswer.Row refused(
            int row, ContributionId id, Figure figure, String field, ProblemDetail problem) {
        var wrong = listed(problem, "errors", Problems.Field.class);
        var unlikely = listed(problem, Problems.CONFIRM, Problems.Unlikely.class);
        var first = wrong.isEmpty()
                ? new Problems.Field(field, String.valueOf(of(problem, "code")), String.valueOf(problem.getDetail()))
                : wrong.get(0);
        return new BatchAnswer.Row(
                row, id.value(), figure, FigureOutcome.REFUSED, first.field(), first.code(), first.detail(), unlikely);
    }

    private static <T> List<T> listed(ProblemDetail problem, String property, Class<T> type) {
        return of(problem, property) instanceof List<?> several
                ? several.stream().map(type::cast).toList()
                : List.of();
    }

    private static @Nullable Object of(ProblemDetail problem, String property) {
        var properties = problem.getProperties();
        return properties == null ? null : properties.get(property);
    }
}
