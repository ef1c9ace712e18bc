/** 签约 over REST. */
@NullMarked
package io.parkledger.api.contract;

import org.jspecify.annotations.NullMarked;
