/** How servers of others are listened to, whom nobody trusts. */
@NullMarked
package io.parkledger.core.tlog.http;

import org.jspecify.annotations.NullMarked;
