/**
 * How many projects reach which stage, how fast, and whose they are: counted while they are told of, and opened down to
 * each of them.
 *
 * <p>The funnel is counted by facts, not by scanning: each project contributes a few keys ("reached SIGNED in 2021-03,
 * closed in 2021-05"), kept as counters by month of registration and source; how many days things took, by month. They
 * are kept once for the park and once for every officer: a park's funnel costs the same however many officers there
 * are, an officer's however many projects he has, and a project that changes hands takes its counters along. What a
 * number means in a period is one set of conditions ({@code FunnelPeriod}): it sums the counters and finds the projects
 * behind them, so a number and its rows cannot come apart.
 */
@NullMarked
package io.parkledger.projection.report.funnel;

import org.jspecify.annotations.NullMarked;
