/** Spreadsheets as parks have them, read and written; what their rows become is decided elsewhere. */
@NullMarked
package io.parkledger.api.importing.file;

import org.jspecify.annotations.NullMarked;
