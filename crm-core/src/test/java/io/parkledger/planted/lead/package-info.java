/** Mistakes on purpose, for the architecture checks to find. */
@NullMarked
package io.parkledger.planted.lead;

import org.jspecify.annotations.NullMarked;
