/**
 * Who signs in, by password or token, and what a browser keeps of it.
 *
 * <p>A session is a token in a cookie. Pages know their reader by the same hashed tokens as the API, so sessions
 * survive a restart, work on every node without sticking, end with the account, and can be taken back one by one. The
 * API never looks at cookies; pages never at bearer headers; forms bring back the token of their page (CSRF).
 */
@NullMarked
package io.parkledger.api.signin;

import org.jspecify.annotations.NullMarked;
