package io.parkledger.projection.store;

/** What a projection looks up could not be read: the database's fault, not the event's. */
final class StoreFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreFailed(Exception cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether it is at the bottom of a failure. */
    static boolean isIn(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof StoreFailed) {
                return true;
            }
        }
        return false;
    }
}
