/** 接待 and 走出去 over REST. */
@NullMarked
package io.parkledger.api.reception;

import org.jspecify.annotations.NullMarked;
