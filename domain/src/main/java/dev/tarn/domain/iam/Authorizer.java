package dev.tarn.domain.iam;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.account.Principal;
import dev.tarn.domain.account.Principal.User;
import dev.tarn.domain.failure.AccessDenied;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Checks whether callers may do what they request ({@code authorization.md} 2.3 to 2.6). Unverified callers may do
 * everything; so may users without a policy, in their own account. A caller of any other kind is denied. Thread-safe.
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
        return !(caller.principal() instanceof Principal.Unverified)
                && !(caller.principal() instanceof User user && user.policies().isEmpty());
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
        if (!(caller.principal() instanceof User user)) {
            throw new AccessDenied("This credential is not accepted for " + request.action());
        }
        Optional<List<Policy>> own = policies.get().all(user.policies());
        require(own.map(known -> Policy.decide(known, request)).orElse(Decision.IMPLICIT_DENY), user.arn(), request);
    }

    /**
     * Requires that a job may use its role: it is in the caller's account, the caller may pass it, it exists, trusts
     * HealthLake, and may access the objects and the key of the job.
     *
     * @throws AccessDenied that names the action and the resource
     */
    public void checkRole(Caller caller, DataAccess access) {
        if (!(caller.principal() instanceof User user)) {
            return;
        }
        String role = access.role().value();
        AccessRequest pass = new AccessRequest(
                PASS_ROLE,
                role,
                key -> key.kind() == ConditionKey.Kind.PASSED_TO_SERVICE ? List.of(HEALTHLAKE) : List.of());
        if (!access.accountOfRole().equals(caller.scope().account().value())) {
            throw new AccessDenied(denied(user.arn(), pass)
                    + "because no identity-based policy allows the " + PASS_ROLE
                    + " action Tarn: the role belongs to account "
                    + access.accountOfRole() + ", the caller to "
                    + caller.scope().account()
                    + "; use a role of the caller's account");
        }
        check(caller, pass);
        policies.get().roles().ifPresent(roles -> {
            String name = access.nameOfRole();
            Role known = Optional.ofNullable(roles.get(name))
                    .orElseThrow(() -> new AccessDenied("HealthLake is not authorized to assume the role " + role
                            + " Tarn: there is no such role; define it in roles/" + name + ".json"));
            requireUsable(known, caller, access);
        });
    }

    private static void requireUsable(Role role, Caller caller, DataAccess access) {
        if (!role.trusts(HEALTHLAKE, access.source(caller.scope().account()))) {
            throw new AccessDenied("HealthLake is not authorized to assume the role " + access.role()
                    + " Tarn: the trust policy of roles/" + role.name() + ".json does not allow " + HEALTHLAKE
                    + " to perform sts:AssumeRole for " + access.datastore());
        }
        String session = "arn:" + access.datastore().partition() + ":sts::"
                + caller.scope().account() + ":assumed-role/" + role.name() + "/healthlake";
        access.needed(caller.scope()).forEach(request -> require(role.decide(request), session, request));
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
