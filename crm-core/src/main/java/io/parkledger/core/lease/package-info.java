/**
 * What a lease says, in offers, contracts and renewals alike: units with the area agreed, rents and their steps, days
 * without rent.
 */
@NullMarked
package io.parkledger.core.lease;

import org.jspecify.annotations.NullMarked;
