package io.parkledger.api.kit.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who sent the request.
 *
 * @param parks      whose rows one may see at all; null for all
 * @param buildings  when one's reach ends at some buildings
 * @param mustChange whether the one-time password has not been changed yet
 */
public record Caller(
        String login,
        String name,
        Role role,
        @Nullable Set<String> parks,
        @Nullable String team,
        @Nullable Set<String> buildings,
        boolean mustChange) {}
