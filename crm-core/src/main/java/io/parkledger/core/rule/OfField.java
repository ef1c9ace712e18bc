package io.parkledger.core.rule;

/** A fact of a refusal that is about one field of what was sent. */
public interface OfField {

    /** As the command names it; of a part with its path, {@code contact.name}. */
    String field();
}
