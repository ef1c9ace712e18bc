package io.parkledger.core.ledger;

/**
 * What a policy would have had follow, and was refused, while its fact stands. Kept until somebody has seen to it, see
 * {@link RefusedConsequences}.
 *
 * @param eventId of the fact
 * @param policy  its name
 * @param target  id of the aggregate that refused, or is not there
 * @param code    of the rule or refusal
 */
public record RefusedConsequence(String eventId, String policy, String target, String code) {}
