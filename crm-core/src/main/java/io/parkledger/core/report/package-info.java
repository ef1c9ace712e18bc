/**
 * Reports that are fixed for ever (封存报告): under their number they say the same bytes whenever they are asked for,
 * whatever was recorded later. What is wrong in one is said by another, which names it.
 */
@NullMarked
package io.parkledger.core.report;

import org.jspecify.annotations.NullMarked;
