package dev.tarn.domain.account;

import java.util.List;

/** Who makes a request, as far as it was verified. Immutable. */
public sealed interface Principal {

    /** The principal of requests whose signature is not verified: it may do everything. */
    Principal UNVERIFIED = new Unverified();

    /** A request that was not verified: authorization is off, or the caller is the embedding program itself. */
    record Unverified() implements Principal {}

    /**
     * A role that HealthLake assumes for a request with a bearer token ({@code authorization.md} 2.5).
     *
     * @param role its ARN, as the identity provider answered it, in any form
     * @param datastore the ARN of the data store that the request is for
     */
    record AssumedRole(String role, String datastore) implements Principal {}

    /**
     * An identity whose signature was verified.
     *
     * @param arn the ARN of the identity: {@code arn:aws:iam::111122223333:user/alice}, or for temporary credentials
     *     {@code arn:aws:sts::111122223333:assumed-role/night-job/local}
     * @param name the name of the identity: the profile in the credentials file
     * @param policies the names of its policies; an identity without policies may do everything in its account
     */
    record User(String arn, String name, List<String> policies) implements Principal {

        public User {
            policies = List.copyOf(policies);
        }

        /** {@return an IAM user of an account} */
        public static User of(AccountId account, String name, List<String> policies) {
            return new User("arn:aws:iam::" + account + ":user/" + name, name, policies);
        }

        /** {@return the session of an assumed role: an identity with temporary credentials} */
        public static User session(AccountId account, String name, List<String> policies) {
            return new User("arn:aws:sts::" + account + ":assumed-role/" + name + "/local", name, policies);
        }
    }
}
