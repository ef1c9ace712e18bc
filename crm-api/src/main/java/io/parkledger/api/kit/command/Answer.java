package io.parkledger.api.kit.command;

import org.jspecify.annotations.Nullable;

/**
 * What a command is answered with.
 *
 * @param id       of the aggregate
 * @param version  of the aggregate: send it back as {@code If-Match}
 * @param position of the last event that followed: pass it as {@code minPosition} to see the outcome; null when an
 *                 append that began earlier keeps it from being sealed yet
 */
public record Answer(String id, long version, @Nullable Long position) {}
