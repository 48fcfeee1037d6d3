package dev.tarn.domain.r4;

import java.util.List;
import java.util.Optional;

/** The search parameters of the R4 registry. Safe for use by many threads. */
public interface SearchParameters {

    /**
     * {@return the parameter of this code, where HealthLake serves it} Those that HealthLake leaves out ({@code
     * data-plane.md} 3.3) are not found.
     */
    Optional<SearchParameter> find(String resourceType, String code);

    /** {@return the parameters of a type that HealthLake serves, the common ones included, by their codes} */
    List<SearchParameter> of(String resourceType);
}
