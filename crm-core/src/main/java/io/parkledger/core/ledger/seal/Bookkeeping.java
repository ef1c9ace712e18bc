package io.parkledger.core.ledger.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parkledger.core.ledger.ClaimsCheck;
import io.parkledger.core.ledger.Content;
import io.parkledger.core.ledger.Context;
import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.Sender;
import io.parkledger.core.ledger.seal.Finding.Code;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands beside the events and has to agree with them: sequences, receipts, claims and contents. An event says
 * with which key its command came; what is stored of an event is believed to be anything, since somebody may have
 * changed it.
 *
 * <p>Which of the events of its append is the last one a receipt alone says: that it names an earlier one of them,
 * which only makes who waits for it wait for less, is not found.
 */
final class Bookkeeping {

    private static final String GAPS = """
            SELECT aggregate_id FROM event GROUP BY aggregate_id
            HAVING min(sequence_number) <> 0 OR max(sequence_number) <> count(*) - 1
                OR count(DISTINCT sequence_number) <> count(*) LIMIT 1000""";

    private static final String RECEIPT =
            "SELECT r.actor, r.idempotency_key, r.request_hash, r.aggregate_id, r.first_version, r.version";

    private static final String RECEIPTS_OF = RECEIPT + " "
            + "FROM receipt r JOIN unnest(?, ?) AS t (actor, key) ON r.actor = t.actor AND r.idempotency_key = t.key";

    /** With the events that it answers for, and the last one of its append, which was recorded at the same moment. */
    private static final String RECEIPTS_WITH_EVENTS = RECEIPT + """
            , first.metadata, last.metadata, r.global_index > ?,
               r.global_index >= last.global_index AND append.recorded_at = last.recorded_at
             FROM receipt r
             LEFT JOIN event first ON first.aggregate_id = r.aggregate_id AND first.sequence_number = r.first_version
             LEFT JOIN event last ON last.aggregate_id = r.aggregate_id AND last.sequence_number = r.version
             LEFT JOIN event append ON append.global_index = r.global_index
             WHERE (r.actor, r.idempotency_key) > (?, ?) ORDER BY r.actor, r.idempotency_key LIMIT ?""";

    private static final int AT_ONCE = 5_000;
    private static final byte[] KEY_IS_TOLD = ('"' + Sender.IDEMPOTENCY_KEY + '"').getBytes(UTF_8);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> METADATA = new TypeReference<>() {};

    private final Jdbc jdbc;
    private final Findings findings;
    private final Content content;
    private final ForkJoinTask<Set<ClaimsCheck.Difference>> claims;

    /** @param contexts of which claims are compared */
    Bookkeeping(Jdbc jdbc, Findings findings, List<Context> contexts) {
        this.jdbc = jdbc;
        this.findings = findings;
        content = new Content(jdbc);
        claims = ForkJoinTask.adapt(() -> ClaimsCheck.differences(jdbc, contexts));
    }

    /**
     * Begins with the claims, which are told from all events once more: that takes about as long as everything else,
     * and is done meanwhile where a processor is free.
     */
    void begin() {
        claims.fork();
    }

    /** What a command is known by. */
    private record Command(String actor, String key) {}

    /** What an event tells of its command. */
    private record Told(Command command, @Nullable String requestHash) {}

    private record Receipt(Command command, String requestHash, String aggregateId, long first, long last) {

        static Receipt read(ResultSet row) throws SQLException {
            return new Receipt(
                    new Command(row.getString(1), row.getString(2)),
                    HexFormat.of().formatHex(row.getBytes(3)),
                    row.getString(4),
                    row.getLong(5),
                    row.getLong(6));
        }

        /** Which columns say something else than an event of the command. */
        List<String> columnsThatDifferFrom(Told told, Entry row) {
            var differ = new ArrayList<String>();
            if (told.requestHash() != null && !told.requestHash().equals(requestHash)) {
                differ.add("request_hash");
            }
            if (!aggregateId.equals(row.event().aggregateId())) {
                differ.add("aggregate_id");
            }
            if (row.event().sequence() < first) {
                differ.add("first_version");
            }
            if (row.event().sequence() > last) {
                differ.add("version");
            }
            return differ;
        }

        boolean isOf(Optional<Told> told) {
            return told.filter(event -> event.command().equals(command)
                            && (event.requestHash() == null
                                    || event.requestHash().equals(requestHash)))
                    .isPresent();
        }
    }

