/** The real application process, killed and started again. */
@NullMarked
package io.parkledger.api.durability;

import org.jspecify.annotations.NullMarked;
