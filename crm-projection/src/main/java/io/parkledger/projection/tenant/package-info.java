/** 入驻企业. */
@NullMarked
package io.parkledger.projection.tenant;

import org.jspecify.annotations.NullMarked;
