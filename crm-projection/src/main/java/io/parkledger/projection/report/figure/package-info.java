/**
 * The registry of figures: every number that a page shows of a park, with its rule and the rows it is computed from. A
 * row is a subject, whose events are the facts; so every figure can be followed down to them, live and as of any time.
 */
@NullMarked
package io.parkledger.projection.report.figure;

import org.jspecify.annotations.NullMarked;
