package dev.tarn.domain.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoleTest {

    private static final String HEALTHLAKE = "healthlake.amazonaws.com";

    private static TrustStatement trust(Effect effect, String service, String action, Condition... conditions) {
        return new TrustStatement(effect, List.of(service), List.of(new ActionPattern(action)), List.of(conditions));
    }

    private static boolean trusts(TrustStatement... statements) {
        return new Role("Import", Role.NO_PATH, List.of(statements), List.of())
                .trusts(HEALTHLAKE, key -> key.kind() == ConditionKey.Kind.SOURCE_ACCOUNT ? List.of("111") : List.of());
    }

    @Test
    void a_role_trusts_the_service_that_it_names() {
        assertThat(trusts(trust(Effect.ALLOW, HEALTHLAKE, "sts:AssumeRole"))).isTrue();
        assertThat(trusts(trust(Effect.ALLOW, "*", "sts:*"))).isTrue();
        assertThat(trusts(trust(Effect.ALLOW, "lambda.amazonaws.com", "sts:AssumeRole")))
                .isFalse();
        assertThat(trusts(trust(Effect.ALLOW, HEALTHLAKE, "sts:TagSession"))).isFalse();
        assertThat(trusts()).isFalse();
    }

    @Test
    void a_deny_and_a_condition_count() {
        TrustStatement open = trust(Effect.ALLOW, HEALTHLAKE, "sts:AssumeRole");
        assertThat(trusts(open, trust(Effect.DENY, HEALTHLAKE, "*"))).isFalse();
        assertThat(trusts(trust(
                        Effect.ALLOW,
                        HEALTHLAKE,
                        "sts:AssumeRole",
                        Condition.ofTrust("StringEquals", "aws:SourceAccount", List.of("111")))))
                .isTrue();
        assertThat(trusts(trust(
                        Effect.ALLOW,
                        HEALTHLAKE,
                        "sts:AssumeRole",
                        Condition.ofTrust("StringEquals", "aws:SourceAccount", List.of("222")))))
                .isFalse();
    }

    @Test
    void the_ready_policies_allow_what_their_names_say() {
        Policy readOnly = ManagedPolicies.find("AmazonHealthLakeReadOnlyAccess").orElseThrow();
        assertThat(List.of(
                        "ReadResource",
                        "SearchWithGet",
                        "ListFHIRDatastores",
                        "DescribeFHIRExportJob",
                        "GetHistoryByResourceType",
                        "GetFullHistory"))
                .allMatch(action -> decide(readOnly, "healthlake:" + action) == Decision.ALLOWED);
        assertThat(List.of("CreateResource", "DeleteFHIRDatastore", "StartFHIRExportJobWithGet", "ProcessBundle"))
                .allMatch(action -> decide(readOnly, "healthlake:" + action) == Decision.IMPLICIT_DENY);
        Policy full = ManagedPolicies.find("AmazonHealthLakeFullAccess").orElseThrow();
        assertThat(decide(full, "iam:PassRole")).isEqualTo(Decision.ALLOWED);
        assertThat(decide(full, "s3:GetObject")).isEqualTo(Decision.IMPLICIT_DENY);
        assertThat(ManagedPolicies.names())
                .allMatch(name -> ManagedPolicies.find(name)
                        .filter(policy -> policy.name().equals(name))
                        .isPresent());
    }

    private static Decision decide(Policy policy, String action) {
        return Policy.decide(List.of(policy), new AccessRequest(action, "*", AccessContext.EMPTY));
    }
}
