package io.parkledger.api.operation;

import io.parkledger.api.kit.form.FormHints;
import io.parkledger.api.kit.page.PageText;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whoever proposes an erasure or refuses one is told what comes of it at once. */
@Configuration
class ErasureHints {

    @Bean
    FormHints hintsOnErasure(PageText text) {
        return new FormHints()
                .on(PersonApi.Request.class, (given, asked) -> given.caution(text.say("persons.caution.propose")))
                .on(PersonApi.Refusal.class, (given, asked) -> given.caution(text.say("persons.caution.refuse")));
    }
}
