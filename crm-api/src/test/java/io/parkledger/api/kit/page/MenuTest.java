package io.parkledger.api.kit.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.api.TestApplication;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.http.PageController;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.MessageSource;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Where one can go, pages say themselves. */
class MenuTest {

    private static final Caller ADMIN = caller(Role.SYSTEM_ADMIN);

    private static Caller caller(Role role) {
        return new Caller("somebody", "S", role, Set.of("LQ"), "ipd", null, false);
    }

    @Test
    void whoever_reads_it_finds_groups_together_and_everything_in_words() {
        try (var app = TestApplication.start()) {
            var menu = app.bean(Menu.class);
            var found = Stream.of(Role.values())
                    .map(role -> menu.of(caller(role), "/"))
                    .peek(MenuTest::groupsStandTogether)
                    .flatMap(List::stream)
                    .distinct()
                    .toList();

            assertThat(found).hasSizeGreaterThan(12).allSatisfy(place -> {
                for (var key : List.of("place." + place.name(), "group." + place.group())) {
                    assertThat(app.bean(MessageSource.class).getMessage(key, null, Locale.ENGLISH))
                            .isNotBlank();
                }
            });
        }
    }

    /** Where one begins, comes in or waits, what is one's own, and what the home page or an account's page leads to. */
    private static final Set<String> NO_PLACES = Set.of(
            "/",
            "/sign-in",
            "/form-expired",
            "/waiting",
            "/search",
            "/setup",
            "/account",
            "/proposals",
            "/consequences",
            "/diff",
            "/figures");

    @Test
    void every_page_that_is_of_no_single_thing_stands_in_the_menu() {
        try (var app = TestApplication.start()) {
            var menu = app.bean(Menu.class);
            var pages = app
                    .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                    .getHandlerMethods()
                    .entrySet()
                    .stream()
                    .filter(each -> each.getValue().getBeanType().isAnnotationPresent(PageController.class))
                    .filter(each ->
                            each.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                    .flatMap(each -> each.getKey().getPatternValues().stream())
                    .filter(path -> path.matches("/[a-z-]*"))
                    .collect(Collectors.toCollection(TreeSet::new));

            var nowhere = pages.stream()
                    .filter(path -> Stream.of(Role.values())
                            .flatMap(role -> menu.of(caller(role), path).stream())
                            .noneMatch(PageFrame.Place::current))
                    .toList();

            assertThat(pages).hasSizeGreaterThan(20);
            assertThat(nowhere).containsExactlyInAnyOrderElementsOf(NO_PLACES);
        }
    }

    private static void groupsStandTogether(List<PageFrame.Place> menu) {
        var groups = menu.stream().map(PageFrame.Place::group).toList();
        for (int i = 1; i < groups.size(); i++) {
            var group = groups.get(i);
            assertThat(group.equals(groups.get(i - 1)) || !groups.subList(0, i).contains(group))
                    .as("%s of %s", group, groups)
                    .isTrue();
        }
    }

    static class Planted {
        @Allowed(Action.READ_OPERATION)
        @InMenu(at = 1, group = "admin", icon = "key", also = "/beside")
        public void page() {}
    }

    private static Menu menu() {
        return new Menu(new StaticListableBeanFactory().getBeanProvider(RequestMappingHandlerMapping.class));
    }

    private static HandlerMethod planted() {
        return new HandlerMethod(new Planted(), ClassUtils.getMethod(Planted.class, "page"));
    }

    @Test
    void one_is_at_a_page_below_it_and_at_those_that_belong_to_it() {
        var menu = menu();
        menu.add(Stream.of("/planted/export.csv", "/planted"), planted());

        assertThat(menu.of(ADMIN, "/planted")).containsExactly(place(true));
        assertThat(menu.of(ADMIN, "/planted/1")).containsExactly(place(true));
        assertThat(menu.of(ADMIN, "/beside")).containsExactly(place(true));
        assertThat(menu.of(ADMIN, "/planted-otherwise")).containsExactly(place(false));
    }

    private static PageFrame.Place place(boolean current) {
        return new PageFrame.Place("/planted", "planted", "key", "admin", current);
    }

    @Test
    void what_one_may_not_open_is_not_offered() {
        var menu = menu();
        menu.add(Stream.of("/planted"), planted());

        assertThat(menu.of(caller(Role.STAFF), "/")).isEmpty();
        assertThat(menu.of(null, "/")).isEmpty();
    }

    @Test
    void two_pages_at_one_place_are_refused_at_the_start() {
        var menu = menu();
        menu.add(Stream.of("/planted"), planted());

        assertThatThrownBy(() -> menu.add(Stream.of("/another"), planted()))
                .hasMessageContaining("/another")
                .hasMessageContaining("/planted");
    }
}
