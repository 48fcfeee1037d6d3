package dev.tarn.inmemory.estate;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Constraint;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Violation;
import dev.tarn.domain.request.ClientToken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What client tokens made, per account, region and operation, for as long as it is there ({@code decisions.md} D13,
 * D14).
 *
 * @param <T> what the operation makes
 */
final class ClientTokens<T> {

    private record Key(Scope scope, ClientToken token) {}

    private record Made<T>(Object request, DatastoreId datastore, T what) {}

    private final Map<Key, Made<T>> made = new HashMap<>();

    /**
     * {@return what this request made when it came before; empty where the token is new, or there is none}
     *
     * @throws Invalid where another request came with the token
     */
    Optional<T> recall(Scope scope, Optional<ClientToken> token, Object request) {
        Optional<Made<T>> before = token.flatMap(t -> Optional.ofNullable(made.get(new Key(scope, t))));
        if (before.isPresent() && !before.get().request().equals(request)) {
            throw new Invalid(List.of(Violation.of(
                    "clientToken",
                    token.map(ClientToken::value).orElse(""),
                    new Constraint.Rule("not be used again with other parameters; it made "
                            + before.get().what()))));
        }
        return before.map(Made::what);
    }

    void remember(Scope scope, Optional<ClientToken> token, Object request, DatastoreId datastore, T what) {
        token.ifPresent(t -> made.put(new Key(scope, t), new Made<>(request, datastore, what)));
    }

    /** Forgets what belongs to a data store that is no longer known. */
    void forget(DatastoreId datastore) {
        made.values().removeIf(m -> m.datastore().equals(datastore));
    }

    void clear() {
        made.clear();
    }
}
