/** Pages that compare two times, and go through the past step by step: of any thing, list or report. */
@NullMarked
package io.parkledger.api.diff;

import org.jspecify.annotations.NullMarked;
