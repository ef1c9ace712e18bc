/** 线索: a recorded hint of investment intent, until it is negotiated, lost or put back. */
@NullMarked
package io.parkledger.core.lead;

import org.jspecify.annotations.NullMarked;
