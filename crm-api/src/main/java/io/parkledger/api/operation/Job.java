package io.parkledger.api.operation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.parkledger.api.kit.command.Begun;
import io.parkledger.api.kit.openapi.LeadsTo;
import io.parkledger.projection.store.keeper.RebuildReport;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One piece of long work that somebody asked for.
 *
 * @param kind    {@code rebuild} or {@code erase}, see {@link Kind}
 * @param subject what it is about: the number of the person to erase; null where it is about everything
 * @param done    of {@code total}
 * @param result  what it found, once done
 * @param error   why it failed, or why it waits to be tried again
 */
@LeadsTo(
        value = {"jobsGet", "jobsProgress"},
        id = "/id")
public record Job(
        String id,
        String kind,
        @Nullable String subject,
        String startedBy,
        State state,
        long done,
        long total,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable RebuildReport result,
        @Nullable String error)
        implements Begun {

    /** What is done. */
    public enum Kind {
        /** All views anew. */
        REBUILD(false),
        /** The views anew without a person whose key is gone: tried until it is done, since it was promised. */
        ERASE(true);

        private final boolean promised;

        Kind(boolean promised) {
            this.promised = promised;
        }

        boolean isPromised() {
            return promised;
        }

        /** As the API and the database name it. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** How a job stands. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    @JsonIgnore
    public boolean isOver() {
        return state == State.DONE || state == State.FAILED;
    }
}
