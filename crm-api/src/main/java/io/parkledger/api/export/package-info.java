/** Lists as files for spreadsheets: what a list's page shows page by page, whole. */
@NullMarked
package io.parkledger.api.export;

import org.jspecify.annotations.NullMarked;
