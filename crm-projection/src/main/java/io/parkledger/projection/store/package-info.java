/** How views are written: projections change documents, batch by batch, and generations of them are stored on a server. */
@NullMarked
package io.parkledger.projection.store;

import org.jspecify.annotations.NullMarked;
