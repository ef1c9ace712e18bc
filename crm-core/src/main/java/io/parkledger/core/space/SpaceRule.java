package io.parkledger.core.space;

import io.parkledger.core.rule.Rule;

/** What holds for parks, buildings and units. */
enum SpaceRule implements Rule {
    UNIT_IS_VACANT,
    UNIT_IS_EARMARKED,
    /** A unit kept for a talk does not go into a merger: release it first. */
    UNIT_IS_NOT_EARMARKED,
    DATE_IS_NOT_BEFORE_EARMARKING,
    /** Reserved for this contract, or vacant. */
    UNIT_IS_NOT_ANOTHERS,
    /** Split, merged or taken out of service: no longer to be let. */
    UNIT_IS_LETTABLE,
    UNIT_IS_OUT_OF_SERVICE,
    /** Parts add up to the whole: no square metre appears or vanishes. */
    AREAS_ADD_UP,
    /** A unit that is split or merged is let to nobody from that day on. */
    UNIT_IS_LET_ONCE,
    UNIT_NUMBER_IS_USED_ONCE
}
