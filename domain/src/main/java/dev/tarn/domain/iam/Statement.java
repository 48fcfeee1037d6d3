package dev.tarn.domain.iam;

import java.util.List;

/**
 * A statement of a policy. It applies if its actions, its resources and all of its conditions fit the request.
 * Immutable.
 *
 * @param notAction whether {@code actions} are those that the statement does not cover
 * @param notResource whether {@code resources} are those that the statement does not cover
 */
public record Statement(
        Effect effect,
        boolean notAction,
        List<ActionPattern> actions,
        boolean notResource,
        List<ArnPattern> resources,
        List<Condition> conditions) {

    /** @throws IllegalArgumentException without an action or a resource, and for a policy variable */
    public Statement {
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("the statement has no action: name at least one, or *");
        }
        if (resources.isEmpty()) {
            throw new IllegalArgumentException("the statement has no resource: name at least one, or *");
        }
        resources.forEach(resource -> PolicyVariables.refuse(resource.value()));
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = List.copyOf(conditions);
    }

    /** {@return a statement without conditions} */
    static Statement allow(String resource, String... actions) {
        return new Statement(
                Effect.ALLOW,
                false,
                List.of(actions).stream().map(ActionPattern::new).toList(),
                false,
                List.of(new ArnPattern(resource)),
                List.of());
    }

    boolean applies(AccessRequest request) {
        return actions.stream().anyMatch(pattern -> pattern.matches(request.action())) != notAction
                && resources.stream().anyMatch(pattern -> pattern.matches(request.resource())) != notResource
                && conditions.stream().allMatch(condition -> condition.test(request.context()));
    }
}
