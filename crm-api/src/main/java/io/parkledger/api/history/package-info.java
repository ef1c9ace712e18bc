/** The ledger and its history over REST. */
@NullMarked
package io.parkledger.api.history;

import org.jspecify.annotations.NullMarked;
