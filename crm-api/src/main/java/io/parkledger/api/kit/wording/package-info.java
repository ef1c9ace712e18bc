/** Codes and facts in the language of the reader. */
@NullMarked
package io.parkledger.api.kit.wording;

import org.jspecify.annotations.NullMarked;
