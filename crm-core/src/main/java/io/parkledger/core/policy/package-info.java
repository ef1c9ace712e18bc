/**
 * How the business flows from one context to the next: one class per policy.
 *
 * <p>A fact and what follows from it are decided together: a renewal is not agreed while its contract cannot be
 * extended, and a contract is not handed over while somebody else is in. A consequence that is refused refuses its
 * fact, with its own rule. A policy whose target may refuse without harm says so; then the fact stands, and the refusal
 * is kept until somebody has seen to it. {@code EveryRefusalTest} lists every policy with everything its target can
 * refuse.
 */
@NullMarked
package io.parkledger.core.policy;

import org.jspecify.annotations.NullMarked;
