/**
 * The PostgreSQL that an application brings along.
 *
 * <p>It is started from zonky's binaries without zonky's launcher, which switches {@code fsync} off. It works as root
 * and as an ordinary user, recognises a predecessor that was killed, and refuses to start, in one sentence, when it
 * could do harm.
 */
@NullMarked
package io.parkledger.core.ledger.embedded;

import org.jspecify.annotations.NullMarked;
