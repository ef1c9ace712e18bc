package io.parkledger.core.reception;

import io.parkledger.core.rule.Rule;

/** What holds for receptions and visits. */
enum ReceptionRule implements Rule {
    /** A correction changes something. */
    COUNT_DIFFERS,
    RECEPTION_IS_NOT_CANCELLED
}
