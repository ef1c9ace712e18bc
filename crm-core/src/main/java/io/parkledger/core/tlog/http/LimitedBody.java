package io.parkledger.core.tlog.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The body of an answer, as long as it is short: who answers is nobody we trust. */
final class LimitedBody implements BodySubscriber<byte[]> {

    private static final int LONGEST = 65_536;

    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;

    static BodyHandler<byte[]> handler() {
        return response -> new LimitedBody();
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription to) {
        subscription = to;
        to.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> some) {
        for (var buffer : some) {
            var read = new byte[buffer.remaining()];
            buffer.get(read);
            bytes.writeBytes(read);
        }
        if (bytes.size() > LONGEST && subscription != null) {
            subscription.cancel();
            whole.completeExceptionally(new IOException("the answer is too long"));
        }
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        whole.complete(bytes.toByteArray());
    }
}
