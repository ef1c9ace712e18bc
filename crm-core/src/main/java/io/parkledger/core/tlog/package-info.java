/**
 * A transparency log in the form of C2SP: a Merkle tree of RFC 6962 that only grows, its tiles, proofs and signed
 * checkpoints. Arithmetic and text alone: where the tree is stored, and when it is signed, others say.
 */
@NullMarked
package io.parkledger.core.tlog;

import org.jspecify.annotations.NullMarked;
