package io.parkledger.api.durability;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Who works in a new ledger: opened by the three admins, step by step as it has to be, with bearer tokens that outlive
 * restarts.
 *
 * @param manager writes leads
 * @param auditor reads events
 * @param admin   operates
 */
record Staff(String manager, String auditor, String admin) {

    static final String PARK = "park-1";

    private static final String PASSWORD = "correct-horse-battery";

    /** @param nodes all that were started on the new ledger */
    static Staff hire(ApplicationProcess... nodes) {
        var rest = Rest.at(nodes[0].port());
        var admin = firstSignIn(rest, "sysadmin", ApplicationProcess.oneTimePassword("sysadmin", nodes));
        var security = firstSignIn(rest, "secadmin", ApplicationProcess.oneTimePassword("secadmin", nodes));
        admin.post("/api/v1/parks", Map.of("parkId", PARK, "name", "东湖园区")).require();
        var manager = open(rest, admin, security, "wang", Map.of("role", "MANAGER", "parks", Set.of(PARK)));
        var auditor = open(rest, admin, security, "sun", Map.of("role", "AUDITOR", "parks", Set.of("*")));
        return new Staff(manager, auditor, token(admin));
    }

    private static String open(Rest rest, Rest admin, Rest security, String login, Map<String, Object> reach) {
        var opened = admin.post("/api/v1/accounts", Map.of("login", login, "name", login))
                .require();
        var given =
                security.post("/api/v1/accounts/" + login + "/give-role", reach).require();
        return token(firstSignIn(rest, login, opened.text("firstHalf") + given.text("secondHalf")));
    }

    private static Rest firstSignIn(Rest rest, String login, String oneTimePassword) {
        rest.signIn(login, oneTimePassword)
                .post(
                        "/api/v1/accounts/me/change-password",
                        Map.of("password", oneTimePassword, "newPassword", PASSWORD))
                .require();
        return rest.signIn(login, PASSWORD);
    }

    private static String token(Rest signedIn) {
        return Objects.requireNonNull(signedIn.token());
    }
}
