/** 接待 and 走出去: receptions and trips, as they are recorded, corrected and counted. */
@NullMarked
package io.parkledger.api.reception;

import org.jspecify.annotations.NullMarked;
