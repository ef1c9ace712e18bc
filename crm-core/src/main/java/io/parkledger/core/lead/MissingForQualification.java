package io.parkledger.core.lead;

import io.parkledger.core.rule.OfField;

/** What the gate from 线索 to 意向 still asks for. */
public enum MissingForQualification implements OfField {
    INDUSTRY("industry"),
    CONTACT_NAME("contact.name"),
    AREA_WANTED("areaWantedSqm"),
    LAND_WANTED("landWantedMu");

    private final String field;

    MissingForQualification(String field) {
        this.field = field;
    }

    @Override
    public String field() {
        return field;
    }
}
