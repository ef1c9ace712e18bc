/** 线索 as lists and search show them. */
@NullMarked
package io.parkledger.projection.lead;

import org.jspecify.annotations.NullMarked;
