/**
 * What the figures of all reports have in common; each family of reports has a room of its own in here. Figures are
 * computed from views, each with what it was computed from.
 *
 * <p>A page reads a thing once: {@link io.parkledger.projection.report.letting.Letting} and
 * {@link io.parkledger.projection.report.contribution.Contributions} are objects of one reader and one page, and each
 * of their reports takes the rows that another has read. What only adds up is added up by MongoDB, from an index that
 * holds all it needs; {@code ListCostTest} pins how many documents a real server looks at.
 *
 * <p>Definitions chosen where the sources leave room: won means landed, and the win rate is by closing date; P90 is the
 * nearest rank; the day of leaving is no longer a day in the park; tax of a tenant in several buildings belongs to each
 * by the area held there on any day of the year.
 */
@NullMarked
package io.parkledger.projection.report;

import org.jspecify.annotations.NullMarked;
