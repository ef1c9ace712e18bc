package io.parkledger.api.importing;

/** How a lead ended by a file, or that it has not. */
enum LeadEnding {
    OPEN,
    LANDED,
    LOST,
    /** Put back into the pool. */
    POOL
}
