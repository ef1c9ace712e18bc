/** 续签: what happens to a contract before it expires. */
@NullMarked
package io.parkledger.core.renewal;

import org.jspecify.annotations.NullMarked;
