/**
 * How views are written: projections change documents, batch by batch, and generations of them are stored on a server.
 *
 * <p>Projections change {@link io.parkledger.projection.store.Draft}s in memory instead of sending update operators. A
 * batch is read with one query and written with one bulk per collection. Each document carries the position of its last
 * change and is deaf to older ones. That makes even counters safe: they are written before the documents they count, so
 * a batch cut in half is completed when it comes again. On a replica set the batch and its position are one
 * transaction.
 */
@NullMarked
package io.parkledger.projection.store;

import org.jspecify.annotations.NullMarked;
