package io.parkledger.core.value;

/**
 * What a project takes: space in a building, or land of its own. The track decides which evidence counts as landing.
 */
public enum Track {
    SPACE,
    LAND
}
