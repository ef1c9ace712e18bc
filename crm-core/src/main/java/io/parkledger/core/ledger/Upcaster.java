package io.parkledger.core.ledger;

import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what one revision of an event stored as the next revision would have stored it. A context keeps one for every
 * revision that was ever stored, for ever.
 *
 * @param type         as stored, {@code lead.qualified}
 * @param fromRevision the older revision; it becomes the next one
 * @param upcast       changes what was stored; a number keeps its digits, personal data is still encrypted
 */
public record Upcaster(String type, int fromRevision, UnaryOperator<ObjectNode> upcast) {}
