/** How many projects reach which stage, how fast, and whose they are: counted while they are told of, and opened down to each of them. */
@NullMarked
package io.parkledger.projection.report.funnel;

import org.jspecify.annotations.NullMarked;
