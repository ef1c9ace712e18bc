/** Reports over REST. */
@NullMarked
package io.parkledger.api.report;

import org.jspecify.annotations.NullMarked;
