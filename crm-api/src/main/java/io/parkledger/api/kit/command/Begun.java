package io.parkledger.api.kit.command;

/** Work that goes on after it was answered, and can be asked for by its id. */
public interface Begun {

    String id();
}
