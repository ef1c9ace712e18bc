package io.parkledger.api.log;

import static io.parkledger.api.Told.done;
import static io.parkledger.api.Told.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.ledger.seal.LogReader;
import io.parkledger.core.tlog.Checkpoint;
import io.parkledger.core.tlog.Hash;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A verification is asked for, carried out and shown, and what it finds to be changed is read-only. */
class VerificationTest {

    private static final Duration A_WHILE = Duration.ofSeconds(30);
    private static final String VERIFY = "/api/v1/log/verify";
    private static final String ENGLISH = "en";

    private static TestApplication app;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        for (int number = 1; number <= 9; number++) {
            done(app.post(
                    "system_admin",
                    "/api/v1/parks",
                    json("{'parkId':'P-%d','name':'园区%d'}".formatted(number, number))));
        }
        awaitSealed();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static void awaitSealed() {
        await().atMost(A_WHILE)
                .until(() -> app.bean(LogReader.class).size()
                        == app.bean(Ledger.class).reader().head());
    }

    private static Checkpoint newest() {
        return Checkpoint.parse(
                app.bean(LogReader.class).checkpoint().orElseThrow().text());
    }

    private static String trusting(String... texts) {
        return JsonMapper.shared().writeValueAsString(Map.of("trusted", texts));
    }

