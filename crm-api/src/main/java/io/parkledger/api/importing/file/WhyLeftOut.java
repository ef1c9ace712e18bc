package io.parkledger.api.importing.file;

/** Why a row of a sheet is no row of its table. */
public enum WhyLeftOut {
    BLANK,
    /** 合计, 小计, 总计. */
    TOTAL,
    /** 填表人, 备注, and what else stands below a table. */
    NOTE,
    /** The headings once more, as at the top of each printed page, or the numbers of the columns below them (栏次). */
    HEADING
}
