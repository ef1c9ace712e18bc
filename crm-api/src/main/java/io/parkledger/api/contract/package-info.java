/** 签约: its endpoints and pages, and what is already known when a contract is signed, corrected or ended. */
@NullMarked
package io.parkledger.api.contract;

import org.jspecify.annotations.NullMarked;
