/**
 * 在谈: its endpoints; the list, the board and the page of one project, with what it still needs before its next stage.
 */
@NullMarked
package io.parkledger.api.negotiation;

import org.jspecify.annotations.NullMarked;
