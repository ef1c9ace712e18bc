package io.parkledger.api.demo;

import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.access.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who works in the demo park: known accounts, which only the demo has. */
final class DemoPeople {

    /** The password of every demo account. */
    static final String PASSWORD = "parkledger-demo";

    static final String INVESTMENT = "招商部";
    static final String SERVICE = "企业服务部";

    private static final List<String> OFFICERS =
            List.of("lin:林专员", "su:苏专员", "gao:高专员", "he:何专员", "luo:罗专员", "liang:梁专员");

    private DemoPeople() {}

    /** Login of an officer named in the files; whom the demo does not know keeps the name as written. */
    static String loginOf(String name) {
        return OFFICERS.stream()
                .filter(officer -> officer.endsWith(":" + name))
                .map(officer -> officer.substring(0, officer.indexOf(':')))
                .findFirst()
                .orElse(name);
    }

    static List<Account> accounts(String park, String makerSpace) {
        var staff = OFFICERS.stream()
                .map(officer -> officer.split(":"))
                .map(officer -> account(officer[0], officer[1], Role.STAFF, park, INVESTMENT, null));
        var others = List.of(
                account("wang", "王部长（招商部长）", Role.MANAGER, park, INVESTMENT, null),
                account("zhao", "赵主任（分管副主任）", Role.MANAGER, park, null, null),
                account("chen", "陈专员（企业服务专员）", Role.STAFF, park, SERVICE, null),
                account("xu", "徐专员（企业服务专员）", Role.STAFF, park, SERVICE, null),
                account("ke", "柯专员（科技专员）", Role.STAFF, park, SERVICE, null),
                account("tong", "童统计（统计员）", Role.STAFF, park, SERVICE, null),
                account("fang", "方主管（统计负责人）", Role.MANAGER, park, SERVICE, null),
                account("shen", "沈审计（审计员）", Role.AUDITOR, null, null, null),
                account("operator", "众创空间运营方", Role.STAFF, park, "众创空间", Set.of(makerSpace)),
                account("admin", "系统管理员", Role.SYSTEM_ADMIN, null, null, null),
                account("security", "安全管理员", Role.SECURITY_ADMIN, null, null, null),
                account("watch", "审计管理员", Role.AUDIT_ADMIN, null, null, null));
        return Stream.concat(staff, others.stream()).toList();
    }

    private static Account account(
            String login,
            String name,
            Role role,
            @Nullable String park,
            @Nullable String team,
            @Nullable Set<String> buildings) {
        return new Account(login, name, role, park == null ? null : Set.of(park), team, buildings, false, false);
    }
}
