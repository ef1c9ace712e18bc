package io.parkledger.core.ledger.seal;

import io.parkledger.core.tlog.NoteRefused;
import io.parkledger.core.tlog.SignedNote;
import io.parkledger.core.tlog.VerifierKey;
import java.nio.file.Path;
import java.util.List;

/** What is kept outside the database, for who brings a ledger back and has no database yet. */
public final class KeptOutside {

    private final OutsideFile file;

    /** @param file of checkpoints, which need not be there */
    public KeptOutside(Path file) {
        this.file = new OutsideFile(file);
    }

    public boolean isThere() {
        return file.exists();
    }

    /**
     * Whether checkpoints are kept there of which none is signed by a ledger's keys.
     *
     * @param vkeys verifier keys of the ledger; where there are none, it has signed nothing that could be compared
     */
    public boolean isOfAnotherLedger(List<String> vkeys) {
        var keys = vkeys.stream().map(VerifierKey::parse).toList();
        var kept = new boolean[1];
        var signed = new boolean[1];
        file.forEach(
                note -> {
                    kept[0] = true;
                    signed[0] = signed[0] || isSigned(note, keys);
                },
                rest -> {});
        return kept[0] && !keys.isEmpty() && !signed[0];
    }

    private static boolean isSigned(String note, List<VerifierKey> keys) {
        try {
            return !SignedNote.parse(note).verifiedBy(keys).isEmpty();
        } catch (NoteRefused e) {
            return false;
        }
    }

    /** All who were ever erased: a backup holds their keys, and must not bring them back. */
    public List<String> erasedPersons() {
        return new ErasedPersons(file).all();
    }
}