    /** Every event that tells of a command has its receipt. */
    void compareReceipts(List<Entry> rows) {
        var told = new HashMap<Long, Told>();
        for (var row : rows) {
            told(row.event().metadata()).ifPresent(command -> told.put(row.position(), command));
        }
        if (told.isEmpty()) {
            return;
        }
        var receipts = new HashMap<Command, Receipt>();
        receiptsOf(told.values().stream().map(Told::command).distinct().toList())
                .forEach(receipt -> receipts.put(receipt.command(), receipt));
        for (var row : rows) {
            var command = told.get(row.position());
            if (command != null) {
                compare(row, command, receipts.get(command.command()));
            }
        }
    }

    private void compare(Entry row, Told told, @Nullable Receipt receipt) {
        var subject = row.event().aggregateId();
        if (receipt == null) {
            findings.add(Code.RECEIPT_CHANGED, row.position(), List.of(), subject);
            return;
        }
        var differ = receipt.columnsThatDifferFrom(told, row);
        if (!differ.isEmpty()) {
            findings.add(Code.RECEIPT_CHANGED, row.position(), differ, subject);
        }
    }

    private List<Receipt> receiptsOf(List<Command> commands) {
        return jdbc.on(connection -> Jdbc.query(
                connection,
                RECEIPTS_OF,
                Receipt::read,
                connection.createArrayOf(
                        "text", commands.stream().map(Command::actor).toArray()),
                connection.createArrayOf(
                        "text", commands.stream().map(Command::key).toArray())));
    }

    /** Empty when it tells of no command, or cannot be read. */
    private static Optional<Told> told(byte @Nullable [] metadata) {
        if (metadata == null || !contains(metadata, KEY_IS_TOLD)) {
            return Optional.empty();
        }
        try {
            var said = JSON.readValue(metadata, METADATA);
            if (said != null
                    && said.get(Sender.ACTOR) instanceof String actor
                    && said.get(Sender.IDEMPOTENCY_KEY) instanceof String key
                    && isStorable(actor)
                    && isStorable(key)) {
                var hash = said.get(Sender.REQUEST_HASH);
                return Optional.of(new Told(new Command(actor, key), hash == null ? null : hash.toString()));
            }
        } catch (JacksonException e) {
            // Not as the application writes it: found where the row is compared.
        }
        return Optional.empty();
    }

    /** All bytes that an event names by their hash are kept, and have it. */
    void compareContents(List<Entry> rows) {
        for (var row : rows) {
            var payload = row.event().payload();
            if (payload == null) {
                continue;
            }
            for (var hash : Content.namedIn(payload)) {
                var bytes = content.bytes(hash);
                if (bytes.isEmpty() || !Content.isOf(hash, bytes.get())) {
                    findings.add(
                            bytes.isEmpty() ? Code.CONTENT_MISSING : Code.CONTENT_CHANGED,
                            row.position(),
                            List.of(hash),
                            row.event().aggregateId());
                }
            }
        }
    }

    /** Whether a database can be asked for it. */
    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && UTF_8.newEncoder().canEncode(text);
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        for (int at = 0; at <= bytes.length - part.length; at++) {
            if (bytes[at] == part[0] && Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    /** @param withoutMac receipts up to this raw index are older than what events tell of their commands */
    void verify(long withoutMac) {
        jdbc.query(GAPS, row -> row.getString(1))
                .forEach(subject -> findings.add(Code.SEQUENCE_BROKEN, 0, List.of(), subject));
        everyReceiptHasItsEvents(withoutMac);
        claims.join()
                .forEach(difference -> findings.add(
                        Code.CLAIM_CHANGED, 0, List.of(difference.kind(), difference.key()), difference.holder()));
    }

    private void everyReceiptHasItsEvents(long withoutMac) {
        var last = new Command("", "");
        List<Command> some;
        do {
            some = jdbc.query(
                    RECEIPTS_WITH_EVENTS,
                    row -> requireEvents(
                            Receipt.read(row),
                            told(row.getBytes(7)),
                            told(row.getBytes(8)),
                            row.getBoolean(9),
                            row.getBoolean(10)),
                    withoutMac,
                    last.actor(),
                    last.key(),
                    AT_ONCE);
            last = some.isEmpty() ? last : some.get(some.size() - 1);
        } while (some.size() == AT_ONCE);
    }

    private Command requireEvents(
            Receipt receipt, Optional<Told> first, Optional<Told> last, boolean isTold, boolean isOfItsAppend) {
        var isOlder = !isTold && first.isEmpty() && last.isEmpty();
        if (!isOlder && !(receipt.isOf(first) && receipt.isOf(last))) {
            findings.add(Code.RECEIPT_CHANGED, 0, List.of(), receipt.aggregateId());
        } else if (!isOlder && !isOfItsAppend) {
            findings.add(Code.RECEIPT_CHANGED, 0, List.of("global_index"), receipt.aggregateId());
        }
        return receipt.command();
    }
}
