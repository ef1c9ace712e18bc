/** 续签 over REST. */
@NullMarked
package io.parkledger.api.renewal;

import org.jspecify.annotations.NullMarked;
