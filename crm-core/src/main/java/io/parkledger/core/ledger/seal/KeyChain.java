package io.parkledger.core.ledger.seal;

import io.parkledger.core.ledger.seal.Finding.Code;
import io.parkledger.core.tlog.NoteRefused;
import io.parkledger.core.tlog.VerifierKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys that checkpoints were signed with, from the first one on. Each further one is told by an event of the
 * application that names the one before it, and signs one checkpoint together with that one; or it is the one before
 * it under the name that a restore gave. Any other key is nobody's, whatever the table of keys says: what it alone has
 * signed is not signed.
 *
 * <p>Those of SM2 are a chain of their own: the ledger tells of the first as well, and they vouch for nothing alone.
 */
final class KeyChain {

    /** Told as {@code core.custody} tells it. */
    private static final String REPLACED = "custody.key-replaced";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** One key took the place of another. */
    private record Replaced(String formerKey, String key) {}

    /** One that signs, and the one before it. */
    private record Link(VerifierKey former, VerifierKey key) {}

    private final LogStore store;
    private final AppendSigning signing;
    private final List<Restore> restores;
    private final Findings findings;
    private final List<VerifierKey> known = new ArrayList<>();
    private final List<VerifierKey> second = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();

    KeyChain(LogStore store, AppendSigning signing, List<Restore> restores, Findings findings) {
        this.store = store;
        this.signing = signing;
        this.restores = restores;
        this.findings = findings;
        follow();
    }

    private void follow() {
        var told = replacements();
        for (var vkey : store.keys()) {
            try {
                add(VerifierKey.parse(vkey), told);
            } catch (NoteRefused e) {
                findings.add(Code.KEY_NOT_KNOWN, 0, List.of(), null);
            }
        }
    }

    private void add(VerifierKey key, List<Replaced> told) {
        if (key.kind() == VerifierKey.Kind.SM2) {
            addSecond(key);
            return;
        }
        if (known.isEmpty() || isRenamed(key, known)) {
            known.add(key);
            return;
        }
        var former = formerOf(key, told);
        if (former.isPresent()) {
            known.add(key);
            links.add(new Link(former.get(), key));
        } else {
            findings.add(Code.KEY_NOT_TOLD, 0, List.of(key.toString()), null);
        }
    }

    private void addSecond(VerifierKey key) {
        if (isRenamed(key, second) || SecondKey.isTold(store, signing, key)) {
            second.add(key);
        } else {
            findings.add(Code.KEY_NOT_TOLD, 0, List.of(key.toString()), null);
        }
    }

    private boolean isRenamed(VerifierKey key, List<VerifierKey> of) {
        return restores.stream()
                .filter(restore -> restore.origin().equals(key.name()))
                .anyMatch(restore -> of.stream()
                        .anyMatch(each -> each.name().equals(restore.formerOrigin()) && each.isSameKeyAs(key)));
    }

    private Optional<VerifierKey> formerOf(VerifierKey key, List<Replaced> told) {
        return told.stream()
                .filter(replaced -> replaced.key().equals(key.toString()))
                .flatMap(replaced ->
                        known.stream().filter(each -> each.toString().equals(replaced.formerKey())))
                .findFirst();
    }

    /** Of these only what the application has written. */
    private List<Replaced> replacements() {
        var own = signing.keyIfThere();
        return own == null
                ? List.of()
                : store.toldOfTheSeal(REPLACED).stream()
                        .filter(row -> own.isOf(row.event(), row.mac()))
                        .flatMap(row -> read(row.event().payload()).stream())
                        .toList();
    }

    private static Optional<Replaced> read(byte[] payload) {
        try {
            var told = JSON.readTree(payload);
            return Optional.of(new Replaced(
                    told.path("formerKey").stringValue(), told.path("key").stringValue()));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The keys that are the ledger's, the oldest first. */
    List<VerifierKey> known() {
        return List.copyOf(known);
    }

    /** Those of SM2, the oldest first. */
    List<VerifierKey> second() {
        return List.copyOf(second);
    }

    /**
     * The first checkpoint of each further key is signed by the one before it as well; each key of SM2 has signed one.
     */
    void requireSignedTogether(CheckpointsHeld held) {
        second.stream()
                .filter(key -> !held.isSecondSignedBy(key))
                .forEach(key -> findings.add(Code.SM2_SIGNATURE_WRONG, 0, List.of(key.toString()), null));
        for (var link : links) {
            if (!held.isSignedBy(link.former(), link.key())) {
                findings.add(Code.KEY_NOT_TOLD, 0, List.of(link.key().toString()), null);
            }
        }
    }
}
