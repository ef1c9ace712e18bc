package io.parkledger.api.operation;

import io.parkledger.api.kit.form.FormHints;
import io.parkledger.api.kit.form.FormSubject;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is operated on: the hints of its forms say what each is about. */
@Configuration
class OperatedOn {

    private record Listed(String collection, String listedAt) implements FormSubject {

        @Override
        public Optional<String> nameOf(FormHints.Asked asked) {
            return Optional.empty();
        }
    }

    @Bean
    FormSubject projectionSubject() {
        return new Listed("/projections", "/operation");
    }

    @Bean
    FormSubject consequenceSubject() {
        return new Listed("/consequences", "/consequences");
    }
}
