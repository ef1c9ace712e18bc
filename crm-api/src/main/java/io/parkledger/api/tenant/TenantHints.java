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
    FormHints hintsOnTenant() {
        return new FormHints()
                .on(CorrectTenant.class, (given, asked) -> asIs(given, asked, "tenant.change.caution"))
                .on(RectifyTenant.class, this::tenantRectification)
                .on(CorrectExit.class, this::exitCorrection)
                .on(WithdrawExit.class, this::exitWithdrawal);
    }

    private void tenantRectification(Given given, Asked asked) {
        asIs(given, asked, "tenant.rectify.caution");
        tenant(asked).ifPresent(tenant -> given.value("creditCode", tenant.creditCode()));
    }

    private void exitCorrection(Given given, Asked asked) {
        tenant(asked).ifPresent(tenant -> given.subject(tenant.company())
                .value("exitedOn", tenant.exitedOn())
                .value("exitCause", tenant.exitCause()));
    }

    private void exitWithdrawal(Given given, Asked asked) {
        given.caution(text.say("tenant.withdraw-exit.caution"));
        tenant(asked).ifPresent(tenant -> given.subject(tenant.company()));
    }

    private void asIs(Given given, Asked asked, String caution) {
        given.caution(text.say(caution));
        tenant(asked).ifPresent(tenant -> given.subject(tenant.company())
                .value("company", tenant.company())
                .value("industry", tenant.industry()));
    }

    private static Optional<TenantView> tenant(Asked asked) {
        return asked.find((views, id, scope) -> views.tenants().find(id, scope));
    }
}
