/** Mistakes on purpose, for the architecture checks to find. */
@NullMarked
package io.parkledger.planted.negotiation;

import org.jspecify.annotations.NullMarked;
