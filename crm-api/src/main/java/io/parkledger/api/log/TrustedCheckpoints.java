package io.parkledger.api.log;

import static java.util.stream.Collectors.toSet;

import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.refusal.Refused.FieldError;
import io.parkledger.core.ledger.seal.LogReader;
import io.parkledger.core.tlog.Checkpoint;
import io.parkledger.core.tlog.NoteRefused;
import io.parkledger.core.tlog.SignedNote;
import io.parkledger.core.tlog.VerifierKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checkpoints that somebody has noted earlier, read as they are written: the signed note, or its three lines alone.
 * Whose signature it was is not asked here: who noted it trusts it.
 */
final class TrustedCheckpoints {

    private static final String NOT_A_CHECKPOINT = "request.not-a-checkpoint";
    private static final String OF_ANOTHER_LEDGER = "request.checkpoint-of-another-ledger";
    private static final String BEFORE_SIGNATURES = "\n\n";

    private TrustedCheckpoints() {}

    /**
     * @param field that they came in
     * @throws Refused when one of them is none, or is of another ledger
     */
    static List<Checkpoint> read(List<String> texts, String field, LogReader log) {
        var origins = origins(log);
        var errors = new ArrayList<FieldError>();
        var read = new ArrayList<Checkpoint>();
        for (int i = 0; i < texts.size(); i++) {
            var each = field + "[" + i + "]";
            try {
                var checkpoint = read(texts.get(i));
                if (origins.contains(checkpoint.origin())) {
                    read.add(checkpoint);
                } else {
                    errors.add(FieldError.of(each, OF_ANOTHER_LEDGER, checkpoint.origin()));
                }
            } catch (NoteRefused e) {
                errors.add(FieldError.of(each, NOT_A_CHECKPOINT));
            }
        }
        if (!errors.isEmpty()) {
            throw Refused.malformed(errors);
        }
        return read;
    }

    /** A browser ends lines in its own way, and what was copied may lack the last end. */
    private static Checkpoint read(String typed) {
        var text = typed.replace("\r\n", "\n").strip() + "\n";
        return Checkpoint.parse(
                text.contains(BEFORE_SIGNATURES) ? SignedNote.parse(text).text() : text);
    }

    /** This ledger's names, those of before included: whoever signed first did so as the one of then. */
    private static Set<String> origins(LogReader log) {
        var ofKeys = log.keys().stream().map(key -> VerifierKey.parse(key).name());
        var ofNewest = log.checkpoint().stream()
                .map(note -> Checkpoint.parse(note.text()).origin());
        return Stream.concat(ofKeys, ofNewest).collect(toSet());
    }
}
