/** 续签: the renewal pipeline and its rate. */
@NullMarked
package io.parkledger.projection.renewal;

import org.jspecify.annotations.NullMarked;
