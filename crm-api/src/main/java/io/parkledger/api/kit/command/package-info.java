/** A request becomes a command, and its receipt an answer. */
@NullMarked
package io.parkledger.api.kit.command;

import org.jspecify.annotations.NullMarked;
