package io.parkledger.api.kit.view;

import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.core.bound.Bounds;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.projection.Views;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.keeper.ViewKeeper;
import io.parkledger.projection.store.rows.Between;
import io.parkledger.projection.store.rows.Rows;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Hands an endpoint the views it is to answer from: the live ones, or those of the past when {@code asOf} is given; and
 * the day it is to look at. With {@code minPosition} it waits a moment until the views show what the caller has just
 * done. Either way the answer says where it stands.
 */
@Component
public class ViewArguments implements HandlerMethodArgumentResolver {

    /** The ledger position an answer was made from. */
    public static final String POSITION = "ParkLedger-Position";
    /** {@code true} when the views had not reached {@code minPosition} yet. */
    public static final String UPDATING = "ParkLedger-Updating";

    /** {@code true} when events about the subject are set aside, so that the answer lacks what they say. */
    public static final String INCOMPLETE = "ParkLedger-Incomplete";

    private static final String AS_OF = "asOf";
    private static final String ON = "on";
    private static final String KNOWN = Known.class.getName();
    private static final String DIGITS = "\\d{1,18}";

    private static final Duration AT_MOST = Duration.ofSeconds(2);

    private final Ledger ledger;
    private final ViewKeeper keeper;
    private volatile @Nullable Live live;

    /** The readers of one generation, made once. */
    private record Live(Generation generation, Views views) {}

    ViewArguments(Ledger ledger, ViewKeeper keeper) {
        this.ledger = ledger;
        this.keeper = keeper;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Views.class || parameter.getParameterType() == LookedAt.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders)
            throws Exception {
        var request = web.getNativeRequest(HttpServletRequest.class);
        var response = web.getNativeResponse(HttpServletResponse.class);
        if (request == null || response == null) {
            throw new IllegalStateException("not a servlet request");
        }
        if (parameter.getParameterType() == LookedAt.class) {
            return lookedAt(request, dayOf(parameter, web, binders));
        }
        var known = known(request);
        if (known != null) {
            response.setHeader(POSITION, "" + known.position());
            return asOf(known.position());
        }
        var wanted = web.getParameter("minPosition");
        reach(wanted == null ? null : number("minPosition", wanted), response);
        return live();
    }

    private LookedAt lookedAt(HttpServletRequest request, @Nullable LocalDate on) {
        var usual = knownOn(request);
        return new LookedAt(on == null ? usual : on, on != null && !on.equals(usual));
    }

    /** The day of what is known then: that of {@code asOf}, or today. */
    public LocalDate knownOn(HttpServletRequest request) {
        var known = known(request);
        return known == null ? ledger.clock().today() : known.day();
    }

    /** The day asked for, read as other days of an address are; null where none is. */
    private static @Nullable LocalDate dayOf(
            MethodParameter parameter, NativeWebRequest web, @Nullable WebDataBinderFactory binders) throws Exception {
        var on = web.getParameter(ON);
        if (on == null || binders == null) {
            return null;
        }
        try {
            return binders.createBinder(web, null, ON).convertIfNecessary(on, LocalDate.class);
        } catch (TypeMismatchException e) {
            throw new MethodArgumentTypeMismatchException(on, LocalDate.class, ON, parameter, e.getCause());
        }
    }

    /**
     * What a request asks as of, found out once; null where it asks for what is known now.
     *
     * @throws Refused when that is no position, instant or day, or later than now
     */
    public @Nullable Known known(HttpServletRequest request) {
        var before = knownAlready(request);
        var asOf = asOf(request);
        if (before != null || asOf == null) {
            return before;
        }
        var known = known(AS_OF, asOf);
        request.setAttribute(KNOWN, known);
        return known;
    }

    /** The same as far as it was found out: whoever answers a refusal asks the ledger no more. */
    public static @Nullable Known knownAlready(HttpServletRequest request) {
        return (Known) request.getAttribute(KNOWN);
    }

    /** As it was asked for. On pages a field left empty asks for nothing. */
    public static @Nullable String asOf(HttpServletRequest request) {
        var asOf = request.getParameter(AS_OF);
        return PageRequests.isPage(request) ? PageRequests.filled(asOf) : asOf;
    }

    /**
     * Gives the views a moment to come as far as the caller has seen; the answer says where they are, and if not there.
     */
    public void reach(@Nullable Long wanted, HttpServletResponse response) {
        if (wanted != null && !keeper.await(wanted, AT_MOST)) {
            response.setHeader(UPDATING, "true");
        }
        response.setHeader(POSITION, "" + keeper.position());
    }

