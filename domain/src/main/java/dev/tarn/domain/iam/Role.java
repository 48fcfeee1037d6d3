package dev.tarn.domain.iam;

import java.util.List;

/**
 * An IAM role: who may assume it, and what it may do ({@code authorization.md} 2.5). Immutable.
 *
 * @param name the last part of its ARN
 */
public record Role(String name, List<TrustStatement> trust, List<Policy> policies) {

    private static final String ASSUME_ROLE = "sts:AssumeRole";

    public Role {
        trust = List.copyOf(trust);
        policies = List.copyOf(policies);
    }

    /** {@return whether a service may assume the role} An explicit deny wins. */
    public boolean trusts(String service, AccessContext context) {
        boolean allowed = false;
        for (TrustStatement statement : trust) {
            if (statement.applies(service, ASSUME_ROLE, context)) {
                if (statement.effect() == Effect.DENY) {
                    return false;
                }
                allowed = true;
            }
        }
        return allowed;
    }

    /** {@return what its policies decide about a request} */
    public Decision decide(AccessRequest request) {
        return Policy.decide(policies, request);
    }
}
