package io.parkledger.api.kit.form;

import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.projection.Views;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What forms are about: where it is shown, what it is called, and how far it is. */
@Component
class Subjects {

    /** Where one is sent after what has no page of its own. */
    private static final Map<String, String> AFTERWARDS = Map.of(
            "/projections", "/operation",
            "/persons", "/persons",
            "/tokens", "/account",
            "/proposals", "/proposals",
            "/consequences", "/consequences");

    /** Where the list of subjects is, when not at their own path. */
    private static final Map<String, String> LISTS = Map.of("/units", "/space", "/buildings", "/space");

    private static final Map<String, BiFunction<Views, FormHints.Asked, Optional<String>>> NAMES = new HashMap<>();

    static {
        NAMES.put("/parks", (views, asked) -> views.space()
                .findPark(asked.subjectId(), asked.call().scope().withoutBuildings())
                .map(each -> each.name()));
        NAMES.put("/buildings", (views, asked) -> views.space()
                .findBuilding(asked.subjectId(), asked.call().scope())
                .map(each -> each.name()));
        NAMES.put("/leads", (views, asked) -> views.leads()
                .find(asked.subjectId(), asked.call().scope())
                .map(lead -> lead.company()));
        NAMES.put("/negotiations", (views, asked) -> views.negotiations()
                .find(asked.subjectId(), asked.call().scope())
                .map(each -> each.company()));
        NAMES.put("/contracts", (views, asked) -> views.contracts()
                .find(asked.subjectId(), asked.call().scope())
                .map(each -> each.company()));
        NAMES.put("/renewals", (views, asked) -> views.renewals()
                .find(asked.subjectId(), asked.call().scope())
                .map(each -> each.company()));
        NAMES.put("/tenants", (views, asked) -> views.tenants()
                .find(asked.subjectId(), asked.call().scope())
                .map(each -> each.company()));
        NAMES.put("/receptions", (views, asked) -> views.receptions()
                .findReception(asked.subjectId(), asked.call().scope())
                .map(each -> each.company()));
        NAMES.put("/visits", (views, asked) -> views.receptions()
                .findVisit(asked.subjectId(), asked.call().scope())
                .map(each -> each.destination()));
        NAMES.put("/units", (views, asked) -> views.space()
                .findUnit(asked.subjectId(), asked.call().scope())
                .map(each -> each.number()));
        NAMES.put("/contributions", (views, asked) -> views.contributions()
                .find(asked.subjectId(), asked.call().scope().withoutBuildings())
                .flatMap(each -> views.tenants()
                        .find(each.tenantId(), asked.call().scope())
                        .map(tenant -> tenant.company() + " " + each.period())));
    }

    private final Desk desk;
    private final Ledger ledger;
    private final List<FormSubject> others;

    Subjects(Desk desk, Ledger ledger, List<FormSubject> others) {
        this.others = others;
        this.desk = desk;
        this.ledger = ledger;
    }

    /** The page of a subject. */
    String placeOf(String collection, String id) {
        if (collection.equals("/accounts") || collection.equals("/proposals")) {
            return collection;
        }
        return AFTERWARDS.getOrDefault(collection, collection + "/" + id);
    }

    String afterwards(Forms.Endpoint endpoint) {
        if (endpoint.name().equals("accounts.me.change-password")) {
            return "/";
        }
        if (endpoint.name().startsWith("accounts.propose-")) {
            return "/proposals";
        }
        return AFTERWARDS.getOrDefault(
                endpoint.collection(), LISTS.getOrDefault(endpoint.collection(), endpoint.collection()));
    }

    /** @throws Refused as unknown, when there is none or the caller may not see it */
    Optional<String> nameOf(String collection, FormHints.Asked asked) {
        var find = NAMES.get(collection);
        if (find != null) {
            return Optional.of(desk.require(asked.subjectId(), views -> find.apply(views, asked)));
        }
        return Optional.of(others.stream()
                .filter(each -> each.collection().equals(collection))
                .findFirst()
                .flatMap(each -> each.nameOf(asked))
                .orElseThrow(() -> Refused.unknown(asked.subjectId())));
    }

    /**
     * The version a subject was at when the ledger had come to a position; sent along, so that nothing that happens
     * meanwhile is overwritten. The first one, where it is newer than that.
     */
    @Nullable
    Long versionOf(String id, long position) {
        var reader = ledger.reader();
        if (reader.versionOf(id).isEmpty()) {
            return null;
        }
        return reader.versionOf(id, position).orElse(0);
    }
}
