package io.parkledger.projection.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.projection.Views;
import io.parkledger.projection.store.rows.RowFilter;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever is asked of the views of a past position is answered as the live ones answered when they were there. */
@OnEveryServer
class PastReadersTest {

    private static final int LENGTH = 50;
    private static final int LOOK_EVERY = 9;
    private static final int READERS = 45;

    private final TestViews views;

    PastReadersTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void every_reader_answers_as_it_did_then() {
        var liveAt = new TreeMap<Integer, Map<String, String>>();
        int story = 3_000;
        for (var types : HeardEvents.byProjection().values()) {
            for (var event : ByChance.story(story++, types, LENGTH)) {
                views.given(event);
                if (views.told().size() % LOOK_EVERY == 0) {
                    liveAt.put(views.told().size(), answers(views.generation()));
                }
            }
        }

        assertThat(liveAt.lastEntry().getValue()).hasSizeGreaterThan(READERS);
        assertThat(liveAt.lastEntry().getValue().values())
                .filteredOn(answer -> answer.length() > 30)
                .hasSizeGreaterThan(READERS / 2);
        liveAt.forEach((position, live) -> assertThat(answers(views.generation().asOf(position)))
                .as("as of %d", position)
                .isEqualTo(live));
    }

    private static Map<String, String> answers(Generation generation) {
        var of = Views.of(generation);
        var answers = new TreeMap<String, String>();
        for (var readers : Views.class.getRecordComponents()) {
            var reader = value(readers, of);
            for (var method : reader.getClass().getDeclaredMethods()) {
                if (isAnswer(method)) {
                    for (var given : given(method)) {
                        answers.put(readers.getName() + "." + method.getName() + given, said(method, reader, given));
                    }
                }
            }
        }
        return answers;
    }

    /** A filter answers nothing by itself. */
    private static boolean isAnswer(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && method.getReturnType() != RowFilter.class;
    }

    private static Object value(RecordComponent component, Object of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String said(Method method, Object reader, List<Object> given) {
        try {
            method.setAccessible(true);
            return text(method.invoke(reader, given.toArray()));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(method + " of " + given, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A list comes in one order, now and then; of what comes in none, the order does not matter. */
    private static String text(Object answer) {
        return answer instanceof Collection<?> several && !(answer instanceof List<?>)
                ? several.stream().map(String::valueOf).sorted().toList().toString()
                : String.valueOf(answer);
    }

    /** Every combination of what parameters of those types may be. */
    private static List<List<Object>> given(Method method) {
        List<List<Object>> all = List.of(List.of());
        for (var type : method.getParameterTypes()) {
            all = all.stream()
                    .flatMap(before -> values(type).stream().map(value -> {
                        var longer = new ArrayList<>(before);
                        longer.add(value);
                        return (List<Object>) longer;
                    }))
                    .toList();
        }
        return all;
    }

    private static List<?> values(Class<?> type) {
        if (type == Scope.class) {
            return List.of(Scope.ALL);
        }
        if (type == SliceRequest.class) {
            return List.of(SliceRequest.first(2), SliceRequest.first(50));
        }
        if (type == int.class) {
            return List.of(3);
        }
        if (type == LocalDate.class) {
            return List.of(LocalDate.of(2021, 3, 3), LocalDate.of(2021, 7, 1));
        }
        if (type == YearMonth.class) {
            return List.of(YearMonth.of(2021, 3), YearMonth.of(2021, 8));
        }
        if (type == String.class) {
            return List.of("lin", "公司");
        }
        if (type == Set.class) {
            return List.of(Set.of("1"));
        }
        if (type == Collection.class || type == List.class) {
            return List.of(List.of());
        }
        if (type.isEnum()) {
            return Arrays.asList(type.getEnumConstants());
        }
        return type.getSimpleName().equals("Filter") ? Stream.of(nothing(type)).toList() : List.of();
    }

    /** A filter that leaves nothing out. */
    private static Object nothing(Class<?> filter) {
        var longest = Arrays.stream(filter.getDeclaredConstructors())
                .max((one, other) -> one.getParameterCount() - other.getParameterCount())
                .orElseThrow();
        longest.setAccessible(true);
        try {
            return longest.newInstance(Arrays.stream(longest.getParameterTypes())
                    .map(part -> part == boolean.class ? (Object) false : null)
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(filter.getName(), e);
        }
    }
}
