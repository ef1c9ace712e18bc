/** Mistakes on purpose, for the architecture checks to find. */
@NullMarked
package io.parkledger.planted.value;

import org.jspecify.annotations.NullMarked;
