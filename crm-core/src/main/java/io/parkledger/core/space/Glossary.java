package io.parkledger.core.space;

import io.parkledger.core.meaning.Wordlist;

/** Among which words of this product a park's own word is sought (用语). */
public enum Glossary implements Wordlist {
    HEADINGS_OF_UNITS("import.field"),
    HEADINGS_OF_TENANTS("import.field"),
    HEADINGS_OF_LEADS("import.field"),
    HEADINGS_OF_RECEPTIONS("import.field"),
    HEADINGS_OF_VISITS("import.field"),
    HEADINGS_OF_CONTACTS("import.field"),
    HEADINGS_OF_CONTRIBUTIONS("import.field"),
    /** 行业. */
    INDUSTRIES("Industry"),
    /** 线索来源. */
    LEAD_SOURCES("LeadSource"),
    /** 流失原因. */
    LOSS_REASONS("LossReason"),
    /** How a lead of the past ended. */
    LEAD_ENDINGS("LeadEnding");

    private final String words;

    Glossary(String words) {
        this.words = words;
    }

    @Override
    public String keyOf(String code) {
        return words + "." + code;
    }
}
