/** 载体: units, occupancy and WALE. */
@NullMarked
package io.parkledger.projection.space;

import org.jspecify.annotations.NullMarked;
