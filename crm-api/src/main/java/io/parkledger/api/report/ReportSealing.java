package io.parkledger.api.report;

import io.parkledger.api.kit.command.Answer;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.api.kit.wording.Words;
import io.parkledger.api.report.sealed.ReportDocument;
import io.parkledger.api.report.sealed.ReportFiles;
import io.parkledger.api.report.sealed.Sayings;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.ReportId;
import io.parkledger.core.ledger.Content;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerRefusal;
import io.parkledger.core.ledger.seal.LogReader;
import io.parkledger.core.ledger.seal.Seal;
import io.parkledger.core.report.ReportCommand.SealReport;
import io.parkledger.core.report.ReportContext;
import io.parkledger.core.report.ReportNumber;
import io.parkledger.core.report.ReportPeriod;
import io.parkledger.core.report.ReportRule;
import io.parkledger.core.report.SealedFile;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.tlog.Checkpoint;
import io.parkledger.projection.report.summary.ParkSummary;
import io.parkledger.projection.space.ParkView;
import io.parkledger.projection.store.keeper.ViewKeeper;
import io.parkledger.projection.store.rows.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Sums a month or a year of a park up, and seals that: as JSON, and as the files that are made of it. Everything is
 * kept before the event that names it is appended. Of two who seal at once one gets the next number, and the other
 * makes his files once more.
 */
@Component
class ReportSealing {

    /** Of numbers that somebody else was quicker to take. */
    private static final int ATTEMPTS = 50;

    private static final Duration COVERED_WITHIN = Duration.ofSeconds(3);
    private static final long ASKED_EVERY_NANOS = 20_000_000;
    private static final String KNOWN_AT = "knownAt";
    private static final String DIGITS = "\\d{1,18}";

    private final Ledger ledger;
    private final Seal seal;
    private final LogReader log;
    private final ViewArguments views;
    private final ViewKeeper keeper;
    private final Desk desk;
    private final Words words;
    private final Content content;

    ReportSealing(
            Ledger ledger, Seal seal, LogReader log, ViewArguments views, ViewKeeper keeper, Desk desk, Words words) {
        this.ledger = ledger;
        this.seal = seal;
        this.log = log;
        this.views = views;
        this.keeper = keeper;
        this.desk = desk;
        this.words = words;
        content = new Content(ledger.jdbc());
    }

    /**
     * What a report is asked for.
     *
     * @param knownAt a position, an instant or a day; null for what is known now
     */
    record Wish(
            ParkId park,
            ReportPeriod period,
            @Nullable String knownAt,
            @Nullable ReportNumber replaces) {}

    /**
     * What a report would say, before it has a number.
     *
     * @param at since when no more was known than at the position, or until when
     */
    record Draft(
            ReportPeriod period,
            ParkView park,
            long position,
            Instant at,
            LocalDate knownOn,
            LocalDate on,
            ParkSummary summary) {

        /** Says the same again, whatever was recorded meanwhile. */
        public String knownAt() {
            return at.toString();
        }
    }

    /**
     * Computes it, and refuses what nobody could seal.
     *
     * @throws RuleBroken when the period is not over by what was known, or lies before the park
     * @throws Refused    when the park was not there yet, the views are behind, or the ledger is in doubt
     */
    Draft draft(Wish wish) {
        requireNoDoubt();
        var now = ledger.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        var asOf = wish.knownAt();
        long position;
        Instant at;
        if (asOf != null && asOf.matches(DIGITS)) {
            position = views.position(KNOWN_AT, asOf);
            at = ledger.reader().knownSince(position + 1).orElse(now);
        } else {
            at = asOf == null ? now : earlier(now, instant(asOf));
            position = views.position(KNOWN_AT, asOf == null ? at.toString() : asOf);
        }
        var knownOn = at.atZone(ledger.clock().getZone()).toLocalDate();
        var last = wish.period().lastDay();
        ReportRule.PERIOD_IS_OVER.require(!knownOn.isBefore(last), last, knownOn);
        var then = views.asOf(position);
        var park = then.space()
                .findPark(wish.park().value(), Scope.ofPark(wish.park().value()))
                .filter(found -> found.withdrawnOn() == null)
                .orElseThrow(() -> Refused.malformed("parkId", "report.park-not-known-then", knownOn));
        var summary = ParkSummary.of(then, park.id(), wish.period());
        ReportRule.PERIOD_IS_NOT_BEFORE_THE_PARK.require(
                !summary.isBeforeThePark(), wish.period().value());
        return new Draft(wish.period(), park, position, at, knownOn, last, summary);
    }

