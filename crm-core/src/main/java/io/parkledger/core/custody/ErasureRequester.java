package io.parkledger.core.custody;

/** Who asks that a person be erased: no name, since the request is kept for ever. */
public enum ErasureRequester {
    /** 本人. */
    PERSON,
    /** 代理人或监护人: whoever acts for the person. */
    REPRESENTATIVE,
    /** 所在企业. */
    COMPANY,
    /** 主管部门. */
    AUTHORITY
}
