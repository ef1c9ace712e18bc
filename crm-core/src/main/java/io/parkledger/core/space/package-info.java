/** 载体: park, building and unit, and who is in. */
@NullMarked
package io.parkledger.core.space;

import org.jspecify.annotations.NullMarked;
