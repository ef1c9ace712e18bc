/** What is true. Every context, and the ledger that keeps what happened in them. */
@NullMarked
package io.parkledger.core;

import org.jspecify.annotations.NullMarked;
