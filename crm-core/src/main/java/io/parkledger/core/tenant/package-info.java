/** 入驻企业: a company that has landed in the park. */
@NullMarked
package io.parkledger.core.tenant;

import org.jspecify.annotations.NullMarked;
