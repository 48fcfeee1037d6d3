package dev.tarn.ports;

import dev.tarn.domain.account.Scope;

/** HealthLake in every account and region. */
public interface HealthLakes {

    /** {@return the HealthLake of one account and region; asking again gives one that shows the same} */
    HealthLake in(Scope scope);
}
