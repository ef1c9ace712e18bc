/** Input that nobody sends by accident, to everything that takes any. */
@NullMarked
package io.parkledger.api.hostile;

import org.jspecify.annotations.NullMarked;
