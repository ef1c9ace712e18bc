package io.parkledger.api.kit.history;

import io.parkledger.api.kit.access.Names;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.api.kit.wording.Words;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.ledger.Components;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.Sender;
import io.parkledger.core.meaning.Measured;
import io.parkledger.core.meaning.MeasuredAs;
import io.parkledger.core.meaning.Person;
import io.parkledger.core.meaning.UnitOfMeasure;
import io.parkledger.core.meaning.WordedIn;
import io.parkledger.core.meaning.Wordlist;
import io.parkledger.core.value.Cny;
import io.parkledger.projection.Views;
import io.parkledger.projection.history.HistoryView;
import io.parkledger.projection.history.HistoryViews;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The parts of the ledger that speak of one subject, for the {@code /history} and {@code ?asOf=} of every resource. */
@Component
public class History {

    private final Ledger ledger;
    private final Words words;
    private final Desk desk;
    private final Names names;
    private final Diffs diffs;

    /** The role of what the product does by itself. */
    private static final String SYSTEM = "system";

    /** So many parts of a list a sentence tells. */
    private static final int FEW = 3;

    History(Ledger ledger, Words words, Desk desk, Names names, ViewArguments views, ShownFields fields) {
        this.ledger = ledger;
        this.words = words;
        this.desk = desk;
        this.names = names;
        diffs = new Diffs(this, desk, views, fields);
    }

    /** What became of things and lists between two times. */
    public Diffs diffs() {
        return diffs;
    }

    /**
     * One event in words.
     *
     * @param said        what happened, in the caller's language
     * @param effectiveOn when it happened
     * @param recordedAt  when it was written down
     * @param confirmed   what was unlikely, and confirmed by who sent it
     */
    public record Entry(
            long position,
            String eventId,
            String type,
            String said,
            @Nullable LocalDate effectiveOn,
            Instant recordedAt,
            @Nullable String actor,
            @Nullable String role,
            @Nullable String source,
            @Nullable String reason,
            @Nullable String requestId,
            @Nullable String correlationId,
            @Nullable String causationId,
            boolean simulated,
            List<Confirmed> confirmed,
            List<String> subjects,
            Document facts) {}

    /** Something unlikely that was confirmed, and what it was in the caller's language. */
    public record Confirmed(String code, String said) {}

    /** Everything said of a subject, newest first. */
    public Listed<Entry> of(String subject, Views of, SliceRequest request) {
        return Listed.of(of.history().of(subject, request).map(this::entry));
    }

    /** Everything said of any subject, newest first. */
    public Slice<Entry> all(HistoryViews.Filter filter, Views of, SliceRequest request) {
        return of.history().page(filter, request).map(this::entry);
    }

    /** The event at a position; null where the views have none there. */
    @Nullable
    Entry at(long position, Views of) {
        return of.history().at(List.of(position)).stream()
                .findFirst()
                .map(this::entry)
                .orElse(null);
    }

    /** The day in the park on which the event at a position was sealed. */
    LocalDate dayOf(long position) {
        var clock = ledger.clock();
        return ledger.reader()
                .knownSince(position)
                .map(since -> since.atZone(clock.getZone()).toLocalDate())
                .orElseGet(clock::today);
    }

    /** One event in words. */
    public Entry entry(HistoryView event) {
        return new Entry(
                event.position(),
                event.eventId(),
                event.type(),
                said(event.type(), event.facts()),
                event.effectiveOn(),
                event.recordedAt(),
                event.actor(),
                event.role(),
                event.source(),
                event.reason(),
                event.requestId(),
                event.correlationId(),
                event.causationId(),
                event.simulated(),
                confirmed(event.confirmed()),
                event.subjects(),
                event.facts());
    }

    /** What was unlikely and confirmed, in words: what held beside it then stands in the events. */
    public List<Confirmed> confirmed(List<String> codes) {
        return codes.stream()
                .map(code -> new Confirmed(code, words.say("confirmed." + code, List.of())))
                .toList();
    }

