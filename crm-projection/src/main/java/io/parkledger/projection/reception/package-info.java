/** 接待 and 走出去, as lists and reports show them. */
@NullMarked
package io.parkledger.projection.reception;

import org.jspecify.annotations.NullMarked;
