/** The frame around every page, its words, and the links to its forms. */
@NullMarked
package io.parkledger.api.kit.page;

import org.jspecify.annotations.NullMarked;
