/**
 * Reports for programs, and the pages and sheets of the funnel and the rent roll, each number with what is behind it.
 */
@NullMarked
package io.parkledger.api.report;

import org.jspecify.annotations.NullMarked;
