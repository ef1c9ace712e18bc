package io.parkledger.api.contribution;

import io.parkledger.api.page.FormField.Kind;
import io.parkledger.api.page.FormHints;
import io.parkledger.api.page.PageText;
import io.parkledger.core.contribution.ContributionCommand.ApproveRestatement;
import io.parkledger.core.contribution.ContributionCommand.ProposeRestatement;
import io.parkledger.core.contribution.ContributionCommand.RejectRestatement;
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
    FormHints proposalHints() {
        return new OfDecision(ProposeRestatement.class);
    }

    @Bean
    FormHints approvalHints() {
        return new OfDecision(ApproveRestatement.class);
    }

    @Bean
    FormHints rejectionHints() {
        return new OfDecision(RejectRestatement.class);
    }

    private final class OfDecision implements FormHints {

        private final Class<? extends Record> command;

        OfDecision(Class<? extends Record> command) {
            this.command = command;
        }

        @Override
        public Class<? extends Record> of() {
            return command;
        }

        @Override
        public void give(Given given, Asked asked) {
            var scope = asked.call().scope();
            asked.views()
                    .contributions()
                    .find(asked.subjectId(), scope)
                    .flatMap(found -> FigureRow.named(asked.parameters(), FigureRow.of(found)))
                    .ifPresent(row -> of(row, given, asked));
        }

        private void of(FigureRow row, Given given, Asked asked) {
            var figure = row.figure();
            given.hide("figure.measure", figure.measure())
                    .hide("figure.taxType", figure.taxType())
                    .hide("figure.scope", figure.scope())
                    .kind("corrected", row.isMoney() ? Kind.WAN : Kind.WHOLE_NUMBER)
                    .say(
                            "corrected",
                            text.say(
                                    "figure.now",
                                    figures.amount(row, row.state().value())));
            var company = asked.views()
                    .tenants()
                    .find(row.contribution().tenantId(), asked.call().scope())
                    .map(tenant -> tenant.company())
                    .orElse("");
            var pending = row.state().pending();
            given.subject(
                    pending == null || command == ProposeRestatement.class
                            ? text.say(
                                    "figure.subject",
                                    company,
                                    row.contribution().period(),
                                    figures.name(row))
                            : text.say(
                                    "figure.subject.pending",
                                    company,
                                    row.contribution().period(),
                                    figures.name(row),
                                    figures.amount(row, row.state().value()),
                                    figures.amount(row, pending.corrected())));
        }
    }
}
