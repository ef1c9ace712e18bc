package io.parkledger.api.setup;

import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.projection.Views;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Leads from the first account to the first lead. Which steps are done the facts say; so each can be left and taken up
 * again, by whoever it is.
 */
@Component
public class Setup {

    static final String PAGE = "/setup";
    private static final int AT_ONCE = 5;

    private final Accounts accounts;
    private final Forms forms;

    Setup(Accounts accounts, Forms forms) {
        this.accounts = accounts;
        this.forms = forms;
    }

    /** How many steps are left until there is a first lead, and jobs act for every park. */
    public long left(Caller caller, Views views) {
        return SetupFacts.isUnderWay(caller, views) ? 0 : left(steps(caller, SetupFacts.of(caller, accounts, views)));
    }

    static long left(List<Line> steps) {
        return steps.stream()
                .filter(each -> each.state() != State.DONE && !each.step().isOptional())
                .count();
    }

    /** How far a step is. */
    enum State {
        DONE,
        NEXT,
        LATER
    }

    /**
     * A step as somebody sees it.
     *
     * @param mine   whether the reader may do it
     * @param roles  whose it is
     * @param before the step it waits for; null where it can be done now
     * @param count  of what is there; null where the reader may not see it, or it is no number
     * @param see    where that is; null where the reader may not see it
     * @param ways   to do it, for who may; once it is done, to do it for the next building
     */
    record Line(
            SetupStep step,
            State state,
            boolean mine,
            List<Role> roles,
            @Nullable SetupStep before,
            @Nullable Number count,
            @Nullable String see,
            List<Way> ways) {

        public boolean isDone() {
            return state == State.DONE;
        }

        /** Whether the reader can do it now. */
        public boolean isNow() {
            return state == State.NEXT && mine;
        }
    }

    /**
     * A way to do a step.
     *
     * @param word  key of what the link says
     * @param about whom or what; null where that is clear
     */
    record Way(String href, String word, @Nullable String about) {

        static Way of(Forms.Link link, @Nullable String about) {
            return new Way(link.with("_next", PAGE).href(), "form." + link.name(), about);
        }
    }

    List<Line> steps(Caller caller, Views views) {
        return steps(caller, SetupFacts.of(caller, accounts, views));
    }

    private List<Line> steps(Caller caller, SetupFacts facts) {
        return Stream.of(SetupStep.values())
                .map(step -> line(step, caller, facts))
                .toList();
    }

    private Line line(SetupStep step, Caller caller, SetupFacts facts) {
        var isDone = facts.isDone(step);
        var before = isDone ? null : facts.before(step);
        var state = isDone ? State.DONE : before == null ? State.NEXT : State.LATER;
        var isMine = step.isOf(caller);
        var isShown = step.isShownTo(caller);
        return new Line(
                step,
                state,
                isMine,
                step == SetupStep.ADMINS && isShown ? facts.adminsToCome() : step.roles(),
                before,
                isShown && isDone ? facts.count(step) : null,
                isShown && isDone ? placeOf(step) : null,
                isMine && state == State.NEXT
                        ? ways(step, caller, facts).toList()
                        : isMine && step == SetupStep.BUILDINGS && isDone
                                ? another(caller, facts).toList()
                                : List.of());
    }

    private static String placeOf(SetupStep step) {
        return switch (step) {
            case ADMINS, ACCOUNTS, ROLES -> "/accounts";
            case PARK, GO_LIVE -> "/parks";
            case BUILDINGS, UNITS -> "/space";
            case FILES -> "/imports";
            case LEAD -> "/leads";
        };
    }

    private Stream<Way> ways(SetupStep step, Caller caller, SetupFacts facts) {
        return switch (step) {
            case ADMINS -> Stream.of();
            case PARK -> way("parks.new", null, caller, null);
            case ACCOUNTS -> way("accounts.new", null, caller, null);
            case ROLES ->
                facts.waiting().stream()
                        .limit(AT_ONCE)
                        .flatMap(each -> way("accounts.give-role", each.login(), caller, each.name()));
            case BUILDINGS -> building(caller, facts);
            case UNITS ->
                Stream.concat(
                        facts.buildingsToFill().stream()
                                .limit(AT_ONCE)
                                .flatMap(each -> way("buildings.units-by-pattern", each.id(), caller, each.name())),
                        Stream.of(file("UNITS", facts)));
            case FILES -> Stream.of(file("TENANTS", facts));
            case GO_LIVE ->
                facts.parksWithoutDay().stream()
                        .limit(AT_ONCE)
                        .flatMap(each -> way("parks.go-live", each.id(), caller, each.name()));
            case LEAD -> way("leads.new", null, caller, null);
        };
    }

    private Stream<Way> way(String form, @Nullable String id, Caller caller, @Nullable String about) {
        return Stream.ofNullable(forms.link(form, id, caller)).map(link -> Way.of(link, about));
    }

    private Stream<Way> building(Caller caller, SetupFacts facts) {
        var park = facts.parkToBegin();
        return Stream.ofNullable(forms.link("buildings.new", null, caller))
                .map(link ->
                        Way.of(link.with("parkId", park.id()), facts.parks().size() > 1 ? park.name() : null));
    }

    /** Most parks have more than one, and nothing else on the page would tell where the next is registered. */
    private Stream<Way> another(Caller caller, SetupFacts facts) {
        return building(caller, facts).map(way -> new Way(way.href(), "setup.BUILDINGS.another", way.about()));
    }

    /** Once it is recorded one comes back by the menu. */
    private static Way file(String kind, SetupFacts facts) {
        return new Way(
                "/imports/new?kind=" + kind + "&parkId=" + facts.parkToBegin().id(), "import.new", null);
    }
}
