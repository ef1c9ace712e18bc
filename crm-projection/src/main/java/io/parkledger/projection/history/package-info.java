/** What happened to whom, when, and who wrote it down. */
@NullMarked
package io.parkledger.projection.history;

import org.jspecify.annotations.NullMarked;
