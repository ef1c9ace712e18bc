/** What is refused, and how that is said. */
@NullMarked
package io.parkledger.api.kit.refusal;

import org.jspecify.annotations.NullMarked;
