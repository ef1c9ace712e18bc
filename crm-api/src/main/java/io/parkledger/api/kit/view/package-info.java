/** What is asked of the views: as of when, since which position, a page at a time. */
@NullMarked
package io.parkledger.api.kit.view;

import org.jspecify.annotations.NullMarked;
