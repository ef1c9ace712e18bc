/** 接待 and 走出去. */
@NullMarked
package io.parkledger.projection.reception;

import org.jspecify.annotations.NullMarked;