    /** The event as a sentence: {@code {company}} in the message is the event's fact of that name. */
    public String said(String type, Map<String, ?> facts) {
        var event = ledger.codec().classesByType().get(type);
        return words.fill("event." + type, name -> shortly(event, name, facts));
    }

    /** Of a long list of things the first few, and how many they are. */
    private String shortly(@Nullable Class<?> event, String name, Map<String, ?> facts) {
        if (!(facts.get(name) instanceof List<?> several) || !isPart(several) || several.size() <= FEW) {
            return word(event, name, facts);
        }
        return words.say(
                "list.first-of", List.of(word(event, name, Map.of(name, several.subList(0, FEW))), several.size()));
    }

    /** As people write it, with its unit: what the event's own component says of itself decides. */
    private String word(@Nullable Class<?> event, String name, Map<String, ?> facts) {
        var fact = facts.get(name);
        var component = event == null ? null : componentOf(event, name);
        if (isPart(fact)) {
            return parts(component == null ? null : component.getGenericType(), fact);
        }
        var list = component == null ? null : component.getAnnotation(WordedIn.class);
        if (list != null && fact instanceof String code) {
            return coded(componentOf(event, list.value()), facts.get(list.value()), code);
        }
        var word = word(component, fact);
        var unit = fact == null || component == null ? null : unit(component, facts);
        return unit == null ? word : word + " " + words.say("unit." + unit, List.of());
    }

    private String word(@Nullable RecordComponent component, @Nullable Object fact) {
        if (component == null) {
            return word((Type) null, fact);
        }
        return component.isAnnotationPresent(Person.class) && fact instanceof String login
                ? names.of(login)
                : word(component.getGenericType(), fact);
    }

    private String word(@Nullable Type type, @Nullable Object fact) {
        if (fact instanceof Collection<?> several && elementOf(type) == UnitId.class) {
            return words.word(several.stream()
                    .map(each -> each instanceof String unit ? new UnitId(unit) : each)
                    .toList());
        }
        if (type instanceof Class<?> simple && fact instanceof String code) {
            if (simple == UnitId.class) {
                return words.word(new UnitId(code));
            }
            if (simple.isEnum()) {
                return words.constant(simple, code);
            }
            if (simple == LocalDate.class) {
                return words.word(LocalDate.parse(code));
            }
            if (simple == Cny.class) {
                return words.word(Cny.of(code).yuan());
            }
        }
        return words.word(fact instanceof Decimal128 decimal ? decimal.bigDecimalValue() : fact);
    }

    /** Amounts are yuan to the fen here, never ten thousands. */
    private static @Nullable String unit(RecordComponent component, Map<String, ?> facts) {
        var like = component.getAnnotation(MeasuredAs.class);
        return like == null
                ? UnitOfMeasure.of(component)
                : unit(componentOf(component.getDeclaringRecord(), like.value()), facts.get(like.value()));
    }

    /** What a figure is measured in, as the constant says that it is made of. */
    private static @Nullable String unit(@Nullable RecordComponent figure, @Nullable Object fact) {
        if (figure == null || !(fact instanceof Map<?, ?> parts)) {
            return null;
        }
        return Components.of(figure.getType()).stream()
                .filter(part -> Measured.class.isAssignableFrom(part.getType()))
                .flatMap(part -> Stream.of(part.getType().getEnumConstants())
                        .filter(constant -> ((Enum<?>) constant).name().equals(parts.get(part.getName()))))
                .map(constant -> ((Measured) constant).unit())
                .findFirst()
                .orElse(null);
    }

    /** What an event says, fact by fact, as people write it. */
    public Map<String, String> facts(String type, Map<String, ?> facts) {
        var event = ledger.codec().classesByType().get(type);
        var said = new LinkedHashMap<String, String>();
        facts.forEach((name, fact) -> said.put(name, word(event, name, facts)));
        return said;
    }

