/**
 * Time stamps (可信时间戳) by RFC 3161: an authority whose clock others trust signs that a text was there at a time. What is
 * stamped is the SHA-256 of the text of a checkpoint, its first three lines each with the newline that ends it, without
 * the empty line and the signatures behind. So a stranger checks one, where the checkpoint lies in {@code c.txt}:
 *
 * <pre>
 * head -n 3 c.txt &gt; text
 * openssl ts -verify -data text -in c.tsr -CAfile authority.pem
 * </pre>
 */
@NullMarked
package io.parkledger.core.ledger.seal.stamp;

import org.jspecify.annotations.NullMarked;
