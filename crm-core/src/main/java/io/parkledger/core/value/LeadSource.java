package io.parkledger.core.value;

/** Where a lead came from. */
public enum LeadSource {
    /** 以商招商: brought by a company that is already here. */
    TENANT_REFERRAL,
    /** 走出去拜访: from a trip of our own staff. */
    OUTBOUND_VISIT,
    /** 招商活动/推介会. */
    PROMOTION_EVENT,
    /** 主动来访来电. */
    WALK_IN,
    /** 上级/部门转介. */
    AUTHORITY_REFERRAL,
    /** 第三方运营机构/中介. */
    AGENCY,
    /** 产业链研判: found by studying the industry chain. */
    INDUSTRY_ANALYSIS,
    /** 公众号/网站. */
    WEBSITE
}
