package io.parkledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.operation.Job;
import io.parkledger.api.operation.Jobs;
import io.parkledger.api.operation.Work;
import io.parkledger.core.importing.RowCounts;
import io.parkledger.core.ledger.RoundTrips;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What it costs to try a file, counted by how often it waits for the ledger's database, and how far it says it is. */
class TriedRowsTest {

    private static final Duration A_WHILE = Duration.ofSeconds(90);
    private static final int ROWS = 150;
    /** Where it begins and ends, and what is looked up again after some seconds. */
    private static final int BESIDE = 50;

    private TestApplication app;

    @BeforeEach
    void start() {
        app = TestApplication.start();
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

    /** Put in, and tried once. @return its id */
    private String put(String kind, String headings, IntFunction<String> row) {
        var table = IntStream.range(0, ROWS).mapToObj(row).collect(Collectors.joining("\n", headings + "\n", "\n"));
        var id = done(app.upload(
                        "manager",
                        "/api/v1/imports",
                        Map.of("parkId", "LQ", "kind", kind),
                        "名单.csv",
                        table.getBytes(StandardCharsets.UTF_8)))
                .text("/id");
        await().atMost(A_WHILE).until(() -> job(id).isOver());
        return id;
    }

    private Job job(String id) {
        return app.bean(Jobs.class).newestAbout(id, Job.Kind.TRY_IMPORT).orElseThrow();
    }

    private String receptions() {
        return put(
                "RECEPTIONS", "日期,企业,人数,接待人", row -> "2021-03-%02d,来访企业%d,%d,manager".formatted(1 + row % 30, row, 4));
    }

    private void tryAgain(String id, Work.Progress progress) {
        app.bean(ImportTrial.class).run(job(id), progress);
    }

    private void assertAllGood(String id) {
        assertThat(app.bean(ImportRows.class).counts(id, ImportRows.TRIED)).isEqualTo(new RowCounts(ROWS, 0, 0, 0));
    }

    @Test
    void a_row_of_one_command_waits_once() {
        var id = receptions();

        assertThat(RoundTrips.of(() -> tryAgain(id, (done, total) -> {}))).isBetween(ROWS, ROWS + BESIDE);

        assertAllGood(id);
    }

    /** Once for all that it does, and once for the person that it names. */
    @Test
    void a_row_of_four_commands_waits_twice() {
        var id = put(
                "LEADS",
                "企业名称,行业,来源,负责人,线索日期,意向日期,在谈日期,联系人,意向面积",
                row -> "来访企业%d,大数据,以商招商,manager,2021-03-01,2021-03-02,2021-03-03,联系人%d,100".formatted(row, row));

        assertThat(RoundTrips.of(() -> tryAgain(id, (done, total) -> {}))).isBetween(ROWS, 2 * ROWS + BESIDE);

        assertAllGood(id);
    }

    @Test
    void no_row_is_said_to_be_done_before_it_is_noted() {
        var id = receptions();
        var rows = app.bean(ImportRows.class);
        var said = new int[1];

        tryAgain(id, (done, total) -> {
            said[0]++;
            assertThat((long) rows.outcomes(id, ImportRows.TRIED).lastKey()).isGreaterThanOrEqualTo(done);
            assertThat(done).isLessThanOrEqualTo(total);
        });

        assertThat(said[0]).isGreaterThan(1);
        assertAllGood(id);
    }
}
