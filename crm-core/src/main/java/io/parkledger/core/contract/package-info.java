/** 签约: the signed formal contract, its term, space and commitments. */
@NullMarked
package io.parkledger.core.contract;

import org.jspecify.annotations.NullMarked;
