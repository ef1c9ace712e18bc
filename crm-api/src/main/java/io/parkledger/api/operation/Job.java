package io.parkledger.api.operation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.parkledger.api.kit.command.Begun;
import io.parkledger.api.kit.openapi.LeadsTo;
import io.parkledger.core.ledger.seal.VerificationReport;
import io.parkledger.projection.store.keeper.RebuildReport;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One piece of long work that somebody asked for.
 *
 * @param kind    {@code rebuild}, {@code erase}, {@code verify} or {@code backup}, see {@link Kind}
 * @param subject what it is about: the number of the person to erase, or the checkpoints that whoever asked for a
 *                verification has noted earlier; null where it is about everything
 * @param done    of {@code total}; of a verification signatures and events together, of a backup bytes
 * @param result  what a rebuild found, once done
 * @param verification what a verification found, once done
 * @param backup  what a backup has written, once done
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
        @Nullable VerificationReport verification,
        @Nullable BackupReport backup,
        @Nullable String error)
        implements Begun {

    /** What is done. */
    public enum Kind {
        /** All views anew. */
        REBUILD(false),
        /** The views anew without a person whose key is gone: tried until it is done, since it was promised. */
        ERASE(true),
        /** What was sealed, held against what there is. */
        VERIFY(false),
        /** The ledger into a file. */
        BACKUP(false),
        /** What the rows of a file would come to. */
        TRY_IMPORT(false),
        /** The rows of a file are recorded: to the end, whatever comes in between. */
        RECORD_IMPORT(true),
        /** What a file has recorded is taken back. */
        UNDO_IMPORT(true);

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
