/** What generic rooms ask a context about its things: how one is found, called, shown and searched for. */
@NullMarked
package io.parkledger.api.kit.subject;

import org.jspecify.annotations.NullMarked;
