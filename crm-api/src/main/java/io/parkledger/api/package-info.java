/** What one can do: REST, security, languages and the wiring of it all. */
@NullMarked
package io.parkledger.api;

import org.jspecify.annotations.NullMarked;
