/** Who may do what: accounts, tokens, one access policy. */
@NullMarked
package io.parkledger.api.security;

import org.jspecify.annotations.NullMarked;
