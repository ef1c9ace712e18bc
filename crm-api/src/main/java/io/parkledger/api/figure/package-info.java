/** 指标: every number of the pages with its formula, the rows it is computed from, and through these its facts. */
@NullMarked
package io.parkledger.api.figure;

import org.jspecify.annotations.NullMarked;
