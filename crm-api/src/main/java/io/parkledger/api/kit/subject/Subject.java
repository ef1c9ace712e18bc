package io.parkledger.api.kit.subject;

import io.parkledger.api.kit.access.Action;
import io.parkledger.projection.Views;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.Scope;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Things of one kind, as their context describes them to forms, search and the ledger's pages, which know none by name.
 * One bean each, beside the context's endpoints. In the order of these beans they are searched.
 *
 * @param path       what comes before the id in the address of its page, and below {@code /api/v1} of the resource:
 *                   {@code /leads}
 * @param kind       what comes before the point in the names of its events: {@code lead}
 * @param reading    who sees any
 * @param collection where views keep them
 * @param dating     how one stands on a day; null where it is the same on every day
 * @param listedAt   where they are listed
 * @param listing    whether one is on their list: what was withdrawn is shown to who asks for it
 * @param narrowing  what their list is narrowed down by
 * @param <V>        what views show of one
 */
public record Subject<V>(
        String path,
        String kind,
        Action reading,
        ViewCollection<V> collection,
        ToLongFunction<V> versions,
        Titling<V> titling,
        Finding<V> finding,
        @Nullable Dating<V> dating,
        String listedAt,
        Searching searching,
        Predicate<V> listing,
        Class<? extends Narrowing> narrowing) {

    /** What people call one; the scope is that it was found within. */
    @FunctionalInterface
    public interface Titling<V> {
        String title(V shown, Views views, Scope scope);
    }

    /** How one is found within somebody's reach. */
    @FunctionalInterface
    public interface Finding<V> {
        Optional<V> find(Views views, String id, Scope scope);
    }

    /** How one stands on a day, where that differs by what was agreed before. */
    @FunctionalInterface
    public interface Dating<V> {
        V on(V shown, LocalDate day);
    }

    /** How those are found that fit what somebody typed, at most so many. */
    @FunctionalInterface
    public interface Searching {
        Stream<Hit> search(Views views, Scope scope, String typed, int limit);
    }

    /**
     * One that fits.
     *
     * @param more told apart by
     */
    public record Hit(
            String icon, String id, String title, @Nullable String more) {}

    /** Listed at its path; none is searched for. */
    public static <V> Subject<V> of(
            String path,
            String kind,
            Action reading,
            ViewCollection<V> collection,
            ToLongFunction<V> versions,
            Titling<V> titling,
            Finding<V> finding) {
        return new Subject<>(
                path,
                kind,
                reading,
                collection,
                versions,
                titling,
                finding,
                null,
                path,
                (views, scope, typed, limit) -> Stream.empty(),
                every -> true,
                Narrowing.None.class);
    }

    public Subject<V> at(String place) {
        return new Subject<>(
                path,
                kind,
                reading,
                collection,
                versions,
                titling,
                finding,
                dating,
                place,
                searching,
                listing,
                narrowing);
    }

    public Subject<V> searched(Searching how) {
        return new Subject<>(
                path, kind, reading, collection, versions, titling, finding, dating, listedAt, how, listing, narrowing);
    }

    /** They differ from day to day, and stand so on each. */
    public Subject<V> dated(Dating<V> how) {
        return new Subject<>(
                path,
                kind,
                reading,
                collection,
                versions,
                titling,
                finding,
                how,
                listedAt,
                searching,
                listing,
                narrowing);
    }

    /** Not all of them are on their list. */
    public Subject<V> listed(Predicate<V> which) {
        return new Subject<>(
                path,
                kind,
                reading,
                collection,
                versions,
                titling,
                finding,
                dating,
                listedAt,
                searching,
                which,
                narrowing);
    }

    public Subject<V> narrowedBy(Class<? extends Narrowing> asked) {
        return new Subject<>(
                path,
                kind,
                reading,
                collection,
                versions,
                titling,
                finding,
                dating,
                listedAt,
                searching,
                listing,
                asked);
    }

    public boolean isListed(V shown) {
        return listing.test(shown);
    }

    /** As it stands on that day. */
    public V on(V shown, LocalDate day) {
        return dating == null ? shown : dating.on(shown, day);
    }

    public boolean isDated() {
        return dating != null;
    }

    public Optional<V> find(Views views, String id, Scope scope) {
        return finding.find(views, id, scope);
    }

    /** As it stands on that day. */
    public Optional<V> find(Views views, String id, Scope scope, LocalDate day) {
        return find(views, id, scope).map(shown -> on(shown, day));
    }

    public Stream<Found> search(Views views, Scope scope, String typed, int limit) {
        return searching
                .search(views, scope, typed, limit)
                .map(hit -> new Found(kind, hit.icon(), pageOf(hit.id()), hit.title(), hit.more()));
    }

    public String title(V shown, Views views, Scope scope) {
        return titling.title(shown, views, scope);
    }

    public long version(V shown) {
        return versions.applyAsLong(shown);
    }

    public String pageOf(String id) {
        return path + "/" + id;
    }
}
