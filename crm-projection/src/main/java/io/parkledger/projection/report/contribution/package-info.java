/** What tenants give in a year, what they have promised, and who has not reported yet. */
@NullMarked
package io.parkledger.projection.report.contribution;

import org.jspecify.annotations.NullMarked;
