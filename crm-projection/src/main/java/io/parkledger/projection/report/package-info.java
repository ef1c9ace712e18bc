/** Figures: computed from views, each with what it was computed from. */
@NullMarked
package io.parkledger.projection.report;

import org.jspecify.annotations.NullMarked;
