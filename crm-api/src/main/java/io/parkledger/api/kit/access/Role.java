package io.parkledger.api.kit.access;

/** What somebody is here for. The three admins exclude each other and all business (三员分立). */
public enum Role {
    /** 招商专员, 企业服务专员, 统计员. */
    STAFF,
    /** 招商部长, 分管领导, 统计负责人. */
    MANAGER,
    /** Reads all, changes nothing; own reading is recorded. */
    AUDITOR,
    /** 系统管理员: runs it, opens and closes accounts. */
    SYSTEM_ADMIN,
    /** 安全管理员: gives roles and reach. */
    SECURITY_ADMIN,
    /** 审计管理员: watches the other two. */
    AUDIT_ADMIN;

    /** One of the three who exclude each other. */
    public boolean isAdmin() {
        return this == SYSTEM_ADMIN || this == SECURITY_ADMIN || this == AUDIT_ADMIN;
    }
}
