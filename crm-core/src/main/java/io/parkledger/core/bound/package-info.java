/**
 * How far what is typed may go: one annotation per kind of number, day, name and amount, from which all checks, forms
 * and documents read.
 *
 * <p>Nothing gets in that cannot live here: besides these bounds, every event is held against the views' own codecs
 * before an append, see {@link io.parkledger.core.ledger.EventCheck}. Should one be stuck all the same, it is set aside
 * per projection, with what follows of its subject, and shown to operators; everything else goes on, and a rebuild
 * tries again.
 */
@NullMarked
package io.parkledger.core.bound;

import org.jspecify.annotations.NullMarked;
