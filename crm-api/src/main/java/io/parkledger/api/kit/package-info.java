/** What contexts are shown and changed with. It names none of them: what it has to know of one, that one tells. */
@NullMarked
package io.parkledger.api.kit;

import org.jspecify.annotations.NullMarked;
