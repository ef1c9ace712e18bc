package io.parkledger.api.kit.page;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.access.Caller;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Where one can go, as pages say it by {@link InMenu}. What one may not do is not offered. */
@Component
class Menu implements SmartInitializingSingleton {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final SortedMap<Integer, Entry> entries = new TreeMap<>();

    Menu(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    private record Entry(String path, InMenu said, @Nullable Action action) {

        boolean isOpenTo(@Nullable Caller caller) {
            return caller != null
                    && action != null
                    && AccessPolicy.scope(caller, action).isPresent();
        }

        PageFrame.Place place(String current) {
            var here = Stream.concat(Stream.of(path), Stream.of(said.also())).anyMatch(each -> isAt(current, each));
            return new PageFrame.Place(path, path.substring(1), said.icon(), said.group(), here);
        }

        private static boolean isAt(String current, String path) {
            return current.equals(path) || current.startsWith(path + "/");
        }
    }

    @Override
    public void afterSingletonsInstantiated() {
        mappings.forEach(each -> each.getHandlerMethods()
                .forEach((mapping, method) -> add(mapping.getPatternValues().stream(), method)));
    }

    /** Its file is at a longer path than the page. */
    void add(Stream<String> paths, HandlerMethod page) {
        var said = page.getMethodAnnotation(InMenu.class);
        if (said != null) {
            var path = paths.min(Comparator.comparingInt(String::length)).orElseThrow();
            var other = entries.put(said.at(), new Entry(path, said, Allowed.Of.endpoint(page)));
            if (other != null) {
                throw new IllegalStateException(path + " and " + other.path() + " stand at one place of the menu");
            }
        }
    }

    List<PageFrame.Place> of(@Nullable Caller caller, String current) {
        return entries.values().stream()
                .filter(each -> each.isOpenTo(caller))
                .map(each -> each.place(current))
                .toList();
    }
}
