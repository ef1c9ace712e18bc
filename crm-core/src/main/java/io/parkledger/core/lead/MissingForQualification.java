package io.parkledger.core.lead;

/** What the gate from 线索 to 意向 still asks for. */
public enum MissingForQualification {
    CONTACT_NAME,
    AREA_WANTED,
    LAND_WANTED
}
