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
import java.util.stream.Stream;

/**
 * What client tokens made with one operation, per account and region, for as long as it is there
 * ({@code decisions.md} D13, D14).
 */
final class ClientTokens {

    private record Key(Scope scope, ClientToken token) {}

    private final String operation;
    private final StateStore stateStore;
    private final Map<Key, ClientTokenRecord> made = new HashMap<>();

    ClientTokens(String operation, StateStore stateStore) {
        this.operation = operation;
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
    String once(Scope scope, Optional<ClientToken> token, Record request, Supplier<Made> make) {
        return recall(scope, token, request).orElseGet(() -> {
            Made fresh = make.get();
            remember(scope, token, request, fresh);
            return fresh.id();
        });
    }

    private Optional<String> recall(Scope scope, Optional<ClientToken> token, Record request) {
        Optional<ClientTokenRecord> before = token.flatMap(t -> Optional.ofNullable(made.get(new Key(scope, t))));
        if (before.isPresent() && !before.get().digest().equals(RequestDigest.of(request))) {
            throw new Invalid(List.of(Violation.of(
                    "clientToken",
                    token.map(ClientToken::value).orElse(""),
                    new Constraint.Rule("not be used again with other parameters; it made "
                            + before.get().made()))));
        }
        return before.map(ClientTokenRecord::made);
    }

    private void remember(Scope scope, Optional<ClientToken> token, Record request, Made what) {
        token.ifPresent(t -> {
            ClientTokenRecord kept =
                    new ClientTokenRecord(operation, scope, t, RequestDigest.of(request), what.datastore(), what.id());
            made.put(new Key(scope, t), kept);
            stateStore.token(kept);
        });
    }

    /** Takes those of this operation back that an earlier process has written down. */
    void restore(List<ClientTokenRecord> kept) {
        kept.stream()
                .filter(token -> token.operation().equals(operation))
                .forEach(token -> made.put(new Key(token.scope(), token.token()), token));
    }

    /** {@return those of an account} */
    Stream<ClientTokenRecord> of(AccountId account) {
        return made.values().stream().filter(token -> token.scope().account().equals(account));
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
