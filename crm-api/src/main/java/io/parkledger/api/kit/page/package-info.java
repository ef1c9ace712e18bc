/**
 * The frame around every page, its words, and the links to its forms.
 *
 * <p>Nothing stands inline: see {@link io.parkledger.api.kit.http.ContentPolicy}. Widths are SVG attributes, icons one
 * sprite, and charts are drawn from the table that stands there anyway, for readers without scripts or eyes.
 */
@NullMarked
package io.parkledger.api.kit.page;

import org.jspecify.annotations.NullMarked;
