/** What the ledger says of a subject, in words, and the subject as it was then. */
@NullMarked
package io.parkledger.api.kit.history;

import org.jspecify.annotations.NullMarked;
