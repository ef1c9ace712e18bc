/** How views are shown as they were known at a past position. */
@NullMarked
package io.parkledger.projection.store.past;

import org.jspecify.annotations.NullMarked;
