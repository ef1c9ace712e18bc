/** What contexts point at each other by. */
@NullMarked
package io.parkledger.core.id;

import org.jspecify.annotations.NullMarked;
