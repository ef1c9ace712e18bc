/** How views are kept: generations of documents, written in batches, read by scope and page. */
@NullMarked
package io.parkledger.projection.store;

import org.jspecify.annotations.NullMarked;
