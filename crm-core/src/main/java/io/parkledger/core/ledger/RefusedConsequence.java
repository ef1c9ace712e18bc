package io.parkledger.core.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What a policy would have had follow, and was refused, while its fact stands. Kept until somebody has seen to it, see
 * {@link RefusedConsequences}.
 *
 * @param eventId of the fact
 * @param park    of the fact's aggregate; null where it is in none
 * @param policy  its name, or that of the job which asked on behalf of the calendar
 * @param target  id of the aggregate that refused, or is not there
 * @param code    of the rule or refusal
 * @param facts   what the sentence of the refusal mentions, see {@link KeptFacts}
 */
public record RefusedConsequence(
        String eventId, @Nullable String park, String policy, String target, String code, String facts) {}
