package io.parkledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.operation.Job;
import io.parkledger.api.operation.Jobs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much memory files take while they are tried. {@code -Dimport.rows=10000} for ten thousand rows, and ten times as
 * many.
 */
class LargeImportTest {

    private static final Logger LOG = LoggerFactory.getLogger(LargeImportTest.class);
    private static final int ROWS = Integer.getInteger("import.rows", 200);
    private static final Duration A_WHILE = Duration.ofMinutes(20);
    private static final int TIMES_MORE = 10;
    private static final long MEGABYTE = 1 << 20;
    private static final long MEGABYTES_MORE = 48;

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

    private static String table(String headings, int rows, IntFunction<String> row) {
        return IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n", headings + "\n", "\n"));
    }

    private static String receptions(int rows) {
        return table(
                "日期,企业,人数,接待人,事由", rows, row -> "%s,澜桥来访企业%d有限公司,%d,staff,实地考察".formatted(day(row), row, 1 + row % 9));
    }

    private static LocalDate day(int row) {
        return LocalDate.of(2019, 1, 1).plusDays(row % 700);
    }

    private static byte[] workbook(String table) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Test", null)) {
            var sheet = workbook.newWorksheet("名单");
            var lines = table.lines().toList();
            for (int row = 0; row < lines.size(); row++) {
                var cells = lines.get(row).split(",");
                for (int column = 0; column < cells.length; column++) {
                    sheet.inlineString(row, column, cells[column]);
                }
                if (row % 500 == 0) {
                    sheet.flush();
                }
            }
        }
        return out.toByteArray();
    }

    private static byte[] utf8(String table) {
        return table.getBytes(StandardCharsets.UTF_8);
    }

    private String put(String kind, String name, byte[] file) {
        return done(app.upload("staff", "/api/v1/imports", Map.of("parkId", "LQ", "kind", kind), name, file))
                .text("/id");
    }

    /** A file of ten times the rows is tried with the memory of the smaller one, but for what tells its rows apart. */
    @Test
    void ten_times_the_rows_take_no_more_memory() throws IOException {
        long little = mostUsedWhileTried("a.csv", utf8(receptions(ROWS)), ROWS);
        var text = utf8(receptions(TIMES_MORE * ROWS));
        long much = mostUsedWhileTried("b.csv", text, TIMES_MORE * ROWS);
        var workbook = workbook(receptions(TIMES_MORE * ROWS));
        long asWorkbook = mostUsedWhileTried("c.xlsx", workbook, TIMES_MORE * ROWS);

        LOG.warn(
                "{} rows {} MB; ten times as many {} MB from {} MB of text, {} MB from a workbook of {} MB",
                ROWS,
                little,
                much,
                text.length / MEGABYTE,
                asWorkbook,
                workbook.length / MEGABYTE);
        assertThat(much).isLessThan(little + MEGABYTES_MORE);
        assertThat(asWorkbook).isLessThan(little + MEGABYTES_MORE);
    }

    /** In megabytes, of what is in use after a collection. */
    private long mostUsedWhileTried(String name, byte[] file, int rows) {
        var id = put("RECEPTIONS", name, file);
        var jobs = app.bean(Jobs.class);
        var most = new AtomicLong();
        await().atMost(A_WHILE).pollInterval(Duration.ofMillis(500)).until(() -> {
            System.gc();
            var memory = Runtime.getRuntime();
            most.accumulateAndGet(memory.totalMemory() - memory.freeMemory(), Math::max);
            return jobs.newestAbout(id, Job.Kind.TRY_IMPORT).orElseThrow().isOver();
        });
        assertThat(app.bean(ImportRows.class).counts(id, ImportRows.TRIED).created())
                .isEqualTo(rows);
        return most.get() / MEGABYTE;
    }
}
