package dev.tarn.domain.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Caller;
import dev.tarn.domain.account.Principal.AssumedRole;
import dev.tarn.domain.account.Principal.User;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.failure.AccessDenied;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthorizerTest {

    private static final Scope SCOPE = Scope.of("111122223333", "us-east-1");
    private static final DatastoreArn STORE = DatastoreArn.of(SCOPE, new DatastoreId("abc"));
    private static final String ROLE = "arn:aws:iam::111122223333:role/service-role/Import";
    private static final TrustStatement TRUST = new TrustStatement(
            Effect.ALLOW,
            List.of("healthlake.amazonaws.com"),
            List.of(new ActionPattern("sts:AssumeRole")),
            List.of(
                    Condition.ofTrust("StringEquals", "aws:SourceAccount", List.of("111122223333")),
                    Condition.ofTrust("ArnEquals", "aws:SourceArn", List.of(STORE.toString()))));

    private static Caller user(String... policies) {
        return new Caller(SCOPE, User.of(new AccountId("111122223333"), "alice", List.of(policies)));
    }

    private static Policy policy(Effect effect, String action, String resource) {
        return new Policy(
                "own",
                List.of(new Statement(
                        effect,
                        false,
                        List.of(new ActionPattern(action)),
                        false,
                        List.of(new ArnPattern(resource)),
                        List.of())));
    }

    private static Authorizer authorizer(Policy own, Role... roles) {
        return new Authorizer(() -> new AccessPolicies(
                Map.of("own", own),
                roles.length == 0 ? Optional.empty() : Optional.of(Map.of(roles[0].name(), roles[0]))));
    }

    private static AccessRequest read() {
        return new AccessRequest("healthlake:ReadResource", STORE.toString(), AccessContext.EMPTY);
    }

    private static DataAccess access(String role, Optional<String> input, String key) {
        return new DataAccess(
                STORE,
                new RoleArn(role),
                input.map(S3Uri::new),
                new OutputDataConfig(new S3Uri("s3://out/jobs"), new EncryptionKeyId(key)));
    }

    @Test
    void unverified_callers_and_users_without_a_policy_may_do_everything() {
        Authorizer authorizer = authorizer(policy(Effect.DENY, "*", "*"));

        assertThatCode(() -> authorizer.check(Caller.in(SCOPE), read())).doesNotThrowAnyException();
        assertThatCode(() -> authorizer.check(user(), read())).doesNotThrowAnyException();
        assertThat(authorizer.restricts(Caller.in(SCOPE))).isFalse();
        assertThat(authorizer.restricts(user())).isFalse();
        assertThat(authorizer.restricts(user("own"))).isTrue();
    }

    @Test
    void a_refusal_has_the_words_of_aws() {
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> authorizer(policy(Effect.ALLOW, "s3:*", "*")).check(user("own"), read()))
                .withMessage("User: arn:aws:iam::111122223333:user/alice is not authorized to perform:"
                        + " healthlake:ReadResource on resource:"
                        + " arn:aws:healthlake:us-east-1:111122223333:datastore/fhir/abc because no identity-based"
                        + " policy allows the healthlake:ReadResource action");
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() ->
                        authorizer(policy(Effect.DENY, "*", "*")).check(user("AdministratorAccess", "own"), read()))
                .withMessageEndingWith("datastore/fhir/abc with an explicit deny in an identity-based policy");
        assertThatCode(() ->
                        authorizer(policy(Effect.DENY, "s3:*", "*")).check(user("AdministratorAccess", "own"), read()))
                .doesNotThrowAnyException();
    }

    /** A policy that was removed while the server runs must not turn into no restriction. */
    @Test
    void a_user_whose_policy_does_not_exist_is_denied() {
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> Authorizer.OPEN.check(user("AdministratorAccess", "gone"), read()));
    }

    @Test
    void a_role_must_be_passed_and_be_of_the_own_account() {
        Authorizer authorizer = authorizer(policy(Effect.ALLOW, "healthlake:*", "*"));
        DataAccess own = access(ROLE, Optional.empty(), "key");

        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> authorizer.checkRole(user("own"), own))
                .withMessage("User: arn:aws:iam::111122223333:user/alice is not authorized to perform: iam:PassRole"
                        + " on resource: " + ROLE
                        + " because no identity-based policy allows the iam:PassRole action");
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> authorizer.checkRole(
                        user(), access("arn:aws:iam::999999999999:role/Import", Optional.empty(), "key")))
                .withMessageContaining("iam:PassRole on resource: arn:aws:iam::999999999999:role/Import because no")
                .withMessageContaining(" Tarn: the role belongs to account 999999999999");
        assertThatCode(() -> authorizer.checkRole(user("AmazonHealthLakeFullAccess"), own))
                .doesNotThrowAnyException();
        assertThatCode(() -> authorizer.checkRole(
                        Caller.in(SCOPE), access("arn:aws:iam::999999999999:role/Import", Optional.empty(), "key")))
                .doesNotThrowAnyException();
    }

    @Test
    void pass_role_can_be_limited_to_healthlake() {
        Statement toHealthLake = new Statement(
                Effect.ALLOW,
                false,
                List.of(new ActionPattern("iam:PassRole")),
                false,
                List.of(new ArnPattern("*")),
                List.of(Condition.ofPolicy(
                        "StringEquals", "iam:PassedToService", List.of("healthlake.amazonaws.com"))));
        assertThatCode(() -> authorizer(new Policy("own", List.of(toHealthLake)))
                        .checkRole(user("own"), access(ROLE, Optional.empty(), "key")))
                .doesNotThrowAnyException();
    }

    @Test
    void a_role_must_exist_and_trust_healthlake_for_the_data_store() {
        DataAccess own = access(ROLE, Optional.empty(), "key");
        Policy all = policy(Effect.ALLOW, "*", "*");

        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> authorizer(all, new Role("Other", "/service-role/", List.of(TRUST), List.of(all)))
                        .checkRole(user(), own))
                .withMessage("HealthLake is not authorized to assume the role " + ROLE
                        + " Tarn: there is no such role; define it in roles/Import.json");
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> authorizer(all, new Role("Import", "/service-role/", List.of(), List.of(all)))
                        .checkRole(user(), own))
                .withMessageContaining("the trust policy of roles/Import.json does not allow healthlake.amazonaws.com");
        assertThatCode(() -> authorizer(all, new Role("Import", "/service-role/", List.of(TRUST), List.of(all)))
                        .checkRole(user(), own))
                .doesNotThrowAnyException();
        DataAccess other =
                new DataAccess(DatastoreArn.of(SCOPE, new DatastoreId("other")), own.role(), own.input(), own.output());
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> authorizer(all, new Role("Import", "/service-role/", List.of(TRUST), List.of(all)))
                        .checkRole(user(), other))
                .withMessageContaining("datastore/fhir/other");
    }

    @Test
    void a_role_has_one_ARN_so_that_a_policy_about_it_holds() {
        Policy all = policy(Effect.ALLOW, "*", "*");
        Role role = new Role("Import", Role.NO_PATH, List.of(TRUST), List.of(all));
        String arn = "arn:aws:iam::111122223333:role/Import";
        assertThatCode(() -> authorizer(all, role).checkRole(user(), access(arn, Optional.empty(), "key")))
                .doesNotThrowAnyException();
        for (String other : List.of(ROLE, arn.replace("arn:aws:", "arn:aws-cn:"))) {
            assertThatExceptionOfType(AccessDenied.class)
                    .isThrownBy(() -> authorizer(all, role).checkRole(user(), access(other, Optional.empty(), "key")))
                    .withMessage("HealthLake is not authorized to assume the role " + other
                            + " Tarn: roles/Import.json is " + arn + "; use this ARN, or set \"Path\" in the file");
        }
    }

    @Test
    void a_role_must_be_allowed_what_the_job_accesses() {
        List<AccessRequest> needed =
                access(ROLE, Optional.of("s3://inbox/patients"), "alias/k").needed(SCOPE);
        assertThat(needed)
                .extracting(request -> request.action() + " " + request.resource())
                .containsExactly(
                        "s3:ListBucket arn:aws:s3:::inbox",
                        "s3:GetObject arn:aws:s3:::inbox/patients/*",
                        "s3:ListBucket arn:aws:s3:::out",
                        "s3:PutObject arn:aws:s3:::out/jobs/*",
                        "kms:DescribeKey arn:aws:kms:us-east-1:111122223333:alias/k",
                        "kms:GenerateDataKey arn:aws:kms:us-east-1:111122223333:alias/k");
        String key = "arn:aws:kms:us-east-1:111122223333:key/1-2";
        assertThat(access(ROLE, Optional.of("s3://inbox/a/b.ndjson"), key).needed(SCOPE))
                .extracting(AccessRequest::resource)
                .contains("arn:aws:s3:::inbox/a/b.ndjson", key);
        assertThat(access(ROLE, Optional.empty(), key).needed(SCOPE)).hasSize(4);

        for (AccessRequest missing : needed) {
            Role role = new Role(
                    "Import",
                    "/service-role/",
                    List.of(TRUST),
                    List.of(policy(Effect.ALLOW, "*", "*"), policy(Effect.DENY, missing.action(), missing.resource())));
            assertThatExceptionOfType(AccessDenied.class)
                    .isThrownBy(() -> authorizer(policy(Effect.ALLOW, "*", "*"), role)
                            .checkRole(user(), access(ROLE, Optional.of("s3://inbox/patients"), "alias/k")))
                    .withMessage("User: arn:aws:sts::111122223333:assumed-role/Import/healthlake is not authorized to"
                            + " perform: " + missing.action() + " on resource: " + missing.resource()
                            + " with an explicit deny in an identity-based policy");
        }
    }

    private static Caller bearer(String role) {
        return new Caller(SCOPE, new AssumedRole(role, STORE.toString()));
    }

    @Test
    void the_role_of_a_bearer_token_must_exist_trust_healthlake_and_allow_the_action() {
        Policy reads = policy(Effect.ALLOW, "healthlake:Read*", STORE.toString());
        Authorizer authorizer = authorizer(reads, new Role("Import", "/service-role/", List.of(TRUST), List.of(reads)));

        assertThatCode(() -> authorizer.check(bearer(ROLE), read())).doesNotThrowAnyException();
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> authorizer.check(
                        bearer(ROLE),
                        new AccessRequest("healthlake:DeleteResource", STORE.toString(), AccessContext.EMPTY)))
                .withMessage("User: arn:aws:sts::111122223333:assumed-role/Import/healthlake is not authorized to"
                        + " perform: healthlake:DeleteResource on resource: " + STORE
                        + " because no identity-based policy allows the healthlake:DeleteResource action");
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> authorizer(reads, new Role("Import", "/service-role/", List.of(), List.of(reads)))
                        .check(bearer(ROLE), read()))
                .withMessageContaining("the trust policy of roles/Import.json does not allow healthlake.amazonaws.com");
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> authorizer.check(bearer("arn:aws:iam::111122223333:role/Other"), read()))
                .withMessageContaining("there is no such role; define it in roles/Other.json");
        for (String foreign : List.of("arn:aws:iam::999999999999:role/Import", "Import", "")) {
            assertThatExceptionOfType(AccessDenied.class)
                    .isThrownBy(() -> authorizer.check(bearer(foreign), read()))
                    .withMessageStartingWith("HealthLake is not authorized to assume the role " + foreign)
                    .withMessageContaining("use a role of the data store's account");
        }
        assertThatCode(() -> authorizer(reads).check(bearer("anything"), read()))
                .doesNotThrowAnyException();
    }

    @Test
    void the_role_of_a_bearer_token_must_be_allowed_to_pass_the_role_of_an_export() {
        DataAccess export = access(ROLE, Optional.empty(), "key");
        Policy all = policy(Effect.ALLOW, "*", "*");
        Policy noPass = policy(Effect.DENY, "iam:PassRole", "*");

        assertThatCode(() -> authorizer(all, new Role("Import", "/service-role/", List.of(TRUST), List.of(all)))
                        .checkRole(bearer(ROLE), export))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> authorizer(
                                all, new Role("Import", "/service-role/", List.of(TRUST), List.of(all, noPass)))
                        .checkRole(bearer(ROLE), export))
                .withMessageStartingWith("User: arn:aws:sts::111122223333:assumed-role/Import/healthlake is not"
                        + " authorized to perform: iam:PassRole on resource: " + ROLE);
    }
}
