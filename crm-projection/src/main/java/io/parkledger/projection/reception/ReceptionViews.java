package io.parkledger.projection.reception;

import com.mongodb.client.model.Filters;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.Page;
import io.parkledger.projection.store.PageRequest;
import io.parkledger.projection.store.Rows;
import io.parkledger.projection.store.Scope;
import io.parkledger.projection.store.ViewCollection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads {@link ReceptionView} and {@link VisitView}. */
public final class ReceptionViews {

    public static final ViewCollection<ReceptionView> RECEPTIONS = ReceptionProjection.RECEPTIONS;
    public static final ViewCollection<VisitView> VISITS = ReceptionProjection.VISITS;

    private final Rows<ReceptionView> receptions;
    private final Rows<VisitView> visits;

    public ReceptionViews(Generation generation) {
        receptions = new Rows<>(generation, RECEPTIONS);
        visits = new Rows<>(generation, VISITS);
    }

    public Optional<ReceptionView> findReception(String id, Scope scope) {
        return receptions.find(id, scope);
    }

    public Optional<VisitView> findVisit(String id, Scope scope) {
        return visits.find(id, scope);
    }

    /** @param leadId null means any */
    public Page<ReceptionView> receptions(Scope scope, @Nullable String leadId, PageRequest request) {
        var filters = new ArrayList<Bson>();
        Rows.eq(filters, "leadId", leadId);
        return receptions.page(scope, filters, "receivedOn", true, request);
    }

    /** @param leadId null means any */
    public Page<VisitView> visits(Scope scope, @Nullable String leadId, PageRequest request) {
        var filters = new ArrayList<Bson>();
        Rows.eq(filters, "leadId", leadId);
        return visits.page(scope, filters, "startedOn", true, request);
    }

    public List<ReceptionView> receivedBetween(Scope scope, LocalDate from, LocalDate to) {
        return receptions.all(
                scope,
                Filters.and(
                        Filters.eq("cancelled", false),
                        Filters.gte("receivedOn", from.toString()),
                        Filters.lte("receivedOn", to.toString())));
    }

    public List<VisitView> startedBetween(Scope scope, LocalDate from, LocalDate to) {
        return visits.all(
                scope, Filters.and(Filters.gte("startedOn", from.toString()), Filters.lte("startedOn", to.toString())));
    }
}
