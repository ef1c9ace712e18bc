package io.parkledger.core.tenant;

import io.parkledger.core.rule.Rule;
import java.util.List;

/** What holds for tenants. */
enum TenantRule implements Rule {
    TENANT_IS_IN_THE_PARK,
    /** A correction says something else than what is recorded. */
    CORRECTION_CHANGES_SOMETHING,
    DATE_IS_NOT_BEFORE_LANDING(ITS_DAY),
    /** Withdrawn is a contact that the tenant has. */
    CONTACT_IS_NAMED,
    /** There is an exit to correct or to withdraw. */
    TENANT_HAS_LEFT,
    /** Who has come back had left: that is withdrawn no more. */
    TENANT_HAS_NOT_COME_BACK,
    /**
     * Nobody leaves before one of its contracts has ended: until then it was in. Facts: when that was, and when it
     * left.
     */
    EXIT_IS_NOT_BEFORE_A_CONTRACT_ENDED("exitedOn", "terminatedOn"),
    /** What ended because the tenant left ended on the day it left: that is put right at the exit. */
    END_IS_PUT_RIGHT_AT_THE_EXIT,
    /** What is said of an exit is not said before that day. */
    DATE_IS_NOT_BEFORE_EXIT(ITS_DAY),
    /** Who comes back does so on the day it left, or later. */
    STAYS_DO_NOT_OVERLAP("exitedOn", "handedOverOn"),
    /** Handing over one contract lands or expands a tenant once. */
    CONTRACT_IS_NOT_YET_COUNTED,
    CREDIT_CODE_BELONGS_TO_ONE_TENANT("creditCode"),
    /** A contract, or a figure, is of the park the tenant is in. */
    PARK_IS_THE_TENANTS_OWN("tenantId", "parkId"),
    /**
     * A figure is of a period in which the tenant was in the park on some day: from landing on, and not from the day of
     * leaving on.
     */
    TENANT_WAS_IN_THE_PARK_THEN("period"),
    /** A contract names the tenant's credit code: another code is another company. */
    CREDIT_CODE_IS_THE_TENANTS_OWN("creditCode"),
    /** A contract names the company as it is or was called; a new name is recorded first. */
    NAME_IS_THE_TENANTS_OWN("company"),
    /** What happened to a tenant since it landed happened no earlier than that. */
    LANDING_IS_NOT_AFTER_WHAT_FOLLOWED("handedOverOn"),
    /** A landing is withdrawn while no other contract is counted since. */
    LANDING_IS_OF_ONE_CONTRACT,
    /** A landing is withdrawn while no figure speaks of days since. */
    NO_FIGURE_SPEAKS_OF_THE_STAY;

    private final List<String> fields;

    TenantRule(String... fields) {
        this.fields = List.of(fields);
    }

    @Override
    public List<String> fields() {
        return fields;
    }

    /** A code is claimed together with its park. */
    @Override
    public Object claimed(String key) {
        return this == CREDIT_CODE_BELONGS_TO_ONE_TENANT ? key.substring(key.indexOf('/') + 1) : key;
    }
}
