package io.parkledger.api.kit.access;

/** A handler whose action is known at run time only: a form is what its REST endpoint is. */
public interface HasAction {
    Action action();
}
