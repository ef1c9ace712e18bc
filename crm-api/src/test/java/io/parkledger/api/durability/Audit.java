package io.parkledger.api.durability;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Compares what officers were told with what the ledger holds, as an auditor reads it. */
final class Audit {

    /** One event, as far as its place in the ledger goes. */
    private record Stored(long position, String eventId, String aggregateId, String type) {}

    /** What the ledger tells of its own keeping, whenever it comes to it. */
    private static final String OF_THE_LEDGER_ITSELF = "custody.";

    private final List<Stored> read = new ArrayList<>();

    /** Reads on where the last check ended. */
    void check(Rest auditor, List<Officer> officers) {
        readOn(auditor, read);
        var expected = new HashMap<String, List<String>>();
        officers.forEach(officer -> expected.putAll(officer.expectedEvents()));
        var found = read.stream()
                .filter(event -> !event.aggregateId().equals(Staff.PARK))
                .filter(event -> !event.type().startsWith(OF_THE_LEDGER_ITSELF))
                .collect(groupingBy(Stored::aggregateId, mapping(Stored::type, toList())));
        assertThat(found).isEqualTo(expected);
        assertThat(read.stream().map(Stored::eventId)).doesNotHaveDuplicates();
    }

    /** Reads from the beginning: what was read before must be there as it was. */
    void checkFromTheBeginning(Rest auditor) {
        var again = new ArrayList<Stored>();
        readOn(auditor, again);
        assertThat(again.subList(0, read.size())).isEqualTo(read);
    }

    long events() {
        return read.size();
    }

    private static void readOn(Rest auditor, List<Stored> read) {
        while (true) {
            var feed = auditor.get("/api/v1/events?limit=1000&after=" + read.size())
                    .require()
                    .body();
            for (var item : feed.path("items")) {
                var event = new Stored(
                        item.path("position").asLong(),
                        item.path("eventId").asString(),
                        item.path("aggregateId").asString(),
                        item.path("type").asString());
                assertThat(event.position()).as("dense positions").isEqualTo(read.size() + 1);
                read.add(event);
            }
            if (feed.path("next").isNull()) {
                return;
            }
        }
    }
}
