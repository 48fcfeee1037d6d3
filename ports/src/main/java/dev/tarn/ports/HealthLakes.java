package dev.tarn.ports;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreId;
import java.util.Optional;

/** HealthLake in every account and region. Thread-safe. */
public interface HealthLakes {

    /** {@return HealthLake as this caller may use it} Callers of the same scope get views of the same data. */
    HealthLake of(Caller caller);

    /**
     * {@return the account and region of a data store; empty where it is unknown, or where ids say nothing about accounts, as
     * at AWS} For bearer tokens, which name neither.
     */
    default Optional<Scope> scopeOf(DatastoreId store) {
        return Optional.empty();
    }
}
