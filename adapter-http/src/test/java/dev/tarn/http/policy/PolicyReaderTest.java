package dev.tarn.http.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tarn.domain.iam.AccessPolicies;
import dev.tarn.domain.iam.AccessRequest;
import dev.tarn.domain.iam.ConditionKey;
import dev.tarn.domain.iam.Decision;
import dev.tarn.domain.iam.Policy;
import dev.tarn.domain.iam.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {

    private static final String STORE = "arn:aws:healthlake:us-east-1:111122223333:datastore/fhir/abc";

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static Decision decide(Policy policy, String action, String team) {
        return Policy.decide(
                List.of(policy),
                new AccessRequest(
                        action,
                        STORE,
                        key -> key.kind() == ConditionKey.Kind.RESOURCE_TAG
                                        && key.tag().equals("team")
                                ? List.of(team)
                                : List.of()));
    }

    @Test
    void a_policy_as_iam_writes_it() {
        Policy policy = PolicyReader.policy("reader", json("""
            {'Version': '2012-10-17', 'Id': 'x', 'Statement': [
              {'Sid': 'Read', 'Effect': 'Allow', 'Action': ['healthlake:ReadResource', 'healthlake:Search*'],
               'Resource': 'arn:aws:healthlake:*:111122223333:datastore/fhir/*',
               'Condition': {'StringEquals': {'aws:ResourceTag/team': ['red', 'blue']}, 'Bool': {'aws:SecureTransport': false}}},
              {'Effect': 'Deny', 'NotAction': 'healthlake:*', 'NotResource': 'arn:aws:s3:::b'}]}\
            """));

        assertThat(policy.name()).isEqualTo("reader");
        assertThat(policy.statements()).hasSize(2);
        assertThat(policy.statements().get(0).conditions()).hasSize(2);
        assertThat(decide(policy, "s3:GetObject", "red")).isEqualTo(Decision.EXPLICIT_DENY);
    }

    @Test
    void one_statement_needs_no_list() {
        Policy policy = PolicyReader.policy("p", json("""
            {'Statement': {'Effect': 'Allow', 'Action': 'healthlake:ReadResource', 'Resource': '*',
             'Condition': {'StringLike': {'aws:ResourceTag/team': 'r*'}}}}\
            """));

        assertThat(decide(policy, "healthlake:ReadResource", "red")).isEqualTo(Decision.ALLOWED);
        assertThat(decide(policy, "healthlake:ReadResource", "blue")).isEqualTo(Decision.IMPLICIT_DENY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|not a JSON object",
                "{'Statement': [}|not JSON: ",
                "{'Statement': [], 'Statement': []}|the member 'Statement' is there twice",
                "{}|the member Statement is missing",
                "{'Version': '2020-01-01', 'Statement': []}|Version: must be \"2012-10-17\"",
                "{'Statements': []}|the member 'Statements' is not supported: use Version, Id, Statement",
                "{'Statement': 'x'}|Statement: must be an object",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Principal': '*'}}|Statement: the"
                        + " member 'Principal' is not supported: use Sid, Effect,",
                "{'Statement': {'Effect': 'allow', 'Action': '*', 'Resource': '*'}}|Statement.Effect: must be"
                        + " \"Allow\" or \"Deny\"",
                "{'Statement': {'Action': '*', 'Resource': '*'}}|Statement: the member Effect is missing",
                "{'Statement': {'Effect': 'Allow', 'Resource': '*'}}|Statement: must have one of Action and NotAction",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'NotAction': '*', 'Resource': '*'}}|Action and"
                        + " NotAction, not both",
                "{'Statement': {'Effect': 'Allow', 'Action': [], 'Resource': '*'}}|Statement.Action: must not be empty",
                "{'Statement': {'Effect': 'Allow', 'Action': '*'}}|Statement: must have one of Resource and"
                        + " NotResource",
                "{'Statement': {'Effect': 'Allow', 'Action': ['*', 5], 'Resource': '*'}}|Statement.Action[1]: must be"
                        + " a string",
                "{'Statement': {'Effect': 'Allow', 'Action': 'ReadResource', 'Resource': '*'}}|Statement.Action:"
                        + " 'ReadResource' is not an action",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': 'bucket'}}|Statement.Resource: 'bucket'"
                        + " is not an ARN",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource':"
                        + " 'arn:aws:s3:::b/${aws:username}'}}|policy variable",
                "{'Statement': [{'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'Condition': {'IpAddress':"
                        + " {'aws:SourceIp': '10.0.0.0/8'}}}]}|Statement[0].Condition.IpAddress.aws:SourceIp: the"
                        + " condition operator 'IpAddress' is not supported",
                "{'Statement': [{'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'Condition':"
                        + " []}]}|Statement[0].Condition: must be an object",
                "{'Statement': [{'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'Condition': {'StringEquals':"
                        + " {'aws:RequestedRegion': 5}}}]}|must be strings or true or false",
                "{'Statement': [{'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'Condition': {'StringEquals':"
                        + " 'x'}}]}|Statement[0].Condition.StringEquals: must be an object",
            })
    void what_is_not_understood_is_a_fault_with_its_place(String text, String fault) {
        assertThatExceptionOfType(PolicyFault.class)
                .isThrownBy(() -> PolicyReader.policy("p", json(text)))
                .satisfies(e -> assertThat(e.faults()).anyMatch(found -> found.contains(fault)));
    }

    @Test
    void all_faults_are_listed_together() {
        assertThatExceptionOfType(PolicyFault.class)
                .isThrownBy(() -> PolicyReader.policy("p", json("""
                    {'Statement': [{'Effect': 'Maybe', 'Action': 'x', 'Resource': '*'},
                                   {'Effect': 'Allow', 'Action': '*', 'Resource': 'y', 'Foo': 1}]}\
                    """)))
                .satisfies(e -> assertThat(e.faults()).hasSize(4));
    }

    @Test
    void a_role_has_a_trust_policy_and_policies_by_name() {
        Policy own = PolicyReader.policy(
                "objects", json("{'Statement': {'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*'}}"));
        AccessPolicies defined = new AccessPolicies(Map.of("objects", own), Optional.empty());
        Role role = PolicyReader.role("Import", json("""
            {'AssumeRolePolicyDocument': {'Version': '2012-10-17', 'Statement': [
               {'Effect': 'Allow', 'Principal': {'Service': 'healthlake.amazonaws.com', 'AWS': 'arn:aws:iam::1:root'},
                'Action': 'sts:AssumeRole', 'Condition': {'ArnLike': {'aws:SourceArn': 'arn:aws:healthlake:*'}}}]},
             'Path': '/service-role/', 'Policies': ['objects', 'AmazonHealthLakeFullAccess']}\
            """), defined);

        assertThat(role.path()).isEqualTo("/service-role/");
        assertThat(role.policies()).hasSize(2).contains(own);
        assertThat(role.trusts("healthlake.amazonaws.com", key -> List.of(STORE)))
                .isTrue();
        assertThat(role.trusts("lambda.amazonaws.com", key -> List.of(STORE))).isFalse();
        assertThat(role.trusts("healthlake.amazonaws.com", key -> List.of())).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|the member AssumeRolePolicyDocument is missing",
                "{'AssumeRolePolicyDocument': {'Statement': []}, 'Path': 'x'}|Path: 'x' is not a path: use one such as"
                        + " /service-role/",
                "{'AssumeRolePolicyDocument': {'Statement': []}, 'Policies': ['none']}|Policies[0]: there is no policy"
                        + " 'none': define it in policies/none.json",
                "{'AssumeRolePolicyDocument': {'Statement': {'Effect': 'Allow', 'Action':"
                        + " '*'}}}|AssumeRolePolicyDocument.Statement: the member Principal is missing",
                "{'AssumeRolePolicyDocument': {'Statement': {'Effect': 'Allow', 'Action': '*', 'Principal': {'Servic':"
                        + " 'x'}}}}|the member 'Servic' is not supported",
                "{'AssumeRolePolicyDocument': {'Statement': {'Effect': 'Allow', 'Action': '*', 'Principal':"
                        + " 'x'}}}|must be an object, such as",
                "{'AssumeRolePolicyDocument': {'Statement': {'Effect': 'Allow', 'Action': '*', 'Principal': '*',"
                        + " 'Resource': '*'}}}|the member 'Resource' is not supported",
                "{'AssumeRolePolicyDocument': {'Statement': {'Effect': 'Allow', 'Action': '*', 'Principal': '*',"
                        + " 'Condition': {'StringEquals': {'sts:ExternalId': 'x'}}}}}|'sts:ExternalId' is not supported:"
                        + " use aws:SourceAccount, aws:SourceArn",
            })
    void a_role_that_is_not_understood_is_a_fault(String text, String fault) {
        assertThatExceptionOfType(PolicyFault.class)
                .isThrownBy(() -> PolicyReader.role("r", json(text), AccessPolicies.NONE))
                .satisfies(e -> assertThat(e.faults()).anyMatch(found -> found.contains(fault)));
    }
}
