/** Files for spreadsheets of what a page lists. */
@NullMarked
package io.parkledger.api.kit.export;

import org.jspecify.annotations.NullMarked;
