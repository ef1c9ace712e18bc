package io.parkledger.api.history;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Doubts;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.history.Step;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.api.kit.page.InMenu;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.subject.Places;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.api.operation.LedgerProgress;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.seal.LogReader;
import io.parkledger.projection.Views;
import io.parkledger.projection.history.HistoryViews;
import io.parkledger.projection.store.rows.SliceRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The ledger (账本) as auditors read it: every event, in the order it was sealed, down to what is stored. */
@Controller
@PageController
@RequestMapping("/ledger")
class LedgerPages {

    /** What units are called is told beside their events. */
    private static final String OF_UNITS = "unit.";

    /** How many events are shown before and after one. */
    private static final int BESIDE = 2;

    private final Ledger ledger;
    private final LogReader log;
    private final Doubts doubts;
    private final StoredEvents stored;
    private final History history;
    private final ViewArguments positions;
    private final LedgerProgress standing;
    private final Accounts accounts;
    private final Places places;
    private final JsonMapper json;

    LedgerPages(
            Ledger ledger,
            LogReader log,
            Doubts doubts,
            StoredEvents stored,
            History history,
            ViewArguments positions,
            LedgerProgress standing,
            Accounts accounts,
            Places places,
            JsonMapper json) {
        this.ledger = ledger;
        this.log = log;
        this.doubts = doubts;
        this.stored = stored;
        this.history = history;
        this.positions = positions;
        this.standing = standing;
        this.accounts = accounts;
        this.places = places;
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    /**
     * @param upTo          a position, an instant or a day: the list begins there and goes back
     * @param recordedAfter a position, an instant or a day: only what was written down later
     */
    @GetMapping({"", Sheet.AT, Sheet.AT_XLSX})
    @Allowed(Action.READ_LEDGER)
    @InMenu(at = 110, group = "audit", icon = "journal")
    String list(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable LocalDate effectiveFrom,
            @RequestParam(required = false) @Nullable LocalDate effectiveTo,
            @RequestParam(required = false) @Nullable String recordedAfter,
            @RequestParam(required = false) @Nullable String upTo,
            SliceRequest page,
            HttpServletRequest request,
            Model model) {
        var filter = new HistoryViews.Filter(
                PageRequests.filled(type),
                PageRequests.filled(actor),
                PageRequests.filled(subject),
                effectiveFrom,
                effectiveTo,
                positionOf("recordedAfter", recordedAfter),
                positionOf("upTo", upTo));
        var today = positions.knownOn(request);
        var events = Listed.of(history.all(filter, views, page));
        model.addAttribute("events", events);
        model.addAttribute(
                "names",
                views.space()
                        .unitNames(events.items().stream()
                                .filter(event -> event.type().startsWith(OF_UNITS)
                                        && !event.subjects().isEmpty())
                                .map(event -> event.subjects().get(0))
                                .collect(Collectors.toSet())));
        model.addAttribute("filter", filter);
        model.addAttribute("recordedAfter", recordedAfter);
        model.addAttribute("upTo", upTo);
        model.addAttribute("kinds", kinds());
        model.addAttribute("places", places.of(call.caller()));
        model.addAttribute("people", accounts.all());
        model.addAttribute("standing", standing.now());
        model.addAttribute("unsealed", ledger.reader().unsealed());
        model.addAttribute("lastRecordedAt", ledger.reader().lastRecordedAt());
        model.addAttribute("yearEnd", today.withDayOfYear(1).minusDays(1));
        model.addAttribute("yearBegin", today.minusYears(1).withDayOfYear(1));
        model.addAttribute("sheet", EventSheet.of("ledger.events", next -> history.all(filter, views, next)));
        return "ledger/list";
    }

    private @Nullable Long positionOf(String parameter, @Nullable String moment) {
        return PageRequests.filled(moment) == null ? null : positions.position(parameter, moment.strip());
    }

    /** What kinds of events there are, by what they are called. */
    private Map<String, Map<String, String>> kinds() {
        var kinds = new TreeMap<String, Map<String, String>>();
        ledger.codec().classesByType().keySet().forEach(type -> kinds.computeIfAbsent(
                        type.substring(0, type.indexOf('.')), context -> new TreeMap<>())
                .put(type, history.kind(type)));
        return kinds;
    }

    @GetMapping("/{position}")
    @Allowed(Action.READ_LEDGER)
    String event(@PathVariable long position, Call call, Views views, SliceRequest page, Model model) {
        var event = stored.at(position).orElseThrow(() -> Refused.unknown("" + position));
        model.addAttribute("event", event);
        model.addAttribute(
                "names",
                event.type().startsWith(OF_UNITS) ? views.space().unitNames(List.of(event.aggregateId())) : Map.of());
        model.addAttribute("facts", history.facts(event.type(), event.payload()));
        model.addAttribute("metadata", history.metadata(event.metadata()));
        model.addAttribute("kind", history.kind(event.type()));
        model.addAttribute("places", places.of(call.caller()));
        model.addAttribute("raw", json.writeValueAsString(event));
        model.addAttribute("head", ledger.reader().head());
        model.addAttribute("seal", Sealing.of(position, log));
        model.addAttribute("doubt", doubts.about(event.aggregateId()));
        model.addAttribute("neighbours", neighbours(position));
        model.addAttribute("history", history.of(event.aggregateId(), views, page));
        return "ledger/event";
    }

    /**
     * The ledger step by step: an event, and what it left of the thing it is about.
     *
     * @param at position of the event; the last one where none is said
     */
    @GetMapping("/replay")
    @Allowed(Action.READ_LEDGER)
    String replay(
            Call call,
            Views views,
            @RequestParam(required = false) @Nullable Long at,
            HttpServletRequest request,
            Model model) {
        var known = positions.known(request);
        var last = known == null ? ledger.reader().head() : known.position();
        var position = at == null ? last : at;
        if (position < 1 || position > last) {
            throw Refused.malformed("at", "request.limit", last);
        }
        var event = stored.at(position).orElseThrow(() -> Refused.unknown("" + position));
        model.addAttribute("event", event);
        model.addAttribute("last", last);
        model.addAttribute("facts", history.facts(event.type(), event.payload()));
        model.addAttribute("metadata", history.metadata(event.metadata()));
        model.addAttribute("place", places.of(call.caller()).get(event.aggregateType()));
        model.addAttribute("fields", fieldsAfter(event, call));
        return "diff/ledger";
    }

    private @Nullable List<Step.Field> fieldsAfter(EventApi.Event event, Call call) {
        return places.ofKind(event.aggregateType(), call.caller())
                .flatMap(subject -> AccessPolicy.scope(call.caller(), subject.reading())
                        .flatMap(scope -> history.diffs().left(subject, event.aggregateId(), scope, event.position())))
                .orElse(null);
    }

    private List<EventApi.Event> neighbours(long position) {
        return ledger.reader().after(Math.max(0, position - BESIDE - 1), 2 * BESIDE + 1).stream()
                .map(stored::event)
                .toList();
    }
}
