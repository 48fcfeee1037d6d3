package dev.tarn.domain.iam;

import java.util.Collection;
import java.util.List;

/**
 * An identity policy. Immutable.
 *
 * @param name its file name without {@code .json}, or the name of a managed policy
 */
public record Policy(String name, List<Statement> statements) {

    public Policy {
        statements = List.copyOf(statements);
    }

    /** {@return what the policies decide together about a request} */
    public static Decision decide(Collection<Policy> policies, AccessRequest request) {
        Decision decision = Decision.IMPLICIT_DENY;
        for (Policy policy : policies) {
            for (Statement statement : policy.statements) {
                boolean decides = statement.effect() == Effect.DENY || decision == Decision.IMPLICIT_DENY;
                if (decides && statement.applies(request)) {
                    if (statement.effect() == Effect.DENY) {
                        return Decision.EXPLICIT_DENY;
                    }
                    decision = Decision.ALLOWED;
                }
            }
        }
        return decision;
    }
}
