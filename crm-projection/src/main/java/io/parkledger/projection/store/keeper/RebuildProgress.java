package io.parkledger.projection.store.keeper;

/** Told how far a rebuild, or a look into the past, has come. */
@FunctionalInterface
public interface RebuildProgress {
    void at(long position, long total);
}
