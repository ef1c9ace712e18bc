/**
 * Files that a park brings its data in with (导入): what was in which file, who had it recorded, what came of it, and
 * that it was taken back. The rows themselves become the facts of the other contexts, by their ordinary commands.
 */
@NullMarked
package io.parkledger.core.importing;

import org.jspecify.annotations.NullMarked;
