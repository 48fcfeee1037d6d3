package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Constraint;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Violation;
import dev.tarn.domain.request.ClientToken;
import dev.tarn.inmemory.controlplane.state.ClientTokenRecord;
import dev.tarn.inmemory.controlplane.state.StateStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What client tokens made, per operation, account and region, for as long as it is there ({@code decisions.md} D13, D14).
 * Guarded by the scheduler's lock.
 */
final class ClientTokens {

    private record Key(String operation, Scope scope, ClientToken token) {

        static Key of(ClientTokenRecord kept) {
            return new Key(kept.operation(), kept.scope(), kept.token());
        }
    }

    private final StateStore stateStore;
    private final Map<Key, ClientTokenRecord> made = new HashMap<>();

    ClientTokens(StateStore stateStore) {
        this.stateStore = stateStore;
    }

    /** What a request makes: in a data store, or a data store itself. */
    record Made(DatastoreId datastore, String id) {}

    /**
     * {@return the id of what the request makes: of what it made when it came before with the token, else of what it makes
     * now}
     *
     * @throws Invalid if another request came with the token
     */
    String once(String operation, Scope scope, Optional<ClientToken> token, Record request, Supplier<Made> make) {
        return recall(operation, scope, token, request).orElseGet(() -> {
            Made fresh = make.get();
            token.ifPresent(t -> remember(new ClientTokenRecord(
                    operation, scope, t, RequestDigest.of(request), fresh.datastore(), fresh.id())));
            return fresh.id();
        });
    }

    private Optional<String> recall(String operation, Scope scope, Optional<ClientToken> token, Record request) {
        Optional<ClientTokenRecord> before =
                token.flatMap(t -> Optional.ofNullable(made.get(new Key(operation, scope, t))));
        if (before.isPresent() && !before.get().digest().equals(RequestDigest.of(request))) {
            throw new Invalid(List.of(Violation.of(
                    "clientToken",
                    token.map(ClientToken::value).orElse(""),
                    new Constraint.Rule("not be used again with other parameters; it made "
                            + before.get().made()))));
        }
        return before.map(ClientTokenRecord::made);
    }

    private void remember(ClientTokenRecord token) {
        made.put(Key.of(token), token);
        stateStore.token(token);
    }

    /** Takes those back that an earlier process has written down, or that are in a snapshot. */
    void restore(List<ClientTokenRecord> kept) {
        kept.forEach(token -> made.put(Key.of(token), token));
    }

    /** {@return those of an account} */
    List<ClientTokenRecord> of(AccountId account) {
        return made.values().stream()
                .filter(token -> token.scope().account().equals(account))
                .toList();
    }

    /** Forgets those of an account. */
    void forget(AccountId account) {
        made.keySet().removeIf(key -> key.scope().account().equals(account));
    }

    /** Forgets what belongs to a data store that is no longer known. */
    void forget(DatastoreId datastore) {
        made.values().removeIf(m -> m.datastore().equals(datastore));
    }

    void clear() {
        made.clear();
    }
}
