package io.parkledger.core.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * All it takes to show that a log has an entry, in one text that is verified without asking anybody: a {@code
 * .tlog-proof} of c2sp.org/tlog-proof.
 *
 * @param index      of the entry, from 0 on
 * @param proof      from the entry's neighbour up to the root's
 * @param checkpoint of the log, as it was signed
 * @param extra      what somebody wrote beside it: nothing vouches for it
 */
public record InclusionNote(long index, List<Hash> proof, SignedNote checkpoint, Optional<byte[]> extra) {

    private static final String FIRST = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    /** No tree whose size is a long has a longer way to its root. */
    private static final int LONGEST = 63;

    public InclusionNote {
        proof = List.copyOf(proof);
        extra = extra.map(byte[]::clone);
        if (index < 0) {
            throw new NoteRefused("tlog-proof.bad-index", "No entry has the index " + index);
        }
        if (proof.size() > LONGEST) {
            throw new NoteRefused("tlog-proof.too-long", "No proof has more than 63 hashes");
        }
        if (extra.filter(bytes -> bytes.length == 0).isPresent()) {
            throw new NoteRefused("tlog-proof.bad-extra", "Extra data that is empty is left out");
        }
        Checkpoint.parse(checkpoint.text());
    }

    public InclusionNote(long index, List<Hash> proof, SignedNote checkpoint) {
        this(index, proof, checkpoint, Optional.empty());
    }

    /** @throws NoteRefused unless it is written as the specification has it, with a checkpoint that we would write */
    public static InclusionNote parse(String text) {
        int endOfProof = text.indexOf("\n\n");
        if (endOfProof < 0) {
            throw new NoteRefused("tlog-proof.malformed", "A proof has an empty line and a checkpoint behind it");
        }
        var lines = new ArrayList<>(Arrays.asList(text.substring(0, endOfProof).split("\n", -1)));
        if (!lines.remove(0).equals(FIRST)) {
            throw new NoteRefused("tlog-proof.malformed", "The first line of a proof is " + FIRST);
        }
        var extra = Optional.<byte[]>empty();
        if (!lines.isEmpty() && lines.get(0).startsWith(EXTRA)) {
            extra = Optional.of(extra(lines.remove(0).substring(EXTRA.length())));
        }
        if (lines.isEmpty() || !lines.get(0).startsWith(INDEX)) {
            throw new NoteRefused("tlog-proof.malformed", "A proof has a line with the index of the entry");
        }
        long index = index(lines.remove(0).substring(INDEX.length()));
        var proof = lines.stream().map(InclusionNote::hash).toList();
        return new InclusionNote(index, proof, SignedNote.parse(text.substring(endOfProof + 2)), extra);
    }

    private static byte[] extra(String base64) {
        try {
            return StrictBase64.decode(base64);
        } catch (IllegalArgumentException e) {
            throw new NoteRefused("tlog-proof.bad-extra", "Extra data is canonical base64: " + base64, e);
        }
    }

    private static long index(String decimal) {
        try {
            return Wording.number(decimal);
        } catch (IllegalArgumentException e) {
            throw new NoteRefused("tlog-proof.bad-index", "The index of an entry is no such number: " + decimal, e);
        }
    }

    private static Hash hash(String base64) {
        try {
            return Hash.parse(base64);
        } catch (IllegalArgumentException e) {
            throw new NoteRefused("tlog-proof.bad-hash", "A hash is the base64 of 32 bytes: " + base64, e);
        }
    }

    @Override
    public Optional<byte[]> extra() {
        return extra.map(byte[]::clone);
    }

    /**
     * Requires that the log has this entry at this index: the checkpoint is signed, by the key that is named as its
     * origin, and the proof leads from the entry to its root.
     *
     * @param keys of the log, and of witnesses
     * @return who has signed, for whoever wants so many witnesses
     * @throws NoteRefused when the checkpoint is not signed so
     * @throws ProofRefused when the proof is of something else
     */
    public List<Verified> requireProves(byte[] entry, Collection<VerifierKey> keys) {
        var signers = checkpoint.verifiedBy(keys);
        var said = Checkpoint.parse(checkpoint.text());
        if (signers.stream().noneMatch(each -> each.key().name().equals(said.origin()))) {
            throw new NoteRefused("tlog-proof.not-by-log", "The log itself has not signed: " + said.origin());
        }
        Proofs.requireIncluded(Hash.ofLeaf(entry), index, said.size(), proof, said.root());
        return signers;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InclusionNote note && toString().equals(note.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The text of the proof as {@link #parse} reads it. */
    @Override
    public String toString() {
        var text = new StringBuilder(FIRST).append('\n');
        extra.ifPresent(
                bytes -> text.append(EXTRA).append(StrictBase64.encode(bytes)).append('\n'));
        text.append(INDEX).append(index).append('\n');
        proof.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}
