/** Ledgers that older versions wrote, opened by this one. */
@NullMarked
package io.parkledger.api.upgrade;

import org.jspecify.annotations.NullMarked;
