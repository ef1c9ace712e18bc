/** 签约: contracts, rent roll, expiry profile and commitments. */
@NullMarked
package io.parkledger.projection.contract;

import org.jspecify.annotations.NullMarked;
