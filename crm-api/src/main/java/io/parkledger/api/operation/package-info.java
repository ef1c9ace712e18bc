/** Running it: jobs, projections, health, the due work of each day. */
@NullMarked
package io.parkledger.api.operation;

import org.jspecify.annotations.NullMarked;
