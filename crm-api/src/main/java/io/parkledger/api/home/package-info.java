/** The first page of everybody, by what they are here for. */
@NullMarked
package io.parkledger.api.home;

import org.jspecify.annotations.NullMarked;
