package io.parkledger.api.kit.view;

import io.parkledger.projection.store.rows.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * One page of a list.
 *
 * @param next link to the page after this one; null on the last
 */
public record Listed<T>(List<T> items, @Nullable String next) {

    public static <T> Listed<T> of(Slice<T> page) {
        var next = page.next() == null
                ? null
                : ServletUriComponentsBuilder.fromCurrentRequest()
                        .replaceQueryParam("cursor", page.next())
                        .replaceQueryParam("minPosition")
                        .build()
                        .toUriString();
        return new Listed<>(page.items(), next);
    }
}
