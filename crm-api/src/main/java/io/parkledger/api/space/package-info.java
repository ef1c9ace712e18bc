/** 载体: parks, buildings and units, as they are typed in, corrected and shown: the stacking plan, and what is vacant. */
@NullMarked
package io.parkledger.api.space;

import org.jspecify.annotations.NullMarked;