    private static Answered verified(String login, String body) {
        var asked = app.post(login, VERIFY, body);
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.header("Location")).isEqualTo("/api/v1/jobs/" + asked.text("/id"));
        return await().atMost(A_WHILE).until(() -> app.get(login, asked.header("Location")), job -> job.text("/state")
                .equals("DONE"));
    }

    private static String page(String path, String language) {
        return app.page("auditor", path, "Accept-Language", language).body();
    }

    private static Answered healthOf(String part) {
        var answered = app.get(null, "/actuator/health" + part);
        assertThat(answered.status()).isIn(200, 503);
        return answered;
    }

    private static String health() {
        return healthOf("").text("/status");
    }

    @Test
    void whoever_may_ask_is_told_what_was_found_and_the_last_one_is_kept() {
        for (var login : new String[] {"system_admin", "security_admin", "audit_admin", "auditor"}) {
            var job = verified(login, "{}");

            assertThat(job.text("/kind")).isEqualTo("verify");
            assertThat(job.body().at("/result").isNull()).isTrue();
            assertThat(job.body().at("/verification/count").asLong(-1)).isZero();
            assertThat(job.body().at("/verification/upTo").asLong()).isGreaterThanOrEqualTo(9);
            assertThat(job.text("/verification/took")).startsWith("PT");
            assertThat(app.get("auditor", "/api/v1/log/verification").text("/last/id"))
                    .isEqualTo(job.text("/id"));
        }
        assertThat(app.post("manager", VERIFY, "{}").status()).isEqualTo(403);
        assertThat(page("/seal", "zh-CN")).contains("未发现问题", "没有用库外人员留存的封存点比对", "能证明什么");
        assertThat(app.page("system_admin", "/operation").body()).contains("核验账本", "未发现问题");
    }

    @Test
    void a_checkpoint_noted_earlier_is_read_as_it_is_written() {
        var note = app.bean(LogReader.class).checkpoint().orElseThrow().toString();
        var text = newest().text();

        var job = verified("auditor", trusting(note, note.replace("\n", "\r\n").strip(), text));
        assertThat(job.body().at("/verification/count").asLong(-1)).isZero();
        assertThat(page("/seal", ENGLISH))
                .contains("It was held against checkpoints that whoever asked for it had noted.");

        var other = new Checkpoint("park.example/other", 3, Hash.EMPTY).text();
        var refused = app.post("auditor", VERIFY, trusting(text, "账本", other), "Accept-Language", ENGLISH);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("trusted[1]");
        assertThat(refused.text("/errors/0/code")).isEqualTo("request.not-a-checkpoint");
        assertThat(refused.text("/errors/1/field")).isEqualTo("trusted[2]");
        assertThat(refused.text("/errors/1/code")).isEqualTo("request.checkpoint-of-another-ledger");
        assertThat(refused.text("/errors/1/detail")).contains("another ledger (park.example/other)");
    }

    @Test
    void a_verification_is_asked_for_on_the_page_without_scripts() {
        assertThat(page("/seal", "zh-CN")).contains("action=\"/log/verify\"", "name=\"trusted\"");

        var sent = app.form(
                "auditor", "/log/verify", Map.of("trusted", newest().text().replace("\n", "\r\n")));
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(sent.headers().firstValue("Location")).hasValue("/seal?done=log.verify");

        var refused = app.form("auditor", "/log/verify", Map.of("trusted", "抄错了\r\n第二行"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("这不是封存点", "抄错了\r\n第二行");
        await().atMost(A_WHILE).until(() -> app.get("auditor", "/api/v1/log/verification")
                .body()
                .path("underWay")
                .isNull());
    }

    @Test
    void what_contradicts_a_checkpoint_noted_earlier_alarms_and_all_else_serves_on() {
        var contradicted = new Checkpoint(newest().origin(), 3, newest().root()).text();

        var job = verified("auditor", trusting(contradicted));
        assertThat(job.text("/verification/findings/0/code")).isEqualTo("CHECKPOINT_DIFFERS");
        await().atMost(A_WHILE).until(() -> health().equals("DOWN"));
        assertThat(healthOf("").body().at("/components/node/details").toString())
                .contains("seal.verification-failed");
        assertThat(healthOf("/readiness").text("/status")).isEqualTo("UP");
        assertThat(page("/seal", "zh-CN")).contains("账本与封存点不符", "发现 1 处问题");
        assertThat(page("/seal", ENGLISH)).contains("The ledger does not agree with a checkpoint");
        assertThat(page("/operation", "zh-CN")).contains("最近一次核验发现账本与封存的内容不一致", "seal.verification-failed");

        verified("auditor", "{}");
        await().atMost(A_WHILE).until(() -> health().equals("UP"));
    }

    @Test
    void what_was_changed_is_read_only_says_why_and_takes_commands_again_once_it_is_as_it_was() {
        var owner = TestLedger.owner(app.database());
        owner.update("ALTER TABLE ledger.event DISABLE TRIGGER event_only_grows");
        var shift = "UPDATE ledger.event SET recorded_at = recorded_at + interval '1 microsecond' * ?"
                + " WHERE aggregate_id = 'P-7'";
        var correct = "/parks/P-7/correct";
        assertThat(app.page("system_admin", "/parks/P-7").body()).contains("href=\"" + correct);
        owner.update(shift, 1);
        try {
            var job = verified("auditor", "{}");
            assertThat(job.text("/verification/findings/0/code")).isEqualTo("EVENT_CHANGED");
            assertThat(job.body().at("/verification/subjects").toString()).isEqualTo("[\"P-7\"]");
            await().atMost(A_WHILE)
                    .until(() -> app.page("system_admin", "/parks/P-7").body().contains("查明之前只读"));

            assertThat(app.page("system_admin", "/parks/P-7").body())
                    .contains("事件内容与封存时不一致")
                    .doesNotContain("href=\"" + correct, "/seal");
            assertThat(app.page("auditor", "/parks/P-7").body())
                    .contains("href=\"/seal#verification\"", "href=\"/ledger/7\"");
            assertThat(app.page("system_admin", "/parks/P-6").body())
                    .contains("href=\"/parks/P-6/correct")
                    .doesNotContain("查明之前只读");
            assertThat(page("/seal", "zh-CN"))
                    .contains("事件内容与封存时不一致", "recorded_at", "href=\"/parks/P-7\"", "涉及 1 个对象");
            assertThat(page("/ledger/7", ENGLISH)).contains("it is read-only until that has been looked into");

            var body = "{'name':'改名','cause':'录错','correctedOn':'2021-03-01'}";
            var refused = app.post("system_admin", "/api/v1" + correct, json(body));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text("/code")).isEqualTo("ledger.in-doubt");
            var form =
                    app.form("system_admin", correct, Map.of("name", "改名", "cause", "录错", "correctedOn", "2021-03-01"));
            assertThat(form.statusCode()).isEqualTo(409);
            assertThat(form.body()).contains("核验发现该对象的历史记录被改动过，查明之前暂停办理");
        } finally {
            owner.update(shift, -1);
            owner.update("ALTER TABLE ledger.event ENABLE TRIGGER event_only_grows");
        }
        verified("auditor", "{}");
        await().atMost(A_WHILE)
                .until(() -> app.page("system_admin", "/parks/P-7").body().contains("href=\"" + correct));
    }

    @Test
    void an_events_page_says_whether_a_checkpoint_covers_it_and_hands_out_its_proof() throws Exception {
        var log = app.bean(LogReader.class);
        assertThat(page("/ledger/2", "zh-CN"))
                .contains("已封存", Hash.ofLeaf(log.entry(2).orElseThrow()).base64(), "href=\"/ledger/2/proof.txt\"");
        var proof = app.page("auditor", "/ledger/2/proof.txt");
        assertThat(proof.body()).startsWith("c2sp.org/tlog-proof@v1\nindex 1\n");
        assertThat(proof.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"2.tlog-proof\"");
        assertThat(app.page("auditor", "/seal/checkpoint.txt").body()).startsWith(newest().origin() + "\n");

        var database = app.database();
        try (var holder = DriverManager.getConnection(database.url(), database.ownerUser(), database.ownerPassword());
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE ledger.log_entry IN EXCLUSIVE MODE");
            done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'P-10','name':'园区十'}")));
            var position = app.bean(Ledger.class).reader().head();

            assertThat(page("/ledger/" + position, "zh-CN")).contains("尚未封存").doesNotContain("已封存");
            var none = app.page("auditor", "/ledger/" + position + "/proof.txt", "Accept", "nonsense");
            assertThat(none.statusCode()).isEqualTo(404);
            assertThat(none.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
            assertThat(none.body()).contains("还没有封存点覆盖到这里");
            holder.rollback();
        }
        awaitSealed();
    }

    @Test
    void a_foreign_event_is_listed_and_never_passed_off_as_genuine() {
        assertThat(page("/seal", "zh-CN")).contains("全部事件都由本系统写入");
        var owner = TestLedger.owner(app.database());
        owner.update("INSERT INTO ledger.foreign_event VALUES (3)");
        try {
            assertThat(page("/seal", "zh-CN")).contains("有 1 条事件不是由本系统写入的", "href=\"/ledger/3\"");
            assertThat(page("/ledger/3", "zh-CN")).contains("外来：不是由本系统写入");
        } finally {
            owner.update("ALTER TABLE ledger.foreign_event DISABLE TRIGGER foreign_event_only_grows");
            owner.update("DELETE FROM ledger.foreign_event");
            owner.update("ALTER TABLE ledger.foreign_event ENABLE TRIGGER foreign_event_only_grows");
        }
    }
}
