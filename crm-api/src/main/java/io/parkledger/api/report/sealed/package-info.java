/**
 * A sealed report as files: one canonical JSON, and a page, a PDF and a spreadsheet that are made from its bytes alone.
 * The same JSON makes the same files, wherever and whenever they are made: none has a clock or a language of its own.
 *
 * <p>The canonical JSON is that of RFC 8785 for what it holds: members in the order of their names, no white space, no
 * number but whole ones. What has places behind the point is a text without zeros at its end, as {@code "3126.4"}.
 */
@NullMarked
package io.parkledger.api.report.sealed;

import org.jspecify.annotations.NullMarked;
