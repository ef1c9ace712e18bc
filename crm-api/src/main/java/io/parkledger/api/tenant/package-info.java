/** 入驻企业 over REST. */
@NullMarked
package io.parkledger.api.tenant;

import org.jspecify.annotations.NullMarked;