    /**
     * Gives the views a moment to show all there is: who reads from them what is sent back with a version of the
     * ledger.
     *
     * @return how far they have come; what is read from now on is no older
     */
    public long catchUp() {
        keeper.await(ledger.reader().head(), AT_MOST);
        return keeper.position();
    }

    /** How far views have come that are still being built. */
    public record Progress(long done, long total) {}

    /** What is missing before the views can be read; empty when they can. */
    public Optional<Progress> missing() {
        var position = keeper.position();
        var wanted = keeper.wanted();
        return position >= wanted && !keeper.isAhead() ? Optional.empty() : Optional.of(new Progress(position, wanted));
    }

    /**
     * The views as they were at a position.
     *
     * @throws Refused while they have not come as far yet
     */
    public Views asOf(long position) {
        liveNow();
        if (!keeper.await(position, AT_MOST)) {
            throw new Refused(HttpStatus.SERVICE_UNAVAILABLE, "views.behind", keeper.position(), position);
        }
        // Others may have taken their place meanwhile: those here have come so far.
        return Views.of(liveNow().generation().asOf(position));
    }

    /** What became of the rows of a collection between two positions, which {@link #asOf} can be asked for. */
    public <T> Between<T> between(ViewCollection<T> collection, long from, long to) {
        return new Between<>(liveNow().generation(), collection, from, to);
    }

    /** The rows of a collection, as they were at a position. */
    public <T> Rows<T> rows(ViewCollection<T> collection, long position) {
        return new Rows<>(liveNow().generation().asOf(position), collection);
    }

    /**
     * The views as they are now.
     *
     * @throws Refused                                             while the views of a start are still being built
     * @throws io.parkledger.projection.store.ViewsUnavailable at once, when their database is known to be away
     */
    public Views live() {
        return liveNow().views();
    }

    private Live liveNow() {
        keeper.requireReachable();
        if (!keeper.awaitReadable(AT_MOST)) {
            keeper.requireReachable();
            throw new Refused(HttpStatus.SERVICE_UNAVAILABLE, "views.building", keeper.position(), keeper.wanted());
        }
        var generation = keeper.live();
        var known = live;
        if (known == null || known.generation() != generation) {
            known = new Live(generation, Views.of(generation));
            live = known;
        }
        return known;
    }

    /**
     * A position of the ledger, from a position, an instant, or a day (as it ended).
     *
     * @throws Refused when it is none of them, or later than now
     */
    public long position(String parameter, String asOf) {
        if (asOf.matches(DIGITS)) {
            var position = Long.parseLong(asOf);
            if (position > ledger.reader().head()) {
                throw Refused.malformed(parameter, "request.as-of-ahead");
            }
            return position;
        }
        var instant = instant(parameter, asOf);
        var today = ledger.clock().today();
        if (instant.atZone(ledger.clock().getZone()).toLocalDate().isAfter(today)) {
            throw Refused.malformed(parameter, "request.as-of-in-the-future", today);
        }
        return ledger.reader().positionAt(instant);
    }

    /** What is known now, as far as the views show it. */
    public Known now() {
        return new Known(catchUp(), ledger.clock().today(), null);
    }

    /**
     * What was known then, at a position, an instant, or a day as it ended.
     *
     * @throws Refused when it is none of them, or later than now
     */
    public Known known(String parameter, String asOf) {
        var position = position(parameter, asOf);
        var zone = ledger.clock().getZone();
        if (!asOf.matches(DIGITS)) {
            var instant = instant(parameter, asOf);
            var day = instant.atZone(zone).toLocalDate();
            return new Known(position, day, asOf.contains("T") ? instant : null);
        }
        return ledger.reader()
                .knownSince(position)
                .map(since -> new Known(position, since.atZone(zone).toLocalDate(), since))
                .orElseGet(() -> new Known(position, ledger.clock().today(), null));
    }

    private Instant instant(String parameter, String asOf) {
        try {
            var instant = asOf.contains("T")
                    ? OffsetDateTime.parse(asOf).toInstant()
                    : LocalDate.parse(asOf)
                            .plusDays(1)
                            .atStartOfDay(ledger.clock().getZone())
                            .toInstant()
                            .minusNanos(1);
            if (!Bounds.holds(instant.atZone(ledger.clock().getZone()).toLocalDate())) {
                throw Refused.malformed(parameter, "value.out-of-time", Bounds.FIRST_DAY, Bounds.LAST_DAY);
            }
            return instant;
        } catch (DateTimeException e) {
            throw Refused.malformed(parameter, "request.as-of");
        }
    }

    private static long number(String name, String text) {
        if (!text.matches(DIGITS)) {
            throw Refused.malformed(name, "request.not-a-position");
        }
        return Long.parseLong(text);
    }
}
