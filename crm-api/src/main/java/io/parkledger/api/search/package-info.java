/** One field finds it all. */
@NullMarked
package io.parkledger.api.search;

import org.jspecify.annotations.NullMarked;
