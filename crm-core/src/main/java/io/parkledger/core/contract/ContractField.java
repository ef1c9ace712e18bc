package io.parkledger.core.contract;

import io.parkledger.core.rule.OfField;

/** Says of a refusal which field it is about, where its rule is asked of several. */
enum ContractField implements OfField {
    UNITS("units"),
    LAND("landMu"),
    RENT_STEPS("rentSteps"),
    HOLDS_FROM("fromOn");

    private final String field;

    ContractField(String field) {
        this.field = field;
    }

    @Override
    public String field() {
        return field;
    }
}
