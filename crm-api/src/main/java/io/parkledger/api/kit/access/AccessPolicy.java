package io.parkledger.api.kit.access;

import static io.parkledger.api.kit.access.Role.AUDITOR;
import static io.parkledger.api.kit.access.Role.AUDIT_ADMIN;
import static io.parkledger.api.kit.access.Role.MANAGER;
import static io.parkledger.api.kit.access.Role.SECURITY_ADMIN;
import static io.parkledger.api.kit.access.Role.STAFF;
import static io.parkledger.api.kit.access.Role.SYSTEM_ADMIN;

import io.parkledger.core.ledger.Reach;
import io.parkledger.projection.store.rows.Scope;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may do what, and on which rows. All of it stands here; what is not listed is denied. */
public final class AccessPolicy {

    /** Which rows. */
    public enum Rows {
        OWN_AND_TEAM,
        PARK,
        ALL
    }

    private static final Set<Action> OF_THE_WHOLE = Set.of(
            Action.READ_LEDGER, Action.READ_SEALED_REPORTS, Action.SEAL_REPORTS, Action.READ_IMPORTS, Action.IMPORT);

    private static final Map<Action, Map<Role, Rows>> ALLOWED = new EnumMap<>(Action.class);

    static {
        allow(Action.READ_PIPELINE, Map.of(STAFF, Rows.OWN_AND_TEAM, MANAGER, Rows.PARK, AUDITOR, Rows.ALL));
        allow(Action.WRITE_PIPELINE, Map.of(STAFF, Rows.OWN_AND_TEAM, MANAGER, Rows.PARK));
        allow(
                Action.READ_PARKS,
                Map.of(STAFF, Rows.PARK, MANAGER, Rows.PARK, AUDITOR, Rows.ALL, SYSTEM_ADMIN, Rows.ALL));
        allow(Action.READ_TENANCY, Map.of(STAFF, Rows.PARK, MANAGER, Rows.PARK, AUDITOR, Rows.ALL));
        allow(Action.WRITE_TENANCY, Map.of(STAFF, Rows.PARK, MANAGER, Rows.PARK));
        allow(Action.APPROVE_RESTATEMENT, Map.of(MANAGER, Rows.PARK));
        allow(Action.WRITE_SPACE, Map.of(MANAGER, Rows.PARK));
        allow(Action.READ_IMPORTS, Map.of(STAFF, Rows.PARK, MANAGER, Rows.PARK, AUDITOR, Rows.ALL));
        allow(Action.IMPORT, Map.of(STAFF, Rows.PARK, MANAGER, Rows.PARK));
        allow(Action.REGISTER_PARK, Map.of(SYSTEM_ADMIN, Rows.ALL));
        allow(Action.SET_GO_LIVE_DAY, Map.of(MANAGER, Rows.PARK, SYSTEM_ADMIN, Rows.ALL));
        allow(Action.READ_SEALED_REPORTS, Map.of(MANAGER, Rows.PARK, AUDITOR, Rows.ALL));
        allow(Action.SEAL_REPORTS, Map.of(MANAGER, Rows.PARK));
        allow(Action.READ_LEDGER, Map.of(AUDITOR, Rows.ALL, AUDIT_ADMIN, Rows.ALL));
        allow(
                Action.VERIFY_LEDGER,
                Map.of(AUDITOR, Rows.ALL, SYSTEM_ADMIN, Rows.ALL, SECURITY_ADMIN, Rows.ALL, AUDIT_ADMIN, Rows.ALL));
        // They tell facts of business, so the system admin is told only how many there are; the audit admin reads them
        // in the ledger anyway.
        allow(Action.READ_CONSEQUENCES, Map.of(MANAGER, Rows.PARK, AUDITOR, Rows.ALL, AUDIT_ADMIN, Rows.ALL));
        allow(Action.SETTLE_CONSEQUENCE, Map.of(MANAGER, Rows.PARK));
        allow(Action.ERASE_PERSON, Map.of(SECURITY_ADMIN, Rows.ALL));
        allow(
                Action.READ_ERASURES,
                Map.of(SYSTEM_ADMIN, Rows.ALL, SECURITY_ADMIN, Rows.ALL, AUDIT_ADMIN, Rows.ALL, AUDITOR, Rows.ALL));
        allow(Action.READ_OPERATION, Map.of(SYSTEM_ADMIN, Rows.ALL, AUDITOR, Rows.ALL, AUDIT_ADMIN, Rows.ALL));
        allow(
                Action.READ_JOBS,
                Map.of(SYSTEM_ADMIN, Rows.ALL, AUDITOR, Rows.ALL, AUDIT_ADMIN, Rows.ALL, SECURITY_ADMIN, Rows.ALL));
        allow(Action.OPERATE, Map.of(SYSTEM_ADMIN, Rows.ALL));
        allow(Action.READ_ACCOUNTS, Map.of(SYSTEM_ADMIN, Rows.ALL, SECURITY_ADMIN, Rows.ALL, AUDIT_ADMIN, Rows.ALL));
        allow(Action.OPEN_AND_CLOSE_ACCOUNTS, Map.of(SYSTEM_ADMIN, Rows.ALL));
        allow(Action.GIVE_ROLES, Map.of(SECURITY_ADMIN, Rows.ALL));
        allow(
                Action.PROPOSE_AND_CONFIRM,
                Map.of(SYSTEM_ADMIN, Rows.ALL, SECURITY_ADMIN, Rows.ALL, AUDIT_ADMIN, Rows.ALL));
        allow(Action.READ_ACCESS_LOG, Map.of(AUDIT_ADMIN, Rows.ALL));
        var everybody = new EnumMap<Role, Rows>(Role.class);
        for (var role : Role.values()) {
            everybody.put(role, Rows.ALL);
        }
        allow(Action.READ_HOME, everybody);
        allow(Action.OWN_ACCOUNT, everybody);
        allow(Action.CHANGE_PASSWORD, everybody);
    }

