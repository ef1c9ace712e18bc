/** 接待: delegations received, and trips of our own staff to investors. */
@NullMarked
package io.parkledger.core.reception;

import org.jspecify.annotations.NullMarked;