    private static boolean isPart(@Nullable Object fact) {
        return fact instanceof Map<?, ?>
                || fact instanceof Collection<?> several && several.stream().anyMatch(Map.class::isInstance);
    }

    private String coded(@Nullable RecordComponent list, @Nullable Object named, String code) {
        return list == null
                ? code
                : Stream.of(list.getType().getEnumConstants())
                        .filter(each -> ((Enum<?>) each).name().equals(named))
                        .map(each -> words.say(((Wordlist) each).keyOf(code), List.of()))
                        .findFirst()
                        .orElse(code);
    }

    /** What is inside an event's objects and lists, in the words that a part of its kind has, or part by part. */
    private String parts(@Nullable Type type, @Nullable Object fact) {
        if (fact instanceof Map<?, ?> map) {
            var known = type instanceof Class<?> simple && simple.isRecord() ? simple : null;
            var part = new LinkedHashMap<String, Object>();
            map.forEach((key, value) -> part.put(String.valueOf(key), value));
            if (known != null && words.has("part." + known.getSimpleName())) {
                return words.fill("part." + known.getSimpleName(), key -> word(known, key, part));
            }
            var names = known == null
                    ? part.keySet().stream()
                    : Stream.of(known.getRecordComponents()).map(RecordComponent::getName);
            return names.filter(key -> part.get(key) != null)
                    .map(key -> word(known, key, part))
                    .distinct()
                    .collect(Collectors.joining(" "));
        }
        if (fact instanceof Collection<?> several) {
            return several.stream()
                    .map(each -> parts(elementOf(type), each))
                    .collect(Collectors.joining(words.say("list.parts-separator", List.of())));
        }
        return word(type, fact);
    }

    private static @Nullable Type elementOf(@Nullable Type type) {
        return type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : null;
    }

    /** What an event's metadata says, entry by entry, as people write it. */
    public Map<String, String> metadata(Map<String, String> metadata) {
        var said = new LinkedHashMap<String, String>();
        metadata.forEach((key, value) -> said.put(key, metadata(key, value, metadata)));
        return said;
    }

    private String metadata(String key, String value, Map<String, String> metadata) {
        return switch (key) {
            case Sender.ACTOR ->
                value.startsWith("policy:") || value.startsWith("job:")
                        ? words.say("actor.system", List.of())
                        : names.of(value);
            case Sender.ROLE -> words.say(roleKey(value), List.of());
            case Sender.SOURCE -> words.say("source." + value, List.of());
            case Sender.CONFIRMED ->
                words.word(confirmed(Sender.confirmedOf(metadata)).stream()
                        .map(Confirmed::said)
                        .toList());
            case Sender.SIMULATED -> words.word(Boolean.parseBoolean(value));
            default -> value;
        };
    }

    private static String roleKey(String role) {
        return role.equals(SYSTEM) ? "actor.system" : "Role." + role.toUpperCase(Locale.ROOT);
    }

    /** What a kind of event is called: its sentence without the facts. */
    public String kind(String type) {
        var sentence = words.fill("event." + type, name -> "…");
        return sentence.split("[:：(（,，]")[0].strip();
    }

    private static @Nullable RecordComponent componentOf(Class<?> record, String name) {
        return Components.of(record).stream()
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /**
     * One subject as these views show it, those of now or of the past; with its version as {@code ETag}.
     *
     * @throws Refused as unknown when it did not exist yet, or is out of the caller's reach
     */
    <V> ResponseEntity<V> one(Subject<V> subject, String id, Views of, Function<Views, Optional<V>> find) {
        var view = desk.require(id, of, find);
        var answer = ResponseEntity.ok().eTag(Desk.eTag(subject.version(view)));
        return desk.isIncomplete(id)
                ? answer.header(ViewArguments.INCOMPLETE, "true").body(view)
                : answer.body(view);
    }
}
