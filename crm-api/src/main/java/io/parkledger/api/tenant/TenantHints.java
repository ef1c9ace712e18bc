package io.parkledger.api.tenant;

import io.parkledger.api.kit.form.FormHints;
import io.parkledger.api.kit.form.FormHints.Asked;
import io.parkledger.api.kit.form.FormHints.Given;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.core.tenant.TenantCommand.CorrectExit;
import io.parkledger.core.tenant.TenantCommand.CorrectTenant;
import io.parkledger.core.tenant.TenantCommand.RectifyTenant;
import io.parkledger.core.tenant.TenantCommand.WithdrawExit;
import io.parkledger.projection.tenant.TenantView;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is corrected is there to be changed. Each of the forms that look alike says which of them it is. */
@Configuration(proxyBeanMethods = false)
class TenantHints {

    private final PageText text;

    TenantHints(PageText text) {
        this.text = text;
    }

    @Bean
    FormHints tenantChange() {
        return FormHints.on(CorrectTenant.class, (given, asked) -> asIs(given, asked, "tenant.change.caution"));
    }

    @Bean
    FormHints tenantRectification() {
        return FormHints.on(RectifyTenant.class, (given, asked) -> {
            asIs(given, asked, "tenant.rectify.caution");
            tenant(asked).ifPresent(tenant -> given.value("creditCode", tenant.creditCode()));
        });
    }

    @Bean
    FormHints exitCorrection() {
        return FormHints.on(
                CorrectExit.class, (given, asked) -> tenant(asked).ifPresent(tenant -> given.subject(tenant.company())
                        .value("exitedOn", tenant.exitedOn())
                        .value("exitCause", tenant.exitCause())));
    }

    @Bean
    FormHints exitWithdrawal() {
        return FormHints.on(WithdrawExit.class, (given, asked) -> {
            given.caution(text.say("tenant.withdraw-exit.caution"));
            tenant(asked).ifPresent(tenant -> given.subject(tenant.company()));
        });
    }

    private void asIs(Given given, Asked asked, String caution) {
        given.caution(text.say(caution));
        tenant(asked).ifPresent(tenant -> given.subject(tenant.company())
                .value("company", tenant.company())
                .value("industry", tenant.industry()));
    }

    private static Optional<TenantView> tenant(Asked asked) {
        return asked.views().tenants().find(asked.subjectId(), asked.call().scope());
    }
}
