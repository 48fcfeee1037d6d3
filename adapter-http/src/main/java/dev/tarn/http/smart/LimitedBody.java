package dev.tarn.http.smart;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Collects a body of limited length as it arrives. No thread waits for it, so that a body that stalls holds none; cancelling
 * the exchange ends it. A longer body fails. The HTTP client calls the methods one after another.
 */
final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {

    private final HttpResponse.BodySubscriber<byte[]> bytes = HttpResponse.BodySubscribers.ofByteArray();
    private long left;
    private Flow.@Nullable Subscription subscription;

    LimitedBody(int mostBytes) {
        this.left = mostBytes;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return bytes.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription made) {
        subscription = made;
        bytes.onSubscribe(made);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        left -= buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (left >= 0) {
            bytes.onNext(buffers);
            return;
        }
        if (subscription != null) {
            subscription.cancel();
        }
        bytes.onError(IdentityProviderException.failed());
    }

    @Override
    public void onError(Throwable failure) {
        bytes.onError(failure);
    }

    @Override
    public void onComplete() {
        bytes.onComplete();
    }
}