    private AccessPolicy() {}

    private static void allow(Action action, Map<Role, Rows> roles) {
        ALLOWED.put(action, roles);
    }

    /**
     * The rows somebody may do it on; empty when not at all. Whoever has a one-time password may change it and do
     * nothing else, whatever the role.
     */
    public static Optional<Scope> scope(Caller caller, Action action) {
        return caller.mustChange() && action != Action.CHANGE_PASSWORD ? Optional.empty() : scopeOfRole(caller, action);
    }

    private static Optional<Scope> scopeOfRole(Caller caller, Action action) {
        // The ledger is read as a whole, a sealed report and a file are of a whole park: not for whose reach ends at
        // buildings.
        if (OF_THE_WHOLE.contains(action) && caller.buildings() != null) {
            return Optional.empty();
        }
        return Optional.ofNullable(ALLOWED.getOrDefault(action, Map.of()).get(caller.role()))
                .map(rows -> scope(caller, rows));
    }

    /** Whether the reach of a role can end at some buildings: whoever reads all of a park has none to end at. */
    public static boolean endsAtBuildings(Role role) {
        return ALLOWED.values().stream().anyMatch(rows -> rows.get(role) == Rows.PARK);
    }

    /** The same for commands, whatever they are: what a caller may change is decided by the ledger itself. */
    public static Reach reach(Caller caller) {
        var own = caller.role() == STAFF;
        return new Reach(caller.parks(), own ? caller.login() : null, own ? caller.team() : null, caller.buildings());
    }

    private static Scope scope(Caller caller, Rows rows) {
        return switch (rows) {
            case OWN_AND_TEAM -> new Scope(caller.parks(), caller.login(), caller.team(), null);
            case PARK -> new Scope(caller.parks(), null, null, caller.buildings());
            // No role of these is given buildings any more; whoever was given some once sees no more than them.
            case ALL -> new Scope(caller.parks(), null, null, caller.buildings());
        };
    }
}
