package io.parkledger.core.custody;

import io.parkledger.core.rule.Rule;
import java.util.List;

/** What holds for the keeping of the ledger. */
enum CustodyRule implements Rule {
    /** Of a person at most one erasure waits for its decision. */
    NO_ERASURE_IS_PROPOSED,
    /** An erasure is decided once. */
    ERASURE_IS_PROPOSED,
    /** Two persons: who proposed neither confirms nor refuses. */
    ERASURE_IS_DECIDED_BY_A_SECOND_PERSON,
    /** Of the three admins another one confirms: two who both give roles are no check of each other. */
    ERASURE_IS_CONFIRMED_BY_ANOTHER_ROLE,
    /** Who proposed may take it back, and nobody else: the second person refuses. */
    PROPOSER_TAKES_ERASURE_BACK;

    @Override
    public List<String> fields() {
        return List.of();
    }
}
