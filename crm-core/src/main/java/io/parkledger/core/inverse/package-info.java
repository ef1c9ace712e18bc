/**
 * What takes facts back (冲回): for those that the row of a file has recorded, the commands that are their inverse, in
 * the order in which they can be given, and what stands in their way. It decides nothing: each command is decided where
 * it belongs.
 */
@NullMarked
package io.parkledger.core.inverse;

import org.jspecify.annotations.NullMarked;
