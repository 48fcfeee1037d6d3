package dev.tarn.domain.iam;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Caller;
import dev.tarn.domain.account.Principal;
import dev.tarn.domain.account.Principal.AssumedRole;
import dev.tarn.domain.account.Principal.User;
import dev.tarn.domain.failure.AccessDenied;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Checks whether callers may do what they request ({@code authorization.md} 2.3 to 2.6). Unverified callers may do
 * everything; so may users without a policy, in their own account, and bearer tokens where no roles are configured. A caller
 * of any other kind is denied. Thread-safe.
 */
public final class Authorizer {

    /** For servers without authorization. */
    public static final Authorizer OPEN = new Authorizer(() -> AccessPolicies.NONE);

    private static final String PASS_ROLE = "iam:PassRole";
    private static final String HEALTHLAKE = "healthlake.amazonaws.com";

    private final Supplier<AccessPolicies> policies;

    /**
     * An authorizer.
     *
     * @param policies the current policies and roles, which may change; asked for at every check
     */
    public Authorizer(Supplier<AccessPolicies> policies) {
        this.policies = policies;
    }

    /** {@return whether a check of this caller can deny anything} */
    public boolean restricts(Caller caller) {
        Principal principal = caller.principal();
        if (principal instanceof AssumedRole) {
            return policies.get().roles().isPresent();
        }
        return !(principal instanceof Principal.Unverified)
                && !(principal instanceof User user && user.policies().isEmpty());
    }

    /**
     * Requires that the policies of the caller allow a request. May block if a condition reads tags.
     *
     * @throws AccessDenied with AWS's sentence
     */
    public void check(Caller caller, AccessRequest request) {
        if (!restricts(caller)) {
            return;
        }
        AccountId account = caller.scope().account();
        if (caller.principal() instanceof AssumedRole assumed) {
            assumable(account, assumed.role(), assumed.datastore())
                    .ifPresent(role -> require(role.decide(request), session(account, assumed.role()), request));
        } else if (caller.principal() instanceof User user) {
            Optional<List<Policy>> own = policies.get().all(user.policies());
            require(
                    own.map(known -> Policy.decide(known, request)).orElse(Decision.IMPLICIT_DENY),
                    user.arn(),
                    request);
        } else {
            throw new AccessDenied("This credential is not accepted for " + request.action());
        }
    }

    /**
     * Requires that a job may use its role: it is in the caller's account, the caller may pass it, it exists, trusts
     * HealthLake, and may access the objects and the key of the job.
     *
     * @throws AccessDenied that names the action and the resource
     */
    public void checkRole(Caller caller, DataAccess access) {
        if (caller.principal() instanceof Principal.Unverified) {
            return;
        }
        AccountId account = caller.scope().account();
        String role = access.role().value();
        AccessRequest pass = new AccessRequest(
                PASS_ROLE,
                role,
                key -> key.kind() == ConditionKey.Kind.PASSED_TO_SERVICE ? List.of(HEALTHLAKE) : List.of());
        if (!Role.accountIn(role).equals(account.value())) {
            throw new AccessDenied(denied(arn(caller), pass)
                    + "because no identity-based policy allows the " + PASS_ROLE
                    + " action" + foreign(role, "the caller", account));
        }
        check(caller, pass);
        assumable(account, role, access.datastore().toString())
                .ifPresent(known -> access.needed(caller.scope())
                        .forEach(request -> require(known.decide(request), session(account, role), request)));
    }

    /**
     * {@return a role that HealthLake assumes; empty where roles are not configured}
     *
     * @throws AccessDenied if there is no such role in the account, or if it does not trust HealthLake
     */
    private Optional<Role> assumable(AccountId account, String arn, String datastore) {
        return policies.get().roles().map(roles -> {
            String refused = "HealthLake is not authorized to assume the role " + arn;
            if (!Role.accountIn(arn).equals(account.value())) {
                throw new AccessDenied(refused + foreign(arn, "the data store", account));
            }
            String name = Role.nameIn(arn);
            Role role = Optional.ofNullable(roles.get(name))
                    .orElseThrow(() -> new AccessDenied(
                            refused + " Tarn: there is no such role; define it in roles/" + name + ".json"));
            String known = role.arn(partition(datastore), account);
            if (!known.equals(arn)) {
                throw new AccessDenied(refused + " Tarn: roles/" + name + ".json is " + known
                        + "; use this ARN, or set \"Path\" in the file");
            }
            if (!role.trusts(HEALTHLAKE, Role.source(account, datastore))) {
                throw new AccessDenied(refused + " Tarn: the trust policy of roles/" + name + ".json does not allow "
                        + HEALTHLAKE + " to perform sts:AssumeRole for " + datastore);
            }
            return role;
        });
    }

    private static String foreign(String role, String whose, AccountId account) {
        return " Tarn: the role belongs to account " + Role.accountIn(role) + ", " + whose + " to " + account
                + "; use a role of " + whose + "'s account";
    }

    private static String arn(Caller caller) {
        return caller.principal() instanceof User user
                ? user.arn()
                : caller.principal() instanceof AssumedRole assumed
                        ? session(caller.scope().account(), assumed.role())
                        : caller.toString();
    }

    /** {@return the ARN of HealthLake's session of a role} */
    private static String session(AccountId account, String role) {
        return "arn:" + partition(role) + ":sts::" + account + ":assumed-role/" + Role.nameIn(role) + "/healthlake";
    }

    private static String partition(String arn) {
        String[] fields = arn.split(":", 3);
        return fields.length > 1 ? fields[1] : "aws";
    }

    private static void require(Decision decision, String arn, AccessRequest request) {
        switch (decision) {
            case ALLOWED -> {}
            case IMPLICIT_DENY ->
                throw new AccessDenied(denied(arn, request) + "because no identity-based policy allows the "
                        + request.action() + " action");
            case EXPLICIT_DENY ->
                throw new AccessDenied(denied(arn, request) + "with an explicit deny in an identity-based policy");
        }
    }

    private static String denied(String arn, AccessRequest request) {
        return "User: " + arn + " is not authorized to perform: " + request.action() + " on resource: "
                + request.resource() + " ";
    }
}
