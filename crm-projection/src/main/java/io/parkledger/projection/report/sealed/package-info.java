/** Sealed reports: what is said of each beside its files. */
@NullMarked
package io.parkledger.projection.report.sealed;

import org.jspecify.annotations.NullMarked;
