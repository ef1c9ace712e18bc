package io.parkledger.projection.report.funnel;

import com.mongodb.client.model.Filters;
import io.parkledger.projection.store.rows.Scope;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * An officer's own projects, by what makes them his. Only those he has now change when one is handed to another.
 *
 * @param login of the officer
 */
public record Officer(String login, Share share) {

    /** What makes a project an officer's own. */
    public enum Share {
        /** He had it on the day it was registered, whoever has it now. */
        REGISTERED,
        /** He had it on the day it reached the stage that is asked for, whoever has it now. */
        REACHED,
        /** He has it now, whoever brought it to where it is. */
        NOW
    }

    /** The field that says who had a project when it reached a stage. */
    static String reachedBy(FunnelStage stage) {
        return "by." + stage.name();
    }

    /** What must hold of a project besides being one of those behind a number. */
    List<Bson> conditions(@Nullable FunnelStage stage) {
        return switch (share) {
            case REGISTERED -> List.of(Filters.eq(reachedBy(FunnelStage.LEAD), login));
            case REACHED -> List.of(Filters.eq(reachedBy(stage == null ? FunnelStage.LEAD : stage), login));
            case NOW -> List.of(Filters.eq("owner", login));
        };
    }

    FunnelReport report(Funnel funnel, Scope parks, FunnelPeriod period) {
        return share == Share.NOW
                ? funnel.report(parks.ownedBy(login), period.from(), period.to())
                : funnel.ofRegistrant(parks, login, period);
    }
}
