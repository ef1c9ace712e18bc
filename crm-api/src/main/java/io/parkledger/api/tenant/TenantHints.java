package io.parkledger.api.tenant;

import io.parkledger.api.page.FormHints;
import io.parkledger.core.tenant.TenantCommand.CorrectTenant;
import org.springframework.stereotype.Component;

/** What is corrected is there to be changed. */
@Component
class TenantHints implements FormHints {

    @Override
    public Class<CorrectTenant> of() {
        return CorrectTenant.class;
    }

    @Override
    public void give(Given given, Asked asked) {
        asked.views().tenants().find(asked.subjectId(), asked.call().scope()).ifPresent(tenant -> given.value(
                        "company", tenant.company())
                .value("industry", tenant.industry()));
    }
}
