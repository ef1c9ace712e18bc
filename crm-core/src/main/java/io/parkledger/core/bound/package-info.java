/**
 * How far what is typed may go: one place per kind of number, day and text, from which all checks, forms and documents
 * read.
 */
@NullMarked
package io.parkledger.core.bound;

import org.jspecify.annotations.NullMarked;
