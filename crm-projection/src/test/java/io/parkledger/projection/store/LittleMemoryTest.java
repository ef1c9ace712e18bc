package io.parkledger.projection.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.lead.LeadEvent.LeadRegistered;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.value.LeadSource;
import io.parkledger.projection.Projections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However much is projected at a stretch: what is remembered of it goes by the memory that there is. */
@Timeout(120)
class LittleMemoryTest {

    private static final int LEADS = 50_000;
    private static final int TOGETHER = 1_000;
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private Path folder;

    /** Projects more leads than are ever remembered. */
    static final class Projecting {

        private Projecting() {}

        public static void main(String[] none) {
            var projections = Projections.all();
            var views = WorkingSet.detached();
            var parking = new Parking();
            for (int first = 1; first <= LEADS; first += TOGETHER) {
                LongStream.range(first, first + TOGETHER)
                        .mapToObj(Projecting::registered)
                        .forEach(event -> projections.deliver(event, views, parking));
                views.changed();
                views.written();
            }
        }

        private static LedgerEvent registered(long position) {
            var lead = new LeadRegistered(
                    new LeadId("xs-" + position),
                    new ParkId("LQ"),
                    "澜桥云枢数据科技有限公司" + position,
                    null,
                    null,
                    LeadSource.TENANT_REFERRAL,
                    "su",
                    null,
                    "展会上认识",
                    LocalDate.of(2021, 3, 1));
            return new LedgerEvent(
                    position,
                    "e-" + position,
                    "lead",
                    lead.leadId().value(),
                    0,
                    "lead.registered",
                    1,
                    TestViews.FIRST_RECORDED_AT.plusSeconds(position),
                    lead,
                    Map.of("actor", "su", "role", "staff", "source", "api"));
        }
    }

    @Test
    void more_is_projected_than_there_is_memory_for() throws IOException, InterruptedException {
        var said = folder.resolve("said");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Projecting.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        assertThat(process.waitFor()).as("%s", Files.readString(said)).isZero();
    }

    @Test
    void whoever_has_much_remembers_no_more_than_is_of_use() {
        assertThat(WorkingSet.room(256L * MEGABYTE)).isEqualTo(13_107);
        assertThat(WorkingSet.room(1_024L * MEGABYTE)).isEqualTo(50_000);
        assertThat(WorkingSet.room(Long.MAX_VALUE)).isEqualTo(50_000);
    }
}
