/**
 * A request becomes a command, and its receipt an answer.
 *
 * <p>The answer is not read from a view: its {@code position} is that of the last event that followed, and whoever
 * passes it on as {@code minPosition} is shown a view that has come as far.
 */
@NullMarked
package io.parkledger.api.kit.command;

import org.jspecify.annotations.NullMarked;
