package io.parkledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.operation.Job;
import io.parkledger.api.operation.Jobs;
import io.parkledger.api.operation.Work;
import io.parkledger.core.id.ImportId;
import io.parkledger.core.importing.ImportCommand.BeginCommit;
import io.parkledger.core.importing.ImportCommand.BeginUndo;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.ledger.TestLedger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * An import that is interrupted at the worst of moments goes on, and each row is there once: with its events and with
 * the note of what became of it, or with neither.
 */
class InterruptedImportTest {

    private static final Duration A_WHILE = Duration.ofSeconds(90);
    private static final int ROWS = 40;

    /** Ends the connection that writes row 11 or 31: before the note of the row is kept, and once more after it is. */
    private static final String CUT = """
            CREATE SEQUENCE ledger.cuts;
            GRANT USAGE ON SEQUENCE ledger.cuts TO PUBLIC;
            CREATE FUNCTION ledger.cut() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NEW.run > 0 AND NEW.row IN (11, 31) AND nextval('ledger.cuts') % 2 = 1 THEN
                    PERFORM pg_terminate_backend(pg_backend_pid());
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER cut BEFORE INSERT OR UPDATE ON ledger.import_row FOR EACH ROW EXECUTE FUNCTION ledger.cut();
            """;

    private TestApplication app;
    private Jdbc owner;

    @BeforeEach
    void start() {
        app = TestApplication.start();
        owner = TestLedger.owner(app.database());
        done(app.post("system_admin", "/api/v1/parks", "{\"parkId\":\"LQ\",\"name\":\"园区\"}"));
    }

    @AfterEach
    void stop() {
        app.close();
    }

