package io.parkledger.api.contribution;

import io.parkledger.api.kit.form.FormField.Kind;
import io.parkledger.api.kit.form.FormHints;
import io.parkledger.api.kit.form.FormHints.Asked;
import io.parkledger.api.kit.form.FormHints.Given;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.core.contribution.ContributionCommand.ApproveRestatement;
import io.parkledger.core.contribution.ContributionCommand.ApproveWithdrawal;
import io.parkledger.core.contribution.ContributionCommand.ProposeRestatement;
import io.parkledger.core.contribution.ContributionCommand.ProposeWithdrawal;
import io.parkledger.core.contribution.ContributionCommand.RejectRestatement;
import io.parkledger.core.contribution.ContributionCommand.TakeBackProposal;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which figure is meant is said by the address one comes from; what it is now stands in the title. */
@Configuration
class RestatementHints {

    private final Figures figures;
    private final PageText text;

    RestatementHints(Figures figures, PageText text) {
        this.figures = figures;
        this.text = text;
    }

    @Bean
    FormHints hintsOnRestatement() {
        return new FormHints()
                .on(ProposeRestatement.class, this::proposal)
                .on(ApproveRestatement.class, this::decision)
                .on(RejectRestatement.class, this::decision)
                .on(ProposeWithdrawal.class, this::withdrawal)
                .on(ApproveWithdrawal.class, this::decision)
                .on(TakeBackProposal.class, this::decision);
    }

    private void withdrawal(Given given, Asked asked) {
        figure(asked).ifPresent(row -> of(row, true, given, asked)
                .caution(text.say(
                        "figure.withdrawn.caution",
                        figures.typed(row, row.state().value()))));
    }

    private void proposal(Given given, Asked asked) {
        figure(asked).ifPresent(row -> {
            of(row, true, given, asked)
                    .kind("corrected", row.isMoney() ? Kind.WAN : Kind.WHOLE_NUMBER)
                    .say(
                            "corrected",
                            text.say(
                                    "figure.now", figures.typed(row, row.state().value())));
            if (!row.isMoney()) {
                given.unit("corrected", text.say("unit.persons"));
            }
        });
    }

    private void decision(Given given, Asked asked) {
        figure(asked).ifPresent(row -> of(row, false, given, asked));
    }

    private static Optional<FigureRow> figure(Asked asked) {
        return asked.find((views, id, scope) -> views.contributions().find(id, scope))
                .flatMap(found -> FigureRow.named(asked.parameters(), FigureRow.of(found)));
    }

    private Given of(FigureRow row, boolean proposing, Given given, Asked asked) {
        var figure = row.figure();
        given.hide("figure.measure", figure.measure())
                .hide("figure.taxType", figure.taxType())
                .hide("figure.scope", figure.scope());
        var company = asked.views()
                .tenants()
                .find(row.contribution().tenantId(), asked.scope())
                .map(tenant -> tenant.company())
                .orElse("");
        var pending = row.state().pending();
        return given.subject(
                pending == null || proposing
                        ? text.say("figure.subject", company, row.contribution().period(), figures.name(row))
                        : text.say(
                                pending.corrected() == null ? "figure.subject.withdrawal" : "figure.subject.pending",
                                company,
                                row.contribution().period(),
                                figures.name(row),
                                figures.typed(row, row.state().value()),
                                figures.typed(row, pending.corrected())));
    }
}
