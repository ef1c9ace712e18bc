/** What is let on a day: occupancy, rents, and when they end. */
@NullMarked
package io.parkledger.projection.report.letting;

import org.jspecify.annotations.NullMarked;
