/** What people write into the cells of a spreadsheet, and the values that it stands for. */
@NullMarked
package io.parkledger.api.importing.file.cell;

import org.jspecify.annotations.NullMarked;
