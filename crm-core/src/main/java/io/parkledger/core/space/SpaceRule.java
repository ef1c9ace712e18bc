package io.parkledger.core.space;

import io.parkledger.core.rule.Rule;

/** What holds for parks, buildings and units. */
enum SpaceRule implements Rule {
    UNIT_IS_VACANT,
    UNIT_IS_EARMARKED,
    /** A unit kept for a talk does not go into a merger: release it first. */
    UNIT_IS_NOT_EARMARKED,
    DATE_IS_NOT_BEFORE_EARMARKING,
    /** Whoever is in moves out before the next moves in. */
    UNIT_IS_NOT_ANOTHERS,
    /** Nobody moves in before whoever was in had left. */
    DATE_IS_NOT_BEFORE_RELEASE,
    /** Who lets or merges a unit has seen where it stands: the park, and the building in it. */
    UNIT_STANDS_WHERE_IT_IS_SAID_TO,
    /** Who lets or merges a unit has seen how large it is. */
    AREA_IS_THE_UNITS_OWN,
    /** A merger takes down walls: it joins units of one floor. */
    MERGED_UNITS_SHARE_A_FLOOR,
    BUILDING_STANDS_IN_THE_PARK,
    /** Split, merged or taken out of service: no longer to be let. */
    UNIT_IS_LETTABLE,
    UNIT_IS_OUT_OF_SERVICE,
    /** Parts add up to the whole: no square metre appears or vanishes. */
    AREAS_ADD_UP,
    /** What a merger makes can be let, and so is no larger than a unit can be. */
    MERGED_AREA_IS_WITHIN_BOUNDS,
    /** A unit that is split or merged is let to nobody from that day on. */
    UNIT_IS_LET_ONCE,
    UNIT_NUMBER_IS_USED_ONCE
}
