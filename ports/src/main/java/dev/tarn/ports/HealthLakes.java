package dev.tarn.ports;

import dev.tarn.domain.account.Caller;

/** HealthLake in every account and region. Thread-safe. */
public interface HealthLakes {

    /** {@return HealthLake as this caller may use it} Callers of the same scope get views of the same data. */
    HealthLake of(Caller caller);
}
