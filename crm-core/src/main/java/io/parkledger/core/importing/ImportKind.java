package io.parkledger.core.importing;

/** What a file tells of: each kind of row becomes its own commands. */
public enum ImportKind {
    /** 楼宇与单元. */
    UNITS,
    /** 接待. */
    RECEPTIONS,
    /** 税收, 用工 and 产值 of a period. */
    CONTRIBUTIONS
}
