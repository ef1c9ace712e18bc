/** What a month or a year of a park comes to (园区月报、年度总结): the figures of all other reports, side by side. */
@NullMarked
package io.parkledger.projection.report.summary;

import org.jspecify.annotations.NullMarked;
