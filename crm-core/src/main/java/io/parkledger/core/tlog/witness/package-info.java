/**
 * Witnesses (见证方) of a transparency log, by c2sp.org/tlog-witness: somebody else's server that signs a checkpoint once
 * it has seen that the log has only grown since the one it signed before. Who asks whom, and when, others say.
 */
@NullMarked
package io.parkledger.core.tlog.witness;

import org.jspecify.annotations.NullMarked;
