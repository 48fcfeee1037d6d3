package dev.tarn.domain.smart;

import dev.tarn.domain.datastore.AuthorizationStrategy;
import java.util.Collection;

/**
 * Which versions of scopes a data store accepts ({@code authorization.md} 3.2). Scopes of version 1 are always accepted.
 *
 * @param letters scopes of version 2, such as {@code patient/Observation.rs}
 * @param filters scopes of version 2.2, such as {@code patient/Observation.rs?category=laboratory}
 */
public record ScopeVersions(boolean letters, boolean filters) {

    /** {@return the versions that a strategy and the {@code capabilities} of the metadata allow} */
    public static ScopeVersions of(AuthorizationStrategy strategy, Collection<String> capabilities) {
        boolean letters = strategy == AuthorizationStrategy.SMART_ON_FHIR && capabilities.contains("permission-v2");
        return new ScopeVersions(letters, letters && capabilities.contains("permission-v2.2"));
    }
}
