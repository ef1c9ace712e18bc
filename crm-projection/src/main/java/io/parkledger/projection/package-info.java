/** What is shown: every projection, and every view. */
@NullMarked
package io.parkledger.projection;

import org.jspecify.annotations.NullMarked;
