package io.parkledger.api.figure;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.core.bound.Bounds;
import io.parkledger.projection.Views;
import io.parkledger.projection.report.figure.Explanation;
import io.parkledger.projection.report.figure.Figure;
import io.parkledger.projection.report.figure.Question;
import io.parkledger.projection.report.figure.Question.Asked;
import io.parkledger.projection.report.funnel.FunnelStage;
import io.parkledger.projection.store.rows.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import org.springframework.stereotype.Component;

/** Explains figures to whoever may read them, pages and REST alike. */
@Component
class Explaining {

    /**
     * @throws Refused as unknown, when no figure is called so; as malformed, when something is asked that the figure
     *     does not depend on, or not asked that it does
     */
    Explanation explain(String code, Question question, Call call, Views views, LookedAt at) {
        var figure = Figure.of(code).orElseThrow(() -> Refused.unknown(code));
        requireFitting(figure, question);
        return figure.explain(views, scope(figure, call), call.caller().login(), at.day(), question);
    }

    /** Of the pipeline not everybody sees all; of figures of tenancy everybody sees the same who sees them at all. */
    private static Scope scope(Figure figure, Call call) {
        var pipeline = figure.family().isPipeline();
        return AccessPolicy.scope(call.caller(), pipeline ? Action.READ_PIPELINE : Action.READ_TENANCY)
                .orElseThrow();
    }

    private static void requireFitting(Figure figure, Question question) {
        var errors = new ArrayList<Refused.FieldError>();
        var lacking = EnumSet.noneOf(Asked.class);
        lacking.addAll(figure.needed());
        lacking.removeAll(question.asked());
        lacking.forEach(each -> errors.add(Refused.FieldError.of(each.parameter(), "request.required")));
        var beyond = EnumSet.noneOf(Asked.class);
        beyond.addAll(question.asked());
        beyond.removeAll(figure.taken());
        beyond.forEach(each -> errors.add(Refused.FieldError.of(each.parameter(), "request.not-with", figure.code())));
        if (question.stage() == FunnelStage.LEAD && figure.needed().contains(Asked.STAGE)) {
            // Nothing comes before it.
            errors.add(Refused.FieldError.of(Asked.STAGE.parameter(), "request.not-with", figure.code()));
        }
        if (!errors.isEmpty()) {
            throw Refused.malformed(errors);
        }
        var year = question.year();
        if (year != null && (year < Bounds.FIRST_YEAR || year > Bounds.LAST_YEAR)) {
            throw Refused.malformed("year", "value.out-of-time", Bounds.FIRST_YEAR, Bounds.LAST_YEAR);
        }
        if (question.from() != null && question.to() != null) {
            Refused.requireOrder(question.from(), question.to());
        }
    }
}
