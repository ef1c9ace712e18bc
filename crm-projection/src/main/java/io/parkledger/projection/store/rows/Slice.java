package io.parkledger.projection.store.rows;

import io.parkledger.core.value.InvalidValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a list.
 *
 * @param next cursor of the page after this one; null on the last
 */
public record Slice<T>(List<T> items, @Nullable String next) {

    /**
     * Of rows that were computed and stand in no collection: a row that comes or goes meanwhile moves no other.
     *
     * @param place text that puts the rows in order, different for each
     * @throws InvalidValue for a cursor that is none
     */
    public static <T> Slice<T> of(Collection<T> rows, Function<T, String> place, SliceRequest request) {
        var after = request.cursor() == null ? "" : decoded(request.cursor());
        var left = rows.stream()
                .filter(row -> place.apply(row).compareTo(after) > 0)
                .sorted(Comparator.comparing(place))
                .limit(request.limit() + 1L)
                .toList();
        if (left.size() <= request.limit()) {
            return new Slice<>(left, null);
        }
        var items = left.subList(0, request.limit());
        return new Slice<>(items, encoded(place.apply(items.get(items.size() - 1))));
    }

    /**
     * Walks over all rows of a list, as many at a time as a page has at most.
     *
     * @param pages answers a request as the list does
     */
    public static <T> void forEach(Function<SliceRequest, Slice<T>> pages, Consumer<? super T> each) {
        var request = SliceRequest.first(SliceRequest.MAX_LIMIT);
        while (request != null) {
            var page = pages.apply(request);
            page.items().forEach(each);
            request = page.next() == null ? null : new SliceRequest(SliceRequest.MAX_LIMIT, page.next());
        }
    }

    /** The same page, each of its rows shown otherwise. */
    public <R> Slice<R> map(Function<? super T, R> shown) {
        return new Slice<>(items.stream().map(shown).toList(), next);
    }

    static String encoded(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidValue("value.cursor-malformed");
        }
    }
}
