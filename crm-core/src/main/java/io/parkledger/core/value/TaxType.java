package io.parkledger.core.value;

/** Which tax. */
public enum TaxType {
    /** Not split by type in the source. */
    ALL,
    VALUE_ADDED,
    CORPORATE_INCOME,
    PERSONAL_INCOME,
    OTHER
}
