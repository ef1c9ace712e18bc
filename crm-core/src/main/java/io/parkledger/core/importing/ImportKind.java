package io.parkledger.core.importing;

/** What a file tells of: each kind of row becomes its own commands. */
public enum ImportKind {
    /** 楼宇与单元. */
    UNITS,
    /** 企业与租约: who is in or was, since when, where, and what it gave in one year. */
    TENANTS,
    /** 线索, with the days of its stages. */
    LEADS,
    /** 接待. */
    RECEPTIONS,
    /** 税收, 用工 and 产值 of a period. */
    CONTRIBUTIONS,
    /** 外访: trips of our staff, one row per trip. */
    VISITS,
    /** 企业联系人, of tenants and of companies that are still leads. */
    CONTACTS
}
