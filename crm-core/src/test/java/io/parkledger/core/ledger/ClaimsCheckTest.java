package io.parkledger.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.Contexts;
import org.junit.jupiter.api.Test;

/** Claims are compared with what the events say, also where older events contradict each other. */
class ClaimsCheckTest {

    @Test
    void an_old_ledger_whose_books_disagree_has_the_claims_that_its_events_say() {
        var settings = StoredLedger.restore(StoredLedger.BOOKS);
        try (var ledger = TestLedger.open(settings)) {
            assertThat(ledger.ledger.conflicts()).isNotEmpty();

            assertThat(ClaimsCheck.differences(ledger.database.jdbc(), Contexts.ALL))
                    .isEmpty();

            var owner = TestLedger.owner(settings);
            assertThat(owner.update("DELETE FROM ledger.claim_conflict WHERE kind = 'signed-negotiation'"))
                    .isEqualTo(1);
            assertThat(owner.update("UPDATE ledger.claim SET holder = 'X' WHERE kind = 'tenant-id' AND key = 'T-50A'"))
                    .isEqualTo(1);
            assertThat(ClaimsCheck.differences(ledger.database.jdbc(), Contexts.ALL))
                    .containsExactlyInAnyOrder(
                            new ClaimsCheck.Difference("signed-negotiation", "N-97", "C-98"),
                            new ClaimsCheck.Difference("tenant-id", "T-50A", "X"),
                            new ClaimsCheck.Difference("tenant-id", "T-50A", "ZZ/91990101MA90005013"));
        }
    }

    /** Asked by the application's own role, while it is open. */
    @Test
    void a_ledger_that_is_written_to_has_the_claims_that_its_events_say() {
        try (var ledger = TestLedger.open()) {
            for (var command : SomeBooks.letUnits(6)) {
                ledger.send(command);
                assertThat(ClaimsCheck.differences(ledger.database.jdbc(), Contexts.ALL))
                        .as("after %s", command)
                        .isEmpty();
            }
        }
    }
}
