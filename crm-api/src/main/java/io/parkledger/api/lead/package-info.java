/** 线索: who may log, judge, qualify and lose leads over REST; their pages, and what their forms know beforehand. */
@NullMarked
package io.parkledger.api.lead;

import org.jspecify.annotations.NullMarked;
