/**
 * Figures: computed from views, each with what it was computed from.
 *
 * <p>A page reads a thing once: {@link io.parkledger.projection.report.Letting} and
 * {@link io.parkledger.projection.report.Contributions} are objects of one reader and one page, and each of their
 * reports takes the rows that another has read. What only adds up is added up by MongoDB, from an index that holds all
 * it needs; {@code ListCostTest} pins how many documents a real server looks at.
 *
 * <p>The funnel is counted by facts, not by scanning: each project contributes a few keys ("reached SIGNED in 2021-03,
 * closed in 2021-05"), kept as counters by month of registration and source; how many days things took, by month. They
 * are kept once for the park and once for every officer: a park's funnel costs the same however many officers there
 * are, an officer's however many projects he has, and a project that changes hands takes its counters along. What a
 * number means in a period is one set of conditions ({@code FunnelPeriod}): it sums the counters and finds the projects
 * behind them, so a number and its rows cannot come apart.
 *
 * <p>Definitions chosen where the sources leave room: won means landed, and the win rate is by closing date; P90 is the
 * nearest rank; the day of leaving is no longer a day in the park; tax of a tenant in several buildings belongs to each
 * by the area held there on any day of the year.
 */
@NullMarked
package io.parkledger.projection.report;

import org.jspecify.annotations.NullMarked;
