package dev.tarn.domain.r4;

import java.util.List;
import java.util.Optional;

/**
 * The search parameters of the R4 registry ({@link R4#searchParameters()}). Those of all types ({@code _id}, {@code
 * _lastUpdated}, {@code _profile}, {@code _security}, {@code _source}, {@code _tag}, {@code _text}) are parameters of
 * each type, with its name in the expression; so is {@code createdAt}, which HealthLake adds: the time of version 1. Only
 * {@code _text} and {@code createdAt} have no expression. Thread-safe.
 */
public interface SearchParameters {

    /**
     * {@return the parameter of this code, where HealthLake serves it} Those that HealthLake leaves out ({@code
     * data-plane.md} 3.3) are not found.
     */
    Optional<SearchParameter> find(String resourceType, String code);

    /** {@return the parameters of a type that HealthLake serves, the common ones included, in the order of their codes} */
    List<SearchParameter> of(String resourceType);

    /** {@return whether R4 has this parameter and HealthLake leaves it out ({@code decisions.md} D75)} */
    boolean leavesOut(String resourceType, String code);
}
