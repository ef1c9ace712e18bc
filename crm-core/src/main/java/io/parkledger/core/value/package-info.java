/** Values that mean the same in every context: money, periods, credit codes, industries. */
@NullMarked
package io.parkledger.core.value;

import org.jspecify.annotations.NullMarked;
