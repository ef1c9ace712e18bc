/**
 * Files that a park brings its data in with (导入): put in, tried, recorded, taken back.
 *
 * <p>A file is read by {@code file}; each kind of row becomes commands in its {@link RowKind}; {@link ImportTrial}
 * tries them and {@link ImportRecording} records them, row by row; {@link ImportUndo} takes back what a file has
 * recorded, by the inverse of each fact.
 */
@NullMarked
package io.parkledger.api.importing;

import org.jspecify.annotations.NullMarked;
