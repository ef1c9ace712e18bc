/** 入驻企业: who is and was in the park, since when, as what, and where. */
@NullMarked
package io.parkledger.projection.tenant;

import org.jspecify.annotations.NullMarked;
