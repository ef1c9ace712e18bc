/** 载体 over REST. */
@NullMarked
package io.parkledger.api.space;

import org.jspecify.annotations.NullMarked;
