package io.parkledger.api.operation;

import io.parkledger.api.kit.form.FormHints;
import io.parkledger.api.kit.page.PageText;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whoever settles a refused consequence is told once more what it is, and that settling repairs nothing by itself. */
@Configuration
class ConsequenceHints {

    @Bean
    FormHints settlement(Consequences consequences, PageText text) {
        return new FormHints().on(ConsequenceApi.Settlement.class, (given, asked) -> {
            var consequence = consequences.requireWaiting(asked.scope(), asked.subjectId());
            given.subject(consequence.said() + " · " + consequence.wanted());
            given.caution(text.say("consequences.caution", consequence.detail()));
        });
    }
}
