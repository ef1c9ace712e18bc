/** What every request passes: what cannot be read is refused here, before anybody decides. */
@NullMarked
package io.parkledger.api.kit.web;

import org.jspecify.annotations.NullMarked;
