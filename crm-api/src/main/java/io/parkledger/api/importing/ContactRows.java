package io.parkledger.api.importing;

import io.parkledger.api.importing.file.cell.CellReaders;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.lead.LeadCommand.NameLeadContact;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.tenant.TenantCommand.NameContact;
import io.parkledger.core.value.Contact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Contacts of companies (企业联系人), one row per person. A tenant may have several, and one of the same name is the same
 * person; a lead has one, whom another takes the place of.
 */
@Component
class ContactRows implements RowKind {

    private static final String COMPANY = "company";
    private static final String CODE = "creditCode";
    private static final String NAME = "name";
    private static final String PHONE = "phone";

    @Override
    public ImportKind kind() {
        return ImportKind.CONTACTS;
    }

    @Override
    public List<RowField> fields() {
        return List.of(
                RowField.optional(COMPANY, "澜桥启量数据科技有限公司"),
                RowField.optional(CODE, "91990101MA91X9P91N"),
                RowField.required(NAME, "王经理"),
                RowField.optional(PHONE, "100-0000-0001"));
    }

    @Override
    public Reading begin(Into into) {
        return new OfPark(into, new CompaniesInFiles(into, COMPANY, CODE), new HashMap<>());
    }

    /** @param said by rows before: of a lead, or of a person at a tenant */
    private record OfPark(Into into, CompaniesInFiles companies, Map<String, NamedContact> said) implements Reading {

        @Override
        public RowPlan plan(RowCells cells) {
            var company = companies.named(cells);
            var name = cells.required(NAME, CellReaders::text);
            var phone = cells.optional(PHONE, CellReaders::phone);
            if (company == null || name == null || !cells.wrong().isEmpty()) {
                return RowPlan.UNCHANGED;
            }
            var same = company.contacts().stream()
                    .filter(each -> name.equals(each.name()))
                    .toList();
            requireClear(company, name, phone, same, cells);
            if (!cells.wrong().isEmpty()) {
                return RowPlan.UNCHANGED;
            }
            var there = same.stream().filter(each -> each.isReachedAt(phone)).findFirst();
            return there.map(each -> RowPlan.unchanged(outcome -> said.put(place(company, name), each)))
                    .orElseGet(
                            () -> named(company, same.isEmpty() ? null : same.get(0), name, phone, into.idOf(cells)));
        }

        private void requireClear(
                CompanyInFiles company, String name, @Nullable String phone, List<NamedContact> same, RowCells cells) {
            if (company.contacts().stream().anyMatch(NamedContact::restricted)) {
                cells.refuse(NAME, "import.contact-restricted");
            }
            if (same.size() > 1 && same.stream().noneMatch(each -> each.isReachedAt(phone))) {
                cells.refuse(NAME, "import.several-contacts", name);
            }
            var before = said.get(place(company, name));
            if (before != null && !(name.equals(before.name()) && before.isReachedAt(phone))) {
                cells.refuse(NAME, "import.contact-said-otherwise");
            }
        }

        /** Of a person at a tenant, or of the one whom a lead has. */
        private static String place(CompanyInFiles company, String name) {
            return company.isTenant() ? company.id() + " " + name : company.id();
        }

        private RowPlan named(
                CompanyInFiles company, @Nullable NamedContact same, String name, @Nullable String phone, String id) {
            var person = same == null ? "P-" + id : same.personId();
            var contact = new Contact(person, name, phone);
            var before = same == null && !company.isTenant() ? company.onlyContact() : same;
            var commands = List.of(command(company, contact, into));
            var now = new NamedContact(person, name, phone, false);
            Consumer<RowOutcome> stands = outcome -> {
                company.name(now);
                said.put(place(company, name), now);
            };
            return before == null
                    ? RowPlan.created(commands, stands)
                    : RowPlan.updated(commands, changes(before, contact), stands);
        }
    }

    private static Command command(CompanyInFiles company, Contact contact, Into into) {
        return company.isTenant()
                ? new NameContact(new TenantId(company.id()), contact, into.today())
                : new NameLeadContact(new LeadId(company.id()), contact, into.today());
    }

    /** What the file says stands as it is there; who was named before is masked: not everybody who reads this knows. */
    private static List<RowRemark> changes(NamedContact before, Contact contact) {
        var changes = new ArrayList<RowRemark>();
        if (!Objects.equals(before.name(), contact.name())) {
            changes.add(RowRemark.of(NAME, "import.changes", before.maskedName(), String.valueOf(contact.name())));
        }
        if (contact.phone() != null && !before.isReachedAt(contact.phone())) {
            changes.add(RowRemark.of(PHONE, "import.changes", before.maskedPhone(), contact.phone()));
        }
        return changes;
    }
}
