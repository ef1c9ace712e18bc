/** What a field, a command or an event means, said where it stands: generic rooms ask for it instead of guessing. */
@NullMarked
package io.parkledger.core.meaning;

import org.jspecify.annotations.NullMarked;
