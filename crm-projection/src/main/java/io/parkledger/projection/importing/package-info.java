/** Files that were put in, and what came of them. */
@NullMarked
package io.parkledger.projection.importing;

import org.jspecify.annotations.NullMarked;
