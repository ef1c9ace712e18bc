/** What must hold, and how it is said when it does not. */
@NullMarked
package io.parkledger.core.rule;

import org.jspecify.annotations.NullMarked;
