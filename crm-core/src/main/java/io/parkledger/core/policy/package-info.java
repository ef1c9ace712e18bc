/** How the business flows from one context to the next: one class per policy. */
@NullMarked
package io.parkledger.core.policy;

import org.jspecify.annotations.NullMarked;
