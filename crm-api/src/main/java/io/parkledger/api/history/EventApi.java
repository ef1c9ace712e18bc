package io.parkledger.api.history;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.core.ledger.Ledger;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger itself, by position: what auditors read. */
@RestController
@RequestMapping("/api/v1/events")
@Tag(name = "events")
class EventApi {

    private static final int MAX = 1_000;

    private final Ledger ledger;
    private final StoredEvents stored;

    EventApi(Ledger ledger, StoredEvents stored) {
        this.ledger = ledger;
        this.stored = stored;
    }

    /**
     * One event as stored; personal data is left out, persons are named by their id.
     *
     * @param said the event in words of the caller's language
     */
    record Event(
            long position,
            String eventId,
            String type,
            int revision,
            String aggregateType,
            String aggregateId,
            long sequence,
            Instant recordedAt,
            Map<String, String> metadata,
            Map<String, Object> payload,
            String said) {}

    /**
     * Events in the order of their positions.
     *
     * @param head the newest position; the feed is complete up to it
     * @param next link to the events after these; null when there are none yet
     */
    record Feed(List<Event> items, long head, @Nullable String next) {}

    @GetMapping
    @Allowed(Action.READ_LEDGER)
    @Operation(summary = "Events after a position, in order; dense, final, the same for every reader")
    Feed after(Call call, @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MAX) {
            throw Refused.malformed("limit", "request.limit", MAX);
        }
        if (after < 0) {
            throw Refused.malformed("after", "request.not-a-position");
        }
        var events = ledger.reader().after(after, Long.MAX_VALUE, limit);
        var head = ledger.reader().head();
        var last = events.isEmpty() ? after : events.get(events.size() - 1).position();
        var next = last < head ? "/api/v1/events?after=" + last + "&limit=" + limit : null;
        return new Feed(events.stream().map(stored::event).toList(), head, next);
    }

    @GetMapping("/{position}")
    @Allowed(Action.READ_LEDGER)
    @Operation(summary = "The event at a position")
    Event at(Call call, @PathVariable long position) {
        return stored.at(position).orElseThrow(() -> Refused.unknown("" + position));
    }
}
