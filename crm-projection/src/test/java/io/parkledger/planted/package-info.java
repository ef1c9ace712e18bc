/** Mistakes planted for the checks of this module: each is caught, or the check is worth nothing. */
@NullMarked
package io.parkledger.planted;

import org.jspecify.annotations.NullMarked;
