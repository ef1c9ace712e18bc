package io.parkledger.api.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.access.Tokens;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.StoredLedger;
import io.parkledger.projection.store.Parked;
import io.parkledger.projection.store.keeper.ViewKeeper;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A ledger that holds what version 1.0.0 wrote and could not live with comes up with all that is well. */
class PoisonedLedgerTest {

    private static final int EVENTS = 24;

    private static TestApplication app;

    @BeforeAll
    static void start() {
        app = TestApplication.over(StoredLedger.restore(StoredLedger.POISON));
        var accounts = app.bean(Accounts.class);
        accounts.open(new Account("shen", "审", Role.AUDITOR, null, null, null, false, false), "澜桥的审计口令");
        accounts.open(new Account("admin", "管", Role.SYSTEM_ADMIN, null, null, null, false, false), "澜桥的管理口令");
        app.speakWith("shen", app.bean(Tokens.class).make("shen", Tokens.Kind.API, "test", Duration.ofHours(1)));
        assertThat(app.bean(ViewKeeper.class).await(EVENTS, Duration.ofSeconds(30)))
                .isTrue();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void what_cannot_be_projected_is_set_aside_with_what_follows_of_its_subject() {
        var parked = app.bean(ViewKeeper.class).parked();

        assertThat(parked.stream()
                        .filter(Parked::cannotBeApplied)
                        .map(Parked::aggregateId)
                        .distinct())
                .containsExactlyInAnyOrder("L-2", "LQ0103");
        assertThat(parked.stream()
                        .filter(it -> !it.cannotBeApplied())
                        .map(Parked::position)
                        .distinct())
                .containsExactly(8L);
    }

    @Test
    void whoever_operates_it_reads_in_words_that_an_event_does_not_fit_with_the_technical_cause_as_a_detail() {
        var page = app.page("admin", "/operation").body();

        assertThat(page)
                .contains("views.parked", "有事件无法计入视图", "降级运行")
                .containsPattern("与现有数据对不上[^<]*</span>\\s*<details>\\s*<summary>技术原因</summary>\\s*<code>[^<]+</code>");
    }

    @ParameterizedTest
    @CsvSource({
        "leads/L-1, stage, QUALIFIED",
        "leads/L-3, stage, REGISTERED",
        "negotiations/N-2, stage, TALKING",
        "contracts/C-1, tenantId, T-1",
        "contracts/C-2, status, IN_FORCE",
        "units/LQ0101, state, OCCUPIED",
        "units/LQ0102, state, OCCUPIED",
        "tenants/T-2, company, 后来的企业"
    })
    void all_else_is_shown(String path, String field, String value) {
        var answer = app.get("shen", "/api/v1/" + path);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.text("/" + field)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"reports/rent-roll?on=2025-06-30", "reports/funnel?from=2024-01&to=2025-12", "leads", "units"})
    void reports_and_lists_answer(String path) {
        assertThat(app.get("shen", "/api/v1/" + path).status()).isEqualTo(200);
    }

    /**
     * The day 9999-12-31 of the renewal cannot become a claim: the contract is not extended, and everything else is
     * done.
     */
    @Test
    void the_policies_get_past_what_they_cannot_do() {
        var jdbc = app.bean(Ledger.class).jdbc();

        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        jdbc.query("SELECT position FROM policy_progress", row -> row.getLong(1)))
                .isEqualTo(List.of((long) EVENTS)));
        assertThat(app.get("shen", "/api/v1/contracts/C-1").text("/endOn")).isEqualTo("2025-12-31");
    }
}
