/** Accounts, as administrators open, close and propose them for each other. */
@NullMarked
package io.parkledger.api.account;

import org.jspecify.annotations.NullMarked;
