/**
 * What must hold, and how it is said when it does not.
 *
 * <p>What is possible but unlikely is asked about here as well, by
 * {@link io.parkledger.core.rule.Rule#requireConfirmed}. What its sender confirms goes along with the command and with
 * all that follows from it, so a figure of this month is asked about by the month before. Where nothing stands beside
 * it, it is held against what is usual: a first figure, a rent, an investment.
 */
@NullMarked
package io.parkledger.core.rule;

import org.jspecify.annotations.NullMarked;
