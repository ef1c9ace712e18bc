package io.parkledger.api.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.durability.Rest.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes down one lead after the other, each in the same five steps, and remembers which of them were acknowledged. One
 * thread at a time.
 */
final class Officer {

    private static final String DAY = "2026-11-02";

    /** What one lead goes through, and the event each step leaves. */
    private enum Step {
        REGISTER("lead.registered"),
        TRIAGE("lead.triaged"),
        ASSIGN("lead.assigned"),
        QUALIFY("lead.qualified"),
        NEGOTIATE("lead.negotiation-started");

        private final String event;

        Step(String event) {
            this.event = event;
        }

        private Map<String, Object> body(String lead) {
            return switch (this) {
                case REGISTER ->
                    Map.of("leadId", lead, "company", "企业 " + lead, "source", "WALK_IN", "registeredOn", DAY);
                case TRIAGE -> Map.of("verdict", "PURSUE", "triagedOn", DAY);
                case ASSIGN -> Map.of("owner", "wang", "assignedOn", DAY);
                case QUALIFY ->
                    Map.of(
                            "industry",
                            "BIG_DATA",
                            "contact",
                            Map.of("personId", "person-" + lead, "name", "赵敏", "phone", "13800000000"),
                            "track",
                            "SPACE",
                            "areaWantedSqm",
                            1200,
                            "qualifiedOn",
                            DAY);
                case NEGOTIATE ->
                    Map.of(
                            "negotiationId",
                            negotiationOf(lead),
                            "meeting",
                            "RECEPTION",
                            "attendees",
                            3,
                            "startedOn",
                            DAY);
            };
        }

        private String path(String lead) {
            return this == REGISTER ? "/api/v1/leads" : "/api/v1/leads/" + lead + "/" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param version the officer saw before; null for a lead that is not there yet */
    private record Order(String lead, Step step, @Nullable Long version) {
        Reply send(Rest rest) {
            return rest.post(step.path(lead), step.body(lead), lead + "/" + step, version);
        }
    }

    private record Done(Order order, Reply reply) {}

    private final String name;
    private final List<Done> done = new ArrayList<>();
    private int leads;
    private @Nullable Order unanswered;
    private volatile boolean atWork;

    Officer(String name) {
        this.name = name;
    }

    static String negotiationOf(String lead) {
        return "negotiation-of-" + lead;
    }

    /** Works until told to stop, or until no answer comes. */
    void work(Rest rest, Runnable acknowledged) {
        atWork = true;
        while (atWork) {
            var order = next();
            unanswered = order;
            var reply = order.send(rest);
            if (reply.isUnknown()) {
                return;
            }
            done.add(new Done(order, reply.require()));
            unanswered = null;
            acknowledged.run();
        }
    }

    void stop() {
        atWork = false;
    }

    private Order next() {
        if (done.isEmpty()) {
            return new Order(name + "-" + ++leads, Step.REGISTER, null);
        }
        var last = done.get(done.size() - 1);
        var step = last.order().step();
        return step == Step.NEGOTIATE
                ? new Order(name + "-" + ++leads, Step.REGISTER, null)
                : new Order(
                        last.order().lead(),
                        Step.values()[step.ordinal() + 1],
                        last.reply().body().path("version").asLong());
    }

    /**
     * Asks again for what was never answered, twice, and for the last thing that was: the key must make one of each.
     */
    void repeatAfterRestart(Rest rest) {
        if (!done.isEmpty()) {
            var last = done.get(done.size() - 1);
            assertSame(last.order().send(rest).require(), last.reply());
        }
        if (unanswered != null) {
            var first = unanswered.send(rest).require();
            assertSame(unanswered.send(rest).require(), first);
            done.add(new Done(unanswered, first));
            unanswered = null;
        }
    }

    private static void assertSame(Reply again, Reply before) {
        assertThat(List.of(again.text("id"), again.text("version")))
                .as("the answer to a repeated command: %s, after %s", again, before)
                .isEqualTo(List.of(before.text("id"), before.text("version")));
        // A position that was not known then may be known now.
        if (!before.body().path("position").isNull()) {
            assertThat(again.text("position")).isEqualTo(before.text("position"));
        }
    }

    int acknowledged() {
        return done.size();
    }

    /** What was acknowledged, by lead: the types of its events, in order, no more and no less. */
    Map<String, List<String>> expectedEvents() {
        var expected = new LinkedHashMap<String, List<String>>();
        for (var one : done) {
            var order = one.order();
            var events = expected.computeIfAbsent(order.lead(), lead -> new ArrayList<>());
            assertThat(one.reply().body().path("version").asLong())
                    .as("version answered to %s", order)
                    .isEqualTo(events.size());
            events.add(order.step().event);
            if (order.step() == Step.NEGOTIATE) {
                expected.put(negotiationOf(order.lead()), List.of("negotiation.opened"));
            }
        }
        return expected;
    }
}
