package io.parkledger.core.tlog.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parkledger.core.tlog.Hash;
import io.parkledger.core.tlog.NoteRefused;
import io.parkledger.core.tlog.SignedNote;
import io.parkledger.core.tlog.http.Asking;
import io.parkledger.core.tlog.witness.WitnessAnswer.Contradicted;
import io.parkledger.core.tlog.witness.WitnessAnswer.Cosigned;
import io.parkledger.core.tlog.witness.WitnessAnswer.Failed;
import io.parkledger.core.tlog.witness.WitnessAnswer.Knows;
import io.parkledger.core.tlog.witness.WitnessAnswer.Refused;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Shows checkpoints to one witness and reads what it answers; nothing that it answers is believed unverified. */
public final class WitnessClient {

    private static final String SIZE = "text/x.tlog.size";
    private static final Pattern NUMBER = Pattern.compile("(0|[1-9][0-9]{0,17})\\n?");

    private final Witness witness;
    private final URI address;
    private final Asking asking;

    public WitnessClient(Witness witness) {
        this(witness, Asking.USUALLY_WITHIN);
    }

    WitnessClient(Witness witness, Duration answerWithin) {
        this.witness = witness;
        asking = new Asking(answerWithin);
        address = URI.create(witness.url() + "/add-checkpoint");
    }

    /**
     * Shows it a checkpoint.
     *
     * @param oldSize    of the checkpoint that it signed last, as far as we know
     * @param size       of this one
     * @param proof      that this one continues that one
     * @param checkpoint with the signature of the log
     */
    public WitnessAnswer add(long oldSize, long size, List<Hash> proof, SignedNote checkpoint)
            throws InterruptedException {
        var body = new StringBuilder("old " + oldSize + "\n");
        proof.forEach(hash -> body.append(hash.base64()).append('\n'));
        body.append('\n').append(checkpoint);
        var request = HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(body.toString(), UTF_8));
        return asking.ask(request, response -> read(response, oldSize == size, checkpoint), Failed::new);
    }

    private WitnessAnswer read(HttpResponse<byte[]> response, boolean isSameSize, SignedNote checkpoint) {
        var body = new String(response.body(), UTF_8);
        return switch (response.statusCode()) {
            case 200 -> cosigned(body, checkpoint);
            case 409 -> conflict(response, body, isSameSize);
            case 422 -> new Contradicted();
            case 400, 403, 404 -> new Refused(response.statusCode());
            default -> new Failed("HTTP " + response.statusCode());
        };
    }

    /** Signatures of others than this witness are none of our business. */
    private WitnessAnswer cosigned(String lines, SignedNote checkpoint) {
        try {
            var signed = SignedNote.parse(checkpoint.text() + "\n" + lines);
            signed.verifiedBy(List.of(witness.key()));
            return new Cosigned(signed.signatures().stream()
                    .filter(each -> each.name().equals(witness.key().name())
                            && each.keyId() == witness.key().id())
                    .map(SignedNote.Signature::toString)
                    .toList());
        } catch (NoteRefused e) {
            return new Failed("its signature does not hold: " + e.code());
        }
    }

    private static WitnessAnswer conflict(HttpResponse<byte[]> response, String body, boolean isSameSize) {
        var saysSize = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith(SIZE))
                .isPresent();
        var number = NUMBER.matcher(body);
        if (saysSize && number.matches()) {
            return new Knows(Long.parseLong(number.group(1)));
        }
        // Of one size, and two roots.
        return isSameSize ? new Contradicted() : new Failed("HTTP 409 without a size");
    }
}
