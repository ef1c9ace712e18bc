package io.parkledger.api.importing;

import io.parkledger.api.importing.RowKind.Into;
import io.parkledger.api.importing.file.cell.CellReaders;
import io.parkledger.core.value.CompanyName;
import io.parkledger.core.value.CreditCode;
import io.parkledger.projection.lead.LeadView;
import io.parkledger.projection.lead.LeadViews;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tenants and leads of a park, by what files call them: by credit code, or by their whole name where one alone has it.
 * A tenant comes before its lead, and who is there before who was.
 */
final class CompaniesInFiles {

    private static final LeadViews.Filter ALL = new LeadViews.Filter(null, null, null, null, null);

    private final String nameField;
    private final String codeField;
    private final Map<String, List<CompanyInFiles>> byCode = new HashMap<>();
    private final Map<String, List<CompanyInFiles>> byName = new HashMap<>();

    /** @param nameField,codeField of rows, in which a company is named */
    CompaniesInFiles(Into into, String nameField, String codeField) {
        this.nameField = nameField;
        this.codeField = codeField;
        var park = Scope.ofPark(into.park().value());
        into.views().tenants().all(park).forEach(each -> add(CompanyInFiles.of(each)));
        Slice.forEach(
                next -> into.views().leads().page(park, ALL, LeadViews.Sort.NEWEST, next),
                (LeadView each) -> add(CompanyInFiles.of(each)));
    }

    private void add(CompanyInFiles company) {
        if (company.creditCode() != null) {
            byCode.computeIfAbsent(company.creditCode(), any -> new ArrayList<>())
                    .add(company);
        }
        byName.computeIfAbsent(CompanyName.comparable(company.company()), any -> new ArrayList<>())
                .add(company);
    }

    /** The one that a row names; null where it is none, or not one, and the row says so. */
    @Nullable
    CompanyInFiles named(RowCells cells) {
        var code = cells.optional(codeField, CellReaders::creditCode);
        var name = cells.optional(nameField, CellReaders::text);
        if (name == null && code == null) {
            if (cells.wrong().isEmpty()) {
                cells.refuse(nameField, "import.cell-empty");
            }
            return null;
        }
        return cells.wrong().isEmpty() ? one(code, name, cells) : null;
    }

    private @Nullable CompanyInFiles one(@Nullable CreditCode code, @Nullable String name, RowCells cells) {
        var found = found(code, name);
        var there = there(found);
        if (there.size() == 1) {
            var one = there.get(0);
            if (code != null && name != null && !CompanyName.fit(one.company(), name)) {
                cells.refuse(nameField, "import.code-is-anothers", code.value(), one.company());
            }
            return one;
        }
        if (!there.isEmpty()) {
            cells.refuse(
                    nameField,
                    "import.several-companies",
                    there.stream().map(CompaniesInFiles::told).collect(Collectors.joining("、")));
        } else if (!found.isEmpty()) {
            var gone = Objects.requireNonNull(found.get(0).gone());
            cells.refuse(
                    name == null ? codeField : nameField,
                    gone.code(),
                    gone.facts().toArray());
        } else if (code == null) {
            cells.refuse(nameField, "import.no-such-company", String.valueOf(name));
        } else {
            cells.refuse(codeField, "import.no-such-code", code.value());
        }
        return null;
    }

    /** By the code, and by the name those whose code nobody has said, or all where the row says none. */
    private List<CompanyInFiles> found(@Nullable CreditCode code, @Nullable String name) {
        var found = new ArrayList<CompanyInFiles>();
        if (code != null) {
            found.addAll(byCode.getOrDefault(code.value(), List.of()));
        }
        if (name != null) {
            byName.getOrDefault(CompanyName.comparable(name), List.of()).stream()
                    .filter(each -> code == null || each.creditCode() == null)
                    .forEach(found::add);
        }
        return found;
    }

    private static List<CompanyInFiles> there(List<CompanyInFiles> found) {
        var there = found.stream().filter(each -> each.gone() == null).toList();
        var tenants = there.stream().filter(CompanyInFiles::isTenant).toList();
        return tenants.isEmpty() ? there : tenants;
    }

    private static String told(CompanyInFiles company) {
        return company.creditCode() == null ? company.company() : company.company() + " " + company.creditCode();
    }
}
