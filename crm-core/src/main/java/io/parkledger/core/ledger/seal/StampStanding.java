package io.parkledger.core.ledger.seal;

import io.parkledger.core.ledger.seal.stamp.TimeStamp;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with time stamps.
 *
 * @param authority where they are asked for; null where nobody is named
 * @param size      of the newest checkpoint that is stamped; null before the first
 * @param stamp     of that one; null before the first, and when somebody has changed what is kept
 * @param state     as far as this node has asked; null where another node does, or nobody is named
 */
public record StampStanding(
        @Nullable URI authority,
        @Nullable Long size,
        @Nullable TimeStamp stamp,
        @Nullable StampState state) {}
