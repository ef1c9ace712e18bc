package io.parkledger.core.space;

import io.parkledger.core.id.UnitId;
import io.parkledger.core.rule.Rule;
import java.util.List;

/** What holds for parks, buildings and units. */
enum SpaceRule implements Rule {
    UNIT_IS_VACANT,
    UNIT_IS_EARMARKED,
    /** A unit kept for a talk does not go into a merger: release it first. */
    UNIT_IS_NOT_EARMARKED("others"),
    DATE_IS_NOT_BEFORE_EARMARKING("until", "releasedOn"),
    /** Whoever is in moves out before the next moves in. */
    UNIT_IS_NOT_ANOTHERS,
    /** Who was in last may have never left; who has had somebody after them did. */
    UNIT_WAS_LET_TO_NOBODY_SINCE,
    /** Nobody leaves after the next has moved in. */
    NEXT_MOVES_IN_AFTER_THE_RELEASE("terminatedOn", "exitedOn"),
    /** Nobody moves in before whoever was in had left. */
    DATE_IS_NOT_BEFORE_RELEASE(ITS_DAY),
    /** Who lets or merges a unit has seen where it stands: the park, and the building in it. */
    UNIT_STANDS_WHERE_IT_IS_SAID_TO("units", "others"),
    /** Who lets or merges a unit has seen how large it is. */
    AREA_IS_THE_UNITS_OWN("units", "others"),
    /** A merger takes down walls: it joins units of one floor. */
    MERGED_UNITS_SHARE_A_FLOOR("others"),
    BUILDING_STANDS_IN_THE_PARK("buildingId"),
    /** Split, merged or taken out of service: no longer to be let. */
    UNIT_IS_LETTABLE("units", "others"),
    UNIT_IS_OUT_OF_SERVICE,
    /** Parts add up to the whole: no square metre appears or vanishes. */
    AREAS_ADD_UP("parts"),
    /** What a merger makes can be let, and so is no larger than a unit can be. */
    MERGED_AREA_IS_WITHIN_BOUNDS("others"),
    /** A unit that is split or merged is let to nobody from that day on. */
    UNIT_IS_LET_ONCE("others", "splitOn", "takenOn"),
    /** In one building no two units have the same number; one that was split, merged or withdrawn gives it back. */
    UNIT_NUMBER_IS_USED_ONCE("number", "parts"),
    /** An id names one unit, for ever. */
    UNIT_ID_IS_USED_ONCE("unitId", "parts", "others", "into"),
    /** Nothing happens to a unit before it is there. */
    DATE_IS_NOT_BEFORE_REGISTRATION(ITS_DAY),
    DATE_IS_NOT_BEFORE_TAKING_OUT(ITS_DAY),
    /** A split or merger is not taken back before it was. */
    DATE_IS_NOT_BEFORE_DISSOLUTION(ITS_DAY),
    /** Its days out of service follow each other. */
    DATE_IS_NOT_BEFORE_RETURN(ITS_DAY),
    CORRECTION_CHANGES_SOMETHING,
    /** What was split, merged or withdrawn is as it was; that is taken back first. */
    UNIT_IS_NOT_GONE,
    /** What was recorded by mistake goes while nothing else speaks of it. */
    NOTHING_HANGS_ON_IT,
    /** What a split or merger made goes with the split or merger only, so that no area is lost. */
    UNIT_CAME_BY_ITSELF("registeredOn"),
    UNIT_IS_SPLIT,
    UNIT_IS_MERGED,
    BUILDING_IS_NOT_WITHDRAWN("buildingId"),
    PARK_IS_NOT_WITHDRAWN("parkId"),
    /** A day that is still to come, or today. */
    GO_LIVE_DAY_IS_AHEAD("goLiveOn"),
    /** From the day on which a park went live jobs have acted for it. */
    PARK_IS_NOT_LIVE_YET,
    /** Of two meanings of one word one would hold, and the other not be heard. */
    TERM_IS_SAID_ONCE("synonyms"),
    SYNONYMS_SAY_SOMETHING_NEW("synonyms"),
    /** All are read with every file. */
    SYNONYMS_ARE_FEW("synonyms"),
    SYNONYM_IS_KEPT("term");

    private final List<String> fields;

    SpaceRule(String... fields) {
        this.fields = List.of(fields);
    }

    @Override
    public List<String> fields() {
        return fields;
    }

    /** A number is claimed together with its building. */
    @Override
    public Object claimed(String key) {
        return switch (this) {
            case UNIT_IS_LET_ONCE, UNIT_IS_NOT_EARMARKED, UNIT_ID_IS_USED_ONCE -> new UnitId(key);
            case UNIT_NUMBER_IS_USED_ONCE -> key.substring(key.indexOf(SpaceContext.IN_BUILDING) + 1);
            default -> key;
        };
    }
}
