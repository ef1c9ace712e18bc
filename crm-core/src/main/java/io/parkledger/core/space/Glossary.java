package io.parkledger.core.space;

/** Among which words of this product a park's own word is sought (用语). */
public enum Glossary {
    HEADINGS_OF_UNITS,
    HEADINGS_OF_TENANTS,
    HEADINGS_OF_LEADS,
    HEADINGS_OF_RECEPTIONS,
    HEADINGS_OF_VISITS,
    HEADINGS_OF_CONTACTS,
    HEADINGS_OF_CONTRIBUTIONS,
    /** 行业. */
    INDUSTRIES,
    /** 线索来源. */
    LEAD_SOURCES,
    /** 流失原因. */
    LOSS_REASONS,
    /** How a lead of the past ended. */
    LEAD_ENDINGS
}