    private static Answered done(Answered answer) {
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 299);
        return answer;
    }

    private String put(String kind, String table) {
        var bytes = table.getBytes(StandardCharsets.UTF_8);
        var id = done(app.upload(
                        "manager", "/api/v1/imports", Map.of("parkId", "LQ", "kind", kind), kind + ".csv", bytes))
                .text("/id");
        awaitWork(id);
        return id;
    }

    private void awaitWork(String id) {
        await().atMost(A_WHILE).until(() -> app.bean(Jobs.class).all().stream()
                .filter(job -> id.equals(job.subject()))
                .allMatch(Job::isOver));
    }

    private static String units(int area) {
        return "楼宇,房号,楼层,面积\n"
                + IntStream.rangeClosed(1, ROWS)
                        .mapToObj(unit -> "A座,A%04d,1,%d\n".formatted(unit, area + unit))
                        .collect(Collectors.joining());
    }

    private static String receptions() {
        return "日期,企业,人数,接待人\n"
                + IntStream.rangeClosed(1, ROWS)
                        .mapToObj(day -> "2021-03-%02d,企业%d,%d,manager\n".formatted(1 + day % 30, day, day))
                        .collect(Collectors.joining());
    }

    private String shown(String id, String pointer) {
        var head = app.bean(Ledger.class).reader().head();
        return done(app.get("manager", "/api/v1/imports/" + id + "?minPosition=" + head))
                .body()
                .at(pointer)
                .toString();
    }

    /** How many events of a type there are, and of how many aggregates. */
    private List<Integer> events(String type) {
        return owner.query(
                        "SELECT count(*), count(DISTINCT aggregate_id) FROM ledger.event WHERE type = ?",
                        row -> List.of(row.getInt(1), row.getInt(2)),
                        type)
                .get(0);
    }

    @Test
    void a_connection_that_is_lost_in_a_row_leaves_it_whole_or_nothing_of_it() {
        var id = put("RECEPTIONS", receptions());
        owner.update(CUT);

        done(app.post(
                "manager", "/api/v1/imports/" + id + "/commit", "{\"goodRowsOnly\":false,\"unlikelyToo\":false}"));
        awaitWork(id);

        assertThat(shown(id, "/counts")).isEqualTo("{\"created\":40,\"updated\":0,\"unchanged\":0,\"refused\":0}");
        assertThat(events("reception.recorded")).containsExactly(ROWS, ROWS);
        assertThat(cuts()).as("cut in both rows, and gone on").isGreaterThanOrEqualTo(4);
        owner.update("ALTER SEQUENCE ledger.cuts RESTART");

        done(app.post("manager", "/api/v1/imports/" + id + "/undo", "{\"cause\":\"列错位\"}"));
        awaitWork(id);

        assertThat(shown(id, "/undone")).isEqualTo("40");
        assertThat(shown(id, "/kept")).isEqualTo("0");
        assertThat(events("reception.cancelled")).containsExactly(ROWS, ROWS);
        assertThat(cuts()).isGreaterThanOrEqualTo(4);
    }

    /** Of a row whose company, unit, trip or figure a row before has spoken of, as of that row itself. */
    @Test
    void a_row_after_the_kill_comes_to_what_was_tried_as_those_before_it_are_not_forgotten() {
        assertThat(killedAfterItsSecondRow("UNITS", """
                楼宇,房号,楼层,面积
                A座,A01,1,100
                A座,A02,1,100
                A座,A01,1,120
                A座,A01,1,100
                A座,A03,1,100
                """))
                .containsExactly("CREATED", "CREATED", "D import.row-before-says-otherwise", "UNCHANGED", "CREATED");
        assertThat(killedAfterItsSecondRow("UNITS", """
                楼宇,房号,楼层,面积
                A座,A01,1,110
                A座,A02,1,110
                A座,A01,1,100
                A座,A01,1,110
                """))
                .containsExactly("UPDATED", "UPDATED", "D import.row-before-says-otherwise", "UNCHANGED");
        assertThat(killedAfterItsSecondRow("LEADS", """
                企业名称,统一社会信用代码,行业,来源,负责人,线索日期,意向日期,在谈日期,评审日期,签约日期,落地日期,意向面积,联系人
                丙公司,91990101MA04J7YA9L,大数据,以商招商,staff,2021-01-01,2021-01-02,2021-01-03,2021-01-04,2021-01-05,2021-01-06,100,李
                丁公司,,大数据,以商招商,staff,2021-01-01,,,,,,,
                丙公司,91990101MA04J7YA9L,大数据,以商招商,staff,2021-02-01,2021-02-02,2021-02-03,2021-02-04,2021-02-05,2021-02-06,100,李
                丙公司,91990101MA04J7YA9L,大数据,以商招商,staff,2021-01-01,2021-01-02,2021-01-03,2021-01-04,2021-01-05,2021-01-06,100,李
                """))
                .containsExactly("CREATED", "CREATED", "A lead.company-has-no-other-open-lead", "UNCHANGED");
        assertThat(killedAfterItsSecondRow("TENANTS", """
                企业名称,统一社会信用代码,行业,房号,租期起,租期止
                丙公司,91990101MA04J7YA9L,大数据,A01,2021-03-01,2021-03-31
                甲公司,91990101MA91X9P91N,大数据,A02,2021-03-01,2021-12-31
                丙公司,91990101MA04J7YA9L,大数据,A03,2021-04-01,2021-12-31
                甲公司,91990101MA91X9P91N,大数据,A02,2021-03-01,2022-12-31
                """))
                .containsExactly("CREATED", "CREATED", "CREATED", "UNCHANGED");
        assertThat(killedAfterItsSecondRow("CONTACTS", """
                企业名称,姓名,联系电话
                甲公司,王,13800138000
                丙公司,李,13800138001
                甲公司,王,13800138009
                甲公司,王,13800138000
                """))
                .containsExactly("CREATED", "CREATED", "B import.contact-said-otherwise", "UNCHANGED");
        assertThat(killedAfterItsSecondRow("CONTACTS", """
                企业名称,姓名,联系电话
                甲公司,王,13800138002
                丙公司,李,13800138003
                甲公司,王,13800138000
                甲公司,王,13800138002
                """))
                .containsExactly("UPDATED", "UPDATED", "B import.contact-said-otherwise", "UNCHANGED");
        assertThat(killedAfterItsSecondRow("CONTRIBUTIONS", """
                统一社会信用代码,期间,税收,用工人数
                91990101MA91X9P91N,2021-Q2,100,10
                91990101MA04J7YA9L,2021-Q2,100,10
                91990101MA91X9P91N,2021-Q2,200,10
                91990101MA91X9P91N,2021-Q2,100,10
                """))
                .containsExactly("CREATED", "CREATED", "C import.row-before-says-otherwise", "UNCHANGED");
        assertThat(killedAfterItsSecondRow("CONTRIBUTIONS", """
                统一社会信用代码,期间,税收,用工人数
                91990101MA91X9P91N,2021-Q2,200,10
                91990101MA04J7YA9L,2021-Q2,200,10
                91990101MA91X9P91N,2021-Q2,100,10
                91990101MA91X9P91N,2021-Q2,200,10
                """))
                .containsExactly("UPDATED", "UPDATED", "C import.row-before-says-otherwise", "UNCHANGED");
        assertThat(killedAfterItsSecondRow("RECEPTIONS", """
                日期,企业,人数,接待人
                2021-03-01,甲公司,3,staff
                2021-03-02,甲公司,3,staff
                2021-03-01,甲公司,3,staff
                """)).containsExactly("CREATED", "CREATED", "UNCHANGED");
        assertThat(killedAfterItsSecondRow("VISITS", """
                出发日期,目的地,拜访企业,外出人数,天数,带队人
                2021-03-01,沧屿,甲公司,3,2,staff
                2021-03-02,沧屿,甲公司,3,2,staff
                2021-03-01,沧屿,甲公司,4,2,staff
                2021-03-01,沧屿,甲公司,3,2,staff
                """))
                .containsExactly("CREATED", "CREATED", "D import.visit-recorded-otherwise", "UNCHANGED");
    }

    /** What its rows came to, as {@code CREATED} or what stands in the way: the same as when they were tried. */
    private List<String> killedAfterItsSecondRow(String kind, String table) {
        var id = put(kind, table);
        var tried = rows(id);
        begin(id);
        var work = app.bean(ImportRecording.class);

        assertThatThrownBy(() -> work.run(job(id), (done, total) -> {
                    if (done == 3) {
                        throw new Killed();
                    }
                }))
                .isInstanceOf(Killed.class);
        work.run(job(id), (done, total) -> {});

        assertThat(shown(id, "/status")).isEqualTo("\"COMMITTED\"");
        assertThat(rows(id)).as(kind).isEqualTo(tried);
        return tried.stream()
                .map(row -> row.path("outcome").asString().equals("REFUSED")
                        ? row.at("/reasons/0/column").asString("?") + " "
                                + row.at("/reasons/0/code").asString()
                        : row.path("outcome").asString())
                .toList();
    }

    private static final class Killed extends RuntimeException {}

    /** To record it, without those who do. */
    private void begin(String id) {
        var command = new BeginCommit(
                new ImportId(id), true, true, app.bean(LedgerClock.class).today());
        app.bean(Ledger.class).desk().send(command, app.bean(ImportSender.class).of("manager", id), Delivery.PLAIN);
    }

    private List<JsonNode> rows(String id) {
        return done(app.get("manager", "/api/v1/imports/" + id + "/rows"))
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private int cuts() {
        return owner.query("SELECT last_value FROM ledger.cuts", row -> row.getInt(1))
                .get(0);
    }

    /** A node that stood still for a while does not know that another one has done its work since. */
    @Test
    void a_node_that_wakes_up_in_the_middle_does_nothing_a_second_time() {
        var first = put("UNITS", units(100));
        done(app.post(
                "manager", "/api/v1/imports/" + first + "/commit", "{\"goodRowsOnly\":false,\"unlikelyToo\":false}"));
        awaitWork(first);
        var id = put("UNITS", units(200));
        var today = app.bean(LedgerClock.class).today();
        var sender = app.bean(ImportSender.class).of("manager", id);
        var desk = app.bean(Ledger.class).desk();

        desk.send(new BeginCommit(new ImportId(id), false, false, today), sender, Delivery.PLAIN);
        doWhileAnotherDoes(app.bean(ImportRecording.class), id);

        assertThat(shown(id, "/counts")).isEqualTo("{\"created\":0,\"updated\":40,\"unchanged\":0,\"refused\":0}");
        assertThat(events("unit.corrected")).containsExactly(ROWS, ROWS);

        desk.send(new BeginUndo(new ImportId(id), "列错位", today), sender, Delivery.PLAIN);
        doWhileAnotherDoes(app.bean(ImportUndo.class), id);

        assertThat(shown(id, "/undone")).isEqualTo("40");
        assertThat(shown(id, "/kept")).isEqualTo("0");
        assertThat(owner.query(
                        "SELECT count(*) FROM ledger.import_row WHERE import_id = ? AND undone = 'UNDONE'",
                        row -> row.getInt(1),
                        id))
                .containsExactly(ROWS);
        assertThat(events("unit.corrected")).containsExactly(2 * ROWS, ROWS);
    }

    /** Somebody who has left keeps nobody else's file waiting. */
    @Test
    void an_import_that_cannot_go_on_stands_in_the_way_of_no_other() {
        var id = put("UNITS", units(100));
        var jobs = app.bean(Jobs.class);
        app.bean(Ledger.class)
                .desk()
                .send(
                        new BeginCommit(
                                new ImportId(id),
                                false,
                                false,
                                app.bean(LedgerClock.class).today()),
                        app.bean(ImportSender.class).of("manager", id),
                        Delivery.PLAIN);
        var first = jobs.ask(Job.Kind.RECORD_IMPORT, id, "somebody-who-left");
        await().atMost(A_WHILE).until(() -> jobs.find(first.id()).orElseThrow().error() != null);

        put("RECEPTIONS", receptions());

        assertThat(jobs.find(first.id()).orElseThrow().isOver()).isFalse();
    }

    private static Job job(String id) {
        return new Job("-", "-", id, "manager", Job.State.RUNNING, 0, 0, Instant.EPOCH, null, null, null, null, null);
    }

    private static void doWhileAnotherDoes(Work work, String id) {
        var job = job(id);
        var stoodStill = new AtomicBoolean();
        work.run(job, (done, total) -> {
            if (done >= 5 && !stoodStill.getAndSet(true)) {
                work.run(job, (any, of) -> {});
            }
        });
        assertThat(stoodStill).isTrue();
    }
}
