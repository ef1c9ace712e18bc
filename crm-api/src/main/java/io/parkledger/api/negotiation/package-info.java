/** 在谈 over REST. */
@NullMarked
package io.parkledger.api.negotiation;

import org.jspecify.annotations.NullMarked;
