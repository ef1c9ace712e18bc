/** How views are read: by id, by scope, page by page, counted and added up. */
@NullMarked
package io.parkledger.projection.store.rows;

import org.jspecify.annotations.NullMarked;
