/** Who is in the park, who was received there, and which terms were renewed. */
@NullMarked
package io.parkledger.projection.report.tenancy;

import org.jspecify.annotations.NullMarked;
