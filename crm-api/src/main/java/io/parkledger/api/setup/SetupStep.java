package io.parkledger.api.setup;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.access.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The steps from the first start to the first lead, in the order in which they are taken. */
enum SetupStep {
    /** Each of the three admins has signed in, and changed the one-time password. */
    ADMINS(null, Action.READ_ACCOUNTS),
    PARK(Action.REGISTER_PARK, Action.READ_PARKS),
    /** Accounts for the people of business, who cannot sign in before they are given a role. */
    ACCOUNTS(Action.OPEN_AND_CLOSE_ACCOUNTS, Action.READ_ACCOUNTS),
    /** There is a manager, and an officer. */
    ROLES(Action.GIVE_ROLES, Action.READ_ACCOUNTS),
    BUILDINGS(Action.WRITE_SPACE, Action.READ_TENANCY),
    UNITS(Action.WRITE_SPACE, Action.READ_TENANCY),
    /** What the park has kept in files so far; not every park has any. */
    FILES(Action.IMPORT, Action.READ_IMPORTS),
    /** From when on jobs act for the park. */
    GO_LIVE(Action.SET_GO_LIVE_DAY, Action.READ_PARKS),
    LEAD(Action.WRITE_PIPELINE, Action.READ_PIPELINE);

    private final @Nullable Action taking;
    private final Action seeing;

    /**
     * @param taking what it takes to do it; null where each of the three admins does it for himself
     * @param seeing what it takes to be shown what came of it
     */
    SetupStep(@Nullable Action taking, Action seeing) {
        this.taking = taking;
        this.seeing = seeing;
    }

    /** Whether the first lead can come without it. */
    public boolean isOptional() {
        return this == FILES;
    }

    /** Whose it is. */
    List<Role> roles() {
        return Stream.of(Role.values()).filter(this::isOf).toList();
    }

    private boolean isOf(Role role) {
        return taking == null
                ? role.isAdmin()
                : AccessPolicy.scope(new Caller("", "", role, Set.of(), null, null, false), taking)
                        .isPresent();
    }

    /** Whether somebody may do it for all; each of the three admins does it for himself, by coming. */
    boolean isOf(Caller caller) {
        return taking != null && AccessPolicy.scope(caller, taking).isPresent();
    }

    boolean isShownTo(Caller caller) {
        return AccessPolicy.scope(caller, seeing).isPresent();
    }
}
