/** What one can do: the contexts over REST and on pages, security, languages, and the wiring of it all. */
@NullMarked
package io.parkledger.api;

import org.jspecify.annotations.NullMarked;
