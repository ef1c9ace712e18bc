package io.parkledger.api.log;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.openapi.Refuses;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.core.ledger.seal.LogReader;
import io.parkledger.core.tlog.Hash;
import io.parkledger.core.tlog.Tile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The log by the addresses of c2sp.org/tlog-tiles, so that programs that know nothing of this product can read it. The
 * entry of position <i>p</i> has the index <i>p</i> − 1.
 */
@RestController
@RequestMapping("/api/v1/log")
@Tag(name = "log")
@Refuses(unknown = {LogApi.NOTHING_SEALED, LogApi.NOT_SEALED, LogApi.NO_CHECKPOINT, LogApi.NOT_STAMPED})
class LogApi {

    /** Before the first checkpoint. */
    static final String NOTHING_SEALED = "log.nothing-sealed";

    /** Of what the newest checkpoint does not cover, and of what it never will. */
    static final String NOT_SEALED = "log.not-sealed";

    /** No checkpoint covers exactly so many entries. */
    static final String NO_CHECKPOINT = "log.no-checkpoint-of-size";

    /** No checkpoint of that size has a time stamp. */
    static final String NOT_STAMPED = "log.not-stamped";

    private static final String TIME_STAMP = "application/timestamp-reply";
    private static final String TEXT = "text/plain;charset=utf-8";
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final LogReader log;

    LogApi(LogReader log) {
        this.log = log;
    }

    /**
     * That the log of one size has grown into that of another.
     *
     * @param proof hashes in base64, in the order of RFC 6962, 2.1.2
     */
    record Consistency(long from, long to, List<String> proof) {}

    @GetMapping(path = "/checkpoint", produces = TEXT)
    @Allowed(Action.READ_LEDGER)
    @Operation(
            summary = "The newest checkpoint, a signed note: origin, number of entries, root of the tree, signatures")
    ResponseEntity<String> checkpoint(Call call) {
        return log.checkpoint()
                .map(note ->
                        ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(note.toString()))
                .orElseThrow(LogApi::nothingSealed);
    }

    @GetMapping(path = "/checkpoint/{size}", produces = TEXT)
    @Allowed(Action.READ_LEDGER)
    @Operation(summary = "The checkpoint that covers exactly so many entries, a signed note")
    String checkpointOfSize(Call call, @PathVariable long size) {
        return log.checkpoint(size)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, NO_CHECKPOINT, size))
                .toString();
    }

    @GetMapping(path = "/timestamp/{size}", produces = TIME_STAMP)
    @Allowed(Action.READ_LEDGER)
    @Operation(
            summary =
                    "A time stamp by RFC 3161, as the authority has sent it, over the SHA-256 of the first three lines of the checkpoint that covers exactly so many entries, the newline that ends each of them included")
    byte[] timestamp(Call call, @PathVariable long size) {
        return log.timeStamp(size).orElseThrow(() -> notStamped(size));
    }

    static Refused notStamped(long size) {
        return new Refused(HttpStatus.NOT_FOUND, NOT_STAMPED, size);
    }

    @GetMapping(path = "/key", produces = TEXT)
    @Allowed(Action.READ_LEDGER)
    @Operation(
            summary =
                    "The verifier keys that checkpoints were signed with, one a line, the newest last; none before the first")
    String key(Call call) {
        return String.join("\n", log.keys()) + "\n";
    }

    @GetMapping(path = "/tile/{*path}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Allowed(Action.READ_LEDGER)
    @Operation(summary = "A tile: up to 256 hashes of one level of the tree, each of 32 bytes")
    ResponseEntity<byte[]> tile(Call call, @PathVariable String path) {
        return found(tile(path).flatMap(log::tile));
    }

    @GetMapping(path = "/tile/entries/{*path}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Allowed(Action.READ_LEDGER)
    @Operation(summary = "The entries under a tile of level 0, each after its length in two bytes")
    ResponseEntity<byte[]> entries(Call call, @PathVariable String path) {
        return found(tile("/0" + path).flatMap(log::entries));
    }

    static Refused nothingSealed() {
        return new Refused(HttpStatus.NOT_FOUND, NOTHING_SEALED);
    }

    private Refused notSealed() {
        return notSealed(log);
    }

    /** Says as well how far the newest checkpoint goes. */
    static Refused notSealed(LogReader log) {
        return new Refused(HttpStatus.NOT_FOUND, NOT_SEALED, log.size());
    }

    private static Optional<Tile> tile(String path) {
        try {
            return Optional.of(Tile.parse(path.substring(1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What is covered by a checkpoint never changes. */
    private ResponseEntity<byte[]> found(Optional<byte[]> bytes) {
        return bytes.map(each -> ResponseEntity.ok().cacheControl(FOR_EVER).body(each))
                .orElseThrow(this::notSealed);
    }

    @GetMapping(path = "/proof/{position}", produces = TEXT)
    @Allowed(Action.READ_LEDGER)
    @Operation(summary = "That the event at a position is in the log: a tlog-proof with the newest checkpoint")
    String proof(Call call, @PathVariable long position) {
        return log.proof(position).orElseThrow(this::notSealed).toString();
    }

    @GetMapping("/consistency")
    @Allowed(Action.READ_LEDGER)
    @Operation(summary = "That the log of one size has grown into that of another, and nothing before was changed")
    Consistency consistency(Call call, @RequestParam long from, @RequestParam long to) {
        if (from < 0) {
            throw Refused.malformed("from", "request.not-a-position");
        }
        Refused.requireOrder(from, to);
        return log.consistency(from, to)
                .map(proof -> new Consistency(
                        from, to, proof.stream().map(Hash::base64).toList()))
                .orElseThrow(this::notSealed);
    }
}
