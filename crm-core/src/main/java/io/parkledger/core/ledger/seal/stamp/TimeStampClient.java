package io.parkledger.core.ledger.seal.stamp;

import io.parkledger.core.ledger.seal.stamp.StampAnswer.Failed;
import io.parkledger.core.ledger.seal.stamp.StampAnswer.Refused;
import io.parkledger.core.ledger.seal.stamp.StampAnswer.Stamped;
import io.parkledger.core.ledger.seal.stamp.StampAnswer.Unfit;
import io.parkledger.core.tlog.http.Asking;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.tsp.TimeStampRequest;
import org.jspecify.annotations.Nullable;

/** Asks one authority for time stamps; nothing that it answers is believed unverified. */
public final class TimeStampClient {

    private static final int NONCE_BITS = 64;
    private static final int OK = 200;
    private static final int FIRST_OF_OURS = 400;
    private static final int FIRST_OF_THEIRS = 500;
    private static final int TOO_MANY = 429;
    private static final int LONGEST_WORDS = 200;

    private final TimeStampAuthority authority;
    private final Asking asking;
    private final SecureRandom random = new SecureRandom();

    public TimeStampClient(TimeStampAuthority authority) {
        this(authority, Asking.USUALLY_WITHIN);
    }

    TimeStampClient(TimeStampAuthority authority, Duration answerWithin) {
        this.authority = authority;
        asking = new Asking(answerWithin);
    }

    /**
     * Has a text stamped.
     *
     * @param text of a checkpoint
     */
    public StampAnswer stamp(String text) throws InterruptedException {
        var asked = TimeStamp.request(text, new BigInteger(NONCE_BITS, random));
        var request = HttpRequest.newBuilder(authority.url())
                .header("Content-Type", "application/timestamp-query")
                .header("Accept", "application/timestamp-reply")
                .POST(BodyPublishers.ofByteArray(bytes(asked)));
        return asking.ask(request, response -> read(response, asked, text), Failed::new);
    }

    private static byte[] bytes(TimeStampRequest request) {
        try {
            return request.getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("A request that was just made can be written", e);
        }
    }

    private StampAnswer read(HttpResponse<byte[]> response, TimeStampRequest asked, String text) {
        var status = response.statusCode();
        if (status == OK) {
            return read(response.body(), asked, text);
        }
        return FIRST_OF_OURS <= status && status < FIRST_OF_THEIRS && status != TOO_MANY
                ? new Refused("HTTP " + status)
                : new Failed("HTTP " + status);
    }

    private StampAnswer read(byte[] reply, TimeStampRequest asked, String text) {
        try {
            var response = TimeStamp.parse(reply);
            if (response.getStatus() != PKIStatus.GRANTED && response.getStatus() != PKIStatus.GRANTED_WITH_MODS) {
                return new Refused("status " + response.getStatus() + said(response.getStatusString()));
            }
        } catch (StampRefused | RuntimeException e) {
            return new Failed(String.valueOf(e.getMessage()));
        }
        try {
            var stamp = TimeStamp.read(reply, asked, text);
            if (!authority.trusted().isEmpty()) {
                stamp.requireTrusted(authority.trusted());
            }
            return new Stamped(stamp);
        } catch (StampRefused e) {
            return new Unfit(String.valueOf(e.getMessage()));
        }
    }

    /** What it says in words, as one short line. */
    private static String said(@Nullable String words) {
        if (words == null) {
            return "";
        }
        var line = words.replaceAll("\\p{Cntrl}+", " ");
        return ", " + line.substring(0, Math.min(line.length(), LONGEST_WORDS));
    }
}
