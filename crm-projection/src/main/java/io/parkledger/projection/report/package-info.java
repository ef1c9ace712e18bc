/** What the figures of all reports have in common; each family of reports has a room of its own in here. */
@NullMarked
package io.parkledger.projection.report;

import org.jspecify.annotations.NullMarked;
