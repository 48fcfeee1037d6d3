package dev.tarn.domain.iam;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The policies and roles that are defined, by name. Immutable.
 *
 * @param policies beside the managed ones, which exist always
 * @param roles empty where roles are not configured; then every role of the caller's account can be used
 */
public record AccessPolicies(Map<String, Policy> policies, Optional<Map<String, Role>> roles) {

    /** The managed policies alone. */
    public static final AccessPolicies NONE = new AccessPolicies(Map.of(), Optional.empty());

    public AccessPolicies {
        policies = Map.copyOf(policies);
        roles = roles.map(Map::copyOf);
    }

    /** {@return the policy of this name; one that is defined wins over a managed one} */
    public Optional<Policy> policy(String name) {
        return Optional.ofNullable(policies.get(name)).or(() -> ManagedPolicies.find(name));
    }

    /** {@return the policies of these names; empty if one of them does not exist} */
    Optional<List<Policy>> all(List<String> names) {
        List<Policy> found =
                names.stream().flatMap(name -> policy(name).stream()).toList();
        return found.size() == names.size() ? Optional.of(found) : Optional.empty();
    }
}
