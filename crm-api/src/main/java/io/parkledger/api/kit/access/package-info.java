/** Who may do what, and who it is: accounts, tokens, roles and their reach. */
@NullMarked
package io.parkledger.api.kit.access;

import org.jspecify.annotations.NullMarked;