    /** What is in doubt is summed up when somebody has seen to it. */
    private void requireNoDoubt() {
        if (!seal.inDoubt().isEmpty()) {
            throw new Refused(
                    HttpStatus.CONFLICT,
                    "report.ledger-in-doubt",
                    seal.inDoubt().size());
        }
        if (keeper.parkedCount() > 0) {
            throw new Refused(HttpStatus.CONFLICT, "report.views-incomplete", keeper.parkedCount());
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** What {@link ViewArguments#position} reads as well, and refuses where it is none. */
    private Instant instant(String asOf) {
        views.position(KNOWN_AT, asOf);
        return asOf.contains("T")
                ? OffsetDateTime.parse(asOf).toInstant()
                : LocalDate.parse(asOf)
                        .plusDays(1)
                        .atStartOfDay(ledger.clock().getZone())
                        .toInstant()
                        .minusMillis(1);
    }

    /** Seals it. A request that was answered before is answered so again. */
    ResponseEntity<Answer> seal(Wish wish, Call call) {
        var answered = ledger.desk().answered(call.sender().actor(), call.delivery());
        if (answered.isPresent()) {
            return desk.create(repeated(wish, answered.get().id()), call);
        }
        requireOfThePark(wish, call);
        var draft = draft(wish);
        var checkpoint = covering(draft.position());
        for (int attempt = 1; ; attempt++) {
            var number = ReportContext.next(ledger, wish.period());
            try {
                return desk.create(command(draft, number, wish.replaces(), checkpoint), call);
            } catch (RuleBroken | LedgerRefusal.IdTaken taken) {
                var isTaken = taken instanceof LedgerRefusal
                        || ((RuleBroken) taken).rule() == ReportRule.NUMBER_IS_GIVEN_ONCE;
                if (!isTaken || attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    /**
     * Of which park a report is stands in no number, and is so for ever once it is seen. That there is none, or none in
     * reach, the ledger says.
     */
    private void requireOfThePark(Wish wish, Call call) {
        var replaced = wish.replaces();
        if (replaced != null) {
            views.catchUp();
            ReportRule.REPLACED_IS_OF_THE_SAME_PERIOD.require(
                    views.live()
                            .sealedReports()
                            .find(replaced.id().value(), call.scope())
                            .filter(found -> !found.parkId().equals(wish.park().value()))
                            .isEmpty(),
                    replaced.toString());
        }
    }

    /** Refused by its id, and so answered by its receipt. */
    private SealReport repeated(Wish wish, String id) {
        var today = ledger.clock().today();
        return new SealReport(
                new ReportId(id), wish.park(), wish.period().value(), null, 0, today, today, List.of(), today);
    }

    private SealReport command(
            Draft draft, ReportNumber number, @Nullable ReportNumber replaces, Checkpoint checkpoint) {
        var today = ledger.clock().today();
        var document = new ReportDocument(
                number.toString(),
                replaces == null ? null : replaces.toString(),
                draft.period(),
                new ReportDocument.Park(draft.park().id(), draft.park().name()),
                new ReportDocument.Known(
                        draft.position(), draft.knownOn().toString(), draft.at().toString()),
                draft.on().toString(),
                today.toString(),
                new ReportDocument.Covering(
                        checkpoint.origin(),
                        checkpoint.size(),
                        checkpoint.root().base64()),
                address(number),
                draft.summary().figures());
        var files = ReportFiles.of(document.json(), this::chinese).stream()
                .map(file ->
                        new SealedFile(file.name(), file.mediaType(), file.bytes().length, content.keep(file.bytes())))
                .toList();
        return new SealReport(
                number.id(),
                new ParkId(draft.park().id()),
                draft.period().value(),
                replaces == null ? null : replaces.id(),
                draft.position(),
                draft.knownOn(),
                draft.on(),
                files,
                today);
    }

    /** Where its page is, as whoever seals it reached us. */
    private static String address(ReportNumber number) {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                + "/reports/"
                + UriUtils.encodePathSegment(number.toString(), StandardCharsets.UTF_8);
    }

    /** A report is sealed in the language of the office, whoever reads it. */
    private String chinese(String key, String... facts) {
        var reader = LocaleContextHolder.getLocaleContext();
        try {
            LocaleContextHolder.setLocale(Locale.CHINESE);
            return words.say(key, Arrays.asList(facts));
        } finally {
            LocaleContextHolder.setLocaleContext(reader);
        }
    }

    /** In the language of the reader. */
    Sayings inTheReadersLanguage() {
        return (key, facts) -> words.say(key, Arrays.asList(facts));
    }

    /** The newest checkpoint; what the report is made from it covers within a second, unless nothing is sealed. */
    private Checkpoint covering(long position) {
        var until = System.nanoTime() + COVERED_WITHIN.toNanos();
        while (log.size() < position && System.nanoTime() < until) {
            LockSupport.parkNanos(ASKED_EVERY_NANOS);
        }
        return log.checkpoint()
                .map(note -> Checkpoint.parse(note.text()))
                .filter(newest -> newest.size() >= position)
                .orElseThrow(() -> new Refused(HttpStatus.SERVICE_UNAVAILABLE, "report.not-sealed-yet", position));
    }
}
