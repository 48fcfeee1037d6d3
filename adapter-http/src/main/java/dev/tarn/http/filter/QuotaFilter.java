package dev.tarn.http.filter;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.failure.Throttled;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.domain.quota.Quotas.RateGroup;
import dev.tarn.domain.quota.TokenBucket;
import dev.tarn.http.connection.Exchange;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Throttles the requests of each account by AWS's quotas of rates. */
public final class QuotaFilter implements RequestFilter {

    /** Buckets beyond which full ones are dropped, which are as good as new. */
    private static final int MANY = 10_000;

    private record Key(AccountId account, String region, RateGroup group) {}

    private final InstantSource clock;
    private final RequestFilter next;
    private final Map<Key, TokenBucket> buckets = new ConcurrentHashMap<>();

    /**
     * A filter.
     *
     * @param clock refills the buckets
     * @param next gets the requests that are not throttled
     */
    public QuotaFilter(InstantSource clock, RequestFilter next) {
        this.clock = clock;
        this.next = next;
    }

    @Override
    public void pass(Exchange exchange, Scope scope, Optional<HealthLakeOperation> operation, Runnable then) {
        Optional<RateGroup> group = operation.flatMap(RateGroup::of);
        if (group.isPresent() && !admits(new Key(scope.account(), scope.region().value(), group.get()))) {
            throw new Throttled("Rate exceeded");
        }
        next.pass(exchange, scope, operation, then);
    }

    private boolean admits(Key key) {
        Instant now = clock.instant();
        if (buckets.size() > MANY) {
            buckets.values().removeIf(bucket -> bucket.isFull(now));
        }
        AtomicBoolean admitted = new AtomicBoolean();
        buckets.compute(key, (same, known) -> {
            TokenBucket bucket = known == null ? TokenBucket.full(key.group().limit()) : known;
            Optional<TokenBucket> taken = bucket.take(now);
            admitted.set(taken.isPresent());
            return taken.orElse(bucket);
        });
        return admitted.get();
    }
}
