/** 贡献 by tenant, period, industry, building and park. */
@NullMarked
package io.parkledger.projection.contribution;

import org.jspecify.annotations.NullMarked;
