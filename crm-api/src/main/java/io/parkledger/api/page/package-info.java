/** How pages are made: their frame, their forms, their words. The pages themselves live with their contexts. */
@NullMarked
package io.parkledger.api.page;

import org.jspecify.annotations.NullMarked;
