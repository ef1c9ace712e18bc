package io.parkledger.api.operation;

import io.parkledger.api.kit.form.FormSubject;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is operated on: where their hints say what forms are about, nothing more is. */
@Configuration
class OperatedOn {

    @Bean
    FormSubject projectionSubject() {
        return FormSubject.listed("/projections", "/operation", asked -> Optional.empty());
    }

    @Bean
    FormSubject backupSubject() {
        return FormSubject.listed("/backups", "/operation/backups", asked -> Optional.empty());
    }

    @Bean
    FormSubject consequenceSubject() {
        return FormSubject.listed("/consequences", "/consequences", asked -> Optional.empty());
    }

    @Bean
    FormSubject personSubject(ErasablePersons persons) {
        return FormSubject.listed(
                "/persons", "/persons", asked -> Optional.of(asked.subjectId()).filter(persons::isKnown));
    }
}
