package io.parkledger.api.log;

import io.parkledger.api.kit.form.FormField.Kind;
import io.parkledger.api.kit.form.FormHints;
import io.parkledger.api.kit.form.FormSubject;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A verification is asked for on the page of the seal; a checkpoint noted earlier is pasted as it is. */
@Configuration
class VerificationForm {

    @Bean
    FormSubject logSubject() {
        return FormSubject.listed("/log", "/seal", asked -> Optional.empty());
    }

    @Bean
    FormHints verificationRequest() {
        return new FormHints()
                .on(VerificationApi.Request.class, (given, asked) -> given.kind(VerificationApi.TRUSTED, Kind.TEXTS));
    }
}
