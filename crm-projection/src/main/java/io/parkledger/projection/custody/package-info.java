/** 账本保管: what is shown of the keeping of the ledger: how persons came to be erased. */
@NullMarked
package io.parkledger.projection.custody;

import org.jspecify.annotations.NullMarked;
