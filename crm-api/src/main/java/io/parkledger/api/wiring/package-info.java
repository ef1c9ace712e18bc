/** How the parts are put together, and with which settings. */
@NullMarked
package io.parkledger.api.wiring;

import org.jspecify.annotations.NullMarked;
