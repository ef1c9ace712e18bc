/** 贡献: tax, jobs and output of a tenant, period by period; restated, never overwritten. */
@NullMarked
package io.parkledger.core.contribution;

import org.jspecify.annotations.NullMarked;
