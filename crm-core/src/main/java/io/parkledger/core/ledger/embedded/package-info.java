@NullMarked
package io.parkledger.core.ledger.embedded;

import org.jspecify.annotations.NullMarked;
