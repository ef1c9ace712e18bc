/**
 * Who may do what, and who it is: accounts, tokens, roles and their reach.
 *
 * <p>One sees the past of what one sees now. Whose rows somebody reads is decided by who has them today, in lists,
 * single records, histories, pages and figures alike.
 */
@NullMarked
package io.parkledger.api.kit.access;

import org.jspecify.annotations.NullMarked;
