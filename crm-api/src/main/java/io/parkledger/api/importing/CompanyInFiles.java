package io.parkledger.api.importing;

import io.parkledger.core.value.Withheld;
import io.parkledger.projection.lead.LeadView;
import io.parkledger.projection.tenant.TenantView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A company that a row may be about: a tenant, or the lead that it still is.
 *
 * @param contacts as they are recorded, and as rows before have named them
 * @param gone     why nothing more is said of it; null while it is in the park, or its lead is open
 */
record CompanyInFiles(
        boolean isTenant,
        String id,
        String company,
        @Nullable String creditCode,
        List<NamedContact> contacts,
        @Nullable RowRemark gone) {

    static CompanyInFiles of(TenantView tenant) {
        var contacts = new ArrayList<NamedContact>();
        tenant.contacts()
                .forEach(each -> contacts.add(new NamedContact(
                        each.personId(), each.name(), each.phone(), each.withheld() == Withheld.RESTRICTED)));
        var left = tenant.exitedOn();
        return new CompanyInFiles(
                true,
                tenant.id(),
                tenant.company(),
                tenant.creditCode(),
                contacts,
                left == null ? null : RowRemark.of(null, "import.tenant-has-left", tenant.company(), left.toString()));
    }

    static CompanyInFiles of(LeadView lead) {
        var contacts = new ArrayList<NamedContact>();
        var named = lead.contact();
        if (named != null) {
            contacts.add(new NamedContact(
                    named.personId(), named.name(), named.phone(), named.withheld() == Withheld.RESTRICTED));
        }
        var stage = "LeadStage." + lead.stage();
        return new CompanyInFiles(
                false,
                lead.id(),
                lead.company(),
                lead.creditCode(),
                contacts,
                lead.stage().isOpen() ? null : RowRemark.of(null, "import.lead-is-closed", lead.company(), stage));
    }

    /** Of a lead; null where nobody is named, or was erased. */
    @Nullable
    NamedContact onlyContact() {
        return contacts.stream().filter(each -> each.name() != null).findFirst().orElse(null);
    }

    /** As a row says: of a tenant in place of the same person, of a lead in place of anybody. */
    void name(NamedContact contact) {
        contacts.removeIf(each -> !isTenant || each.personId().equals(contact.personId()));
        contacts.add(contact);
    }
}
