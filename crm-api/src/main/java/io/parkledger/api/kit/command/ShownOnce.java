package io.parkledger.api.kit.command;

/** An answer that may hold a secret nobody is told again: a page shows it instead of going on. */
public interface ShownOnce {

    boolean hasSecret();
}
