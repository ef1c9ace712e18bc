package io.parkledger.api.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every action and every role. */
class AccessPolicyTest {

    private static Caller caller(Role role, Set<String> buildings, boolean mustChange) {
        return new Caller("l", "n", role, Set.of("LQ"), "ipd", buildings, mustChange);
    }

    @ParameterizedTest
    @EnumSource
    void no_action_reaches_beyond_the_parks_and_buildings_somebody_was_given(Role role) {
        var scopes = Stream.of(Action.values())
                // What is one's own is told by owner and department instead.
                .filter(action -> role != Role.STAFF || !action.name().endsWith("_PIPELINE"))
                .flatMap(action -> AccessPolicy.scope(caller(role, Set.of("LQ-D"), false), action).stream())
                .toList();

        assertThat(scopes).hasSizeGreaterThan(4).allSatisfy(scope -> {
            assertThat(scope.parks()).containsExactly("LQ");
            assertThat(scope.buildings()).containsExactly("LQ-D");
        });
    }

    @Test
    void nobody_bound_to_some_buildings_reads_the_whole_ledger() {
        assertThat(AccessPolicy.scope(caller(Role.AUDITOR, null, false), Action.READ_LEDGER))
                .isPresent();
        assertThat(AccessPolicy.scope(caller(Role.AUDITOR, Set.of("LQ-D"), false), Action.READ_LEDGER))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_one_time_password_is_good_for_one_thing(Role role) {
        assertThat(Action.values())
                .filteredOn(action ->
                        AccessPolicy.scope(caller(role, null, true), action).isPresent())
                .containsExactly(Action.CHANGE_PASSWORD);
    }
}
