package dev.tarn.domain.iam;

import java.util.List;

/**
 * A statement of a role's trust policy: who may assume the role. Immutable.
 *
 * @param services the service principals, such as {@code healthlake.amazonaws.com}; {@code *} for all
 */
public record TrustStatement(
        Effect effect, List<String> services, List<ActionPattern> actions, List<Condition> conditions) {

    public TrustStatement {
        services = List.copyOf(services);
        actions = List.copyOf(actions);
        conditions = List.copyOf(conditions);
    }

    boolean applies(String service, String action, AccessContext context) {
        return (services.contains("*") || services.contains(service))
                && actions.stream().anyMatch(pattern -> pattern.matches(action))
                && conditions.stream().allMatch(condition -> condition.test(context));
    }
}
