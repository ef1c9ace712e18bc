package io.parkledger.api.importing;

import io.parkledger.api.importing.file.cell.CellRefused;
import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Officers;
import io.parkledger.core.id.ParkId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who works in a park, by the names that stand in files. */
@Component
class NamesInFiles {

    private final Accounts accounts;
    private final Officers officers;

    NamesInFiles(Accounts accounts, Officers officers) {
        this.accounts = accounts;
        this.officers = officers;
    }

    OfPark of(ParkId park) {
        var byName = new HashMap<String, Accounts.Account>();
        var twice = new HashMap<String, Accounts.Account>();
        accounts.all().stream()
                .flatMap(each -> officers.workingIn(Set.of(park.value()), each.login()).stream())
                .forEach(each -> {
                    if (byName.putIfAbsent(each.name(), each) != null) {
                        twice.put(each.name(), each);
                    }
                    byName.putIfAbsent(each.login(), each);
                });
        twice.keySet().forEach(byName::remove);
        return new OfPark(byName);
    }

    /** Of one park, by name and by login; two of one name by login alone. */
    record OfPark(Map<String, Accounts.Account> byName) {

        /** @throws CellRefused when nobody, or more than one, is called so */
        Accounts.Account named(String text) {
            var found = byName.get(text);
            if (found == null) {
                throw new CellRefused("import.no-such-colleague", text);
            }
            return found;
        }
    }
}
