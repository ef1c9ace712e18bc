/** 续签: its endpoints and pages; which renewals the calendar opens, how urgent they are, and who is held over. */
@NullMarked
package io.parkledger.api.renewal;

import org.jspecify.annotations.NullMarked;
