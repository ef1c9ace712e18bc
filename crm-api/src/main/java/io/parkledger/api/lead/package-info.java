/** 线索 over REST. */
@NullMarked
package io.parkledger.api.lead;

import org.jspecify.annotations.NullMarked;
