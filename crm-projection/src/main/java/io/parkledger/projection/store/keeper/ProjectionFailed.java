package io.parkledger.projection.store.keeper;

/** What keeps the views from going on, until it is mended: the database, never an event alone. */
public final class ProjectionFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long position;

    /** @param position up to which the views have come */
    ProjectionFailed(long position, RuntimeException cause) {
        super("Projecting stopped after position " + position + ": " + cause.getMessage(), cause);
        this.position = position;
    }

    public long position() {
        return position;
    }
}
