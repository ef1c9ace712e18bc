/** 在谈 on the board, and the funnel. */
@NullMarked
package io.parkledger.projection.negotiation;

import org.jspecify.annotations.NullMarked;
