/** 在谈: from the first two-way meeting to signing and landing. */
@NullMarked
package io.parkledger.core.negotiation;

import org.jspecify.annotations.NullMarked;
