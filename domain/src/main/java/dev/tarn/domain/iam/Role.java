package dev.tarn.domain.iam;

import dev.tarn.domain.account.AccountId;
import java.util.List;

/**
 * An IAM role: who may assume it, and what it may do ({@code authorization.md} 2.5). Immutable.
 *
 * @param name the last part of its ARN
 * @param path the part of its ARN before the name, with a slash at both ends; {@code /} for a role without a path
 */
public record Role(String name, String path, List<TrustStatement> trust, List<Policy> policies) {

    /** The path of a role that has none. */
    public static final String NO_PATH = "/";

    private static final String ASSUME_ROLE = "sts:AssumeRole";

    /** The position of the account in an ARN. */
    private static final int ACCOUNT = 4;

    public Role {
        trust = List.copyOf(trust);
        policies = List.copyOf(policies);
    }

    /** {@return its ARN} Two ARNs of one role would pass a policy that names the other. */
    String arn(String partition, AccountId account) {
        return "arn:" + partition + ":iam::" + account + ":role" + path + name;
    }

    /** {@return the name of the role with this ARN, without its path} */
    static String nameIn(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** {@return the account that the ARN of a role names; empty if it is no ARN} */
    static String accountIn(String arn) {
        String[] fields = arn.split(":", ACCOUNT + 2);
        return fields.length > ACCOUNT ? fields[ACCOUNT] : "";
    }

    /** {@return the values for the conditions of a trust policy} */
    static AccessContext source(AccountId account, String datastore) {
        return key -> switch (key.kind()) {
            case SOURCE_ACCOUNT -> List.of(account.value());
            case SOURCE_ARN -> List.of(datastore);
            case RESOURCE_TAG, REQUEST_TAG, TAG_KEYS, REQUESTED_REGION, PASSED_TO_SERVICE, SECURE_TRANSPORT ->
                List.of();
        };
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
