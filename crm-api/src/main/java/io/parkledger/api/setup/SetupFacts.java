package io.parkledger.api.setup;

import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.access.Role;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.importing.ImportStatus;
import io.parkledger.projection.Views;
import io.parkledger.projection.importing.ImportViews;
import io.parkledger.projection.lead.LeadViews;
import io.parkledger.projection.space.BuildingView;
import io.parkledger.projection.space.ParkView;
import io.parkledger.projection.space.UnitView;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far things are, as accounts and ledger say it: nothing else remembers a step.
 *
 * @param adminsToCome roles of the three admins of which nobody has changed the one-time password
 * @param waiting      accounts that were opened and have no role yet
 * @param people       accounts of business that have one
 * @param units        of the parks, none that was withdrawn
 * @param files        that were recorded, of anything but buildings and units, which have a step of their own
 */
record SetupFacts(
        List<Role> adminsToCome,
        List<Accounts.Account> waiting,
        List<Accounts.Account> people,
        List<ParkView> parks,
        List<BuildingView> buildings,
        List<UnitView> units,
        long files,
        long leads) {

    private static final LeadViews.Filter ANY = new LeadViews.Filter(null, null, null, null, null);
    private static final ImportViews.Filter RECORDED = new ImportViews.Filter(null, ImportStatus.COMMITTED);

    static SetupFacts of(Caller caller, Accounts accounts, Views views) {
        var open = accounts.all().stream().filter(each -> !each.disabled()).toList();
        var business = open.stream().filter(each -> !each.role().isAdmin()).toList();
        var scope = scope(caller);
        return new SetupFacts(
                adminsToCome(open),
                business.stream().filter(SetupFacts::isWaiting).toList(),
                business.stream().filter(each -> !isWaiting(each)).toList(),
                parks(scope, views),
                views.space().allBuildings(scope).stream()
                        .sorted(Comparator.comparing(BuildingView::name))
                        .toList(),
                views.space().allUnits(scope),
                views.imports().page(scope, RECORDED, SliceRequest.first(SliceRequest.MAX_LIMIT)).items().stream()
                        .filter(each -> each.kind() != ImportKind.UNITS)
                        .count(),
                views.leads().count(scope, ANY).value());
    }

    /** Whether there is a lead, and every park has its day: from then on nobody is led any further. */
    static boolean isUnderWay(Caller caller, Views views) {
        var scope = scope(caller);
        return !views.leads()
                        .page(scope, ANY, LeadViews.Sort.NEWEST, SliceRequest.first(1))
                        .items()
                        .isEmpty()
                && parks(scope, views).stream().allMatch(park -> park.goLiveOn() != null);
    }

    private static List<ParkView> parks(Scope scope, Views views) {
        return views.space()
                .parks(scope, SliceRequest.first(SliceRequest.MAX_LIMIT))
                .items();
    }

    /** The reader's parks, whoever has done what there; all parks for who works for none. */
    private static Scope scope(Caller caller) {
        return caller.role() == Role.STAFF || caller.role() == Role.MANAGER
                ? new Scope(caller.parks(), null, null, null)
                : Scope.ALL;
    }

    private static List<Role> adminsToCome(List<Accounts.Account> open) {
        return Stream.of(Role.values())
                .filter(Role::isAdmin)
                .filter(role -> open.stream().noneMatch(each -> each.role() == role && !each.mustChange()))
                .toList();
    }

    private static boolean isWaiting(Accounts.Account account) {
        return account.parks() != null && account.parks().isEmpty();
    }

    private boolean isThere(Role role) {
        return people.stream().anyMatch(each -> each.role() == role);
    }

    private long rolesMissing() {
        return Stream.of(Role.MANAGER, Role.STAFF)
                .filter(role -> !isThere(role))
                .count();
    }

    boolean isDone(SetupStep step) {
        return switch (step) {
            case ADMINS -> adminsToCome.isEmpty();
            case PARK -> !parks.isEmpty();
            case ACCOUNTS -> waiting.size() >= rolesMissing();
            case ROLES -> rolesMissing() == 0;
            case BUILDINGS -> !buildings.isEmpty();
            case UNITS -> !units.isEmpty();
            case FILES -> files > 0;
            case GO_LIVE -> !parks.isEmpty() && parksWithoutDay().isEmpty();
            case LEAD -> leads > 0;
        };
    }

    /** Another step that comes first; null where none does. */
    @Nullable
    SetupStep before(SetupStep step) {
        return switch (step) {
            case ADMINS, PARK, ACCOUNTS -> null;
            case ROLES -> parks.isEmpty() ? SetupStep.PARK : waiting.isEmpty() ? SetupStep.ACCOUNTS : null;
            case BUILDINGS -> parks.isEmpty() ? SetupStep.PARK : isThere(Role.MANAGER) ? null : SetupStep.ROLES;
            case UNITS -> buildings.isEmpty() ? SetupStep.BUILDINGS : null;
            case FILES, GO_LIVE -> units.isEmpty() ? SetupStep.UNITS : null;
            case LEAD -> parks.isEmpty() ? SetupStep.PARK : rolesMissing() == 2 ? SetupStep.ROLES : null;
        };
    }

    /** How many there are of what a step makes; null where that is no number. */
    @Nullable
    Number count(SetupStep step) {
        return switch (step) {
            case ADMINS, GO_LIVE -> null;
            case PARK -> parks.size();
            case ACCOUNTS -> waiting.size() + people.size();
            case ROLES -> people.size();
            case BUILDINGS -> buildings.size();
            case UNITS -> units.size();
            case FILES -> files;
            case LEAD -> leads;
        };
    }

    List<ParkView> parksWithoutDay() {
        return parks.stream().filter(park -> park.goLiveOn() == null).toList();
    }

    /** Where the next building or file belongs: to a park that has none yet, if there is one. */
    ParkView parkToBegin() {
        var built = buildings.stream().map(BuildingView::parkId).collect(Collectors.toSet());
        return parks.stream()
                .filter(park -> !built.contains(park.id()))
                .findFirst()
                .orElse(parks.get(0));
    }

    /** Those without units; all of them where each has some. */
    List<BuildingView> buildingsToFill() {
        Set<String> filled = units.stream().map(UnitView::buildingId).collect(Collectors.toSet());
        return buildings.stream()
                .filter(building -> !filled.contains(building.id()))
                .toList();
    }
}
