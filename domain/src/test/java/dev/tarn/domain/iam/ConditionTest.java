package dev.tarn.domain.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

    private static List<String> list(String text) {
        return text.equals("-") ? List.of() : List.of(text.split(";"));
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, aws:ResourceTag/team, red, red, true",
        "StringEquals, aws:ResourceTag/team, red;blue, blue, true",
        "StringEquals, aws:ResourceTag/team, red, Red, false",
        "StringEquals, aws:ResourceTag/team, r*, red, false",
        "StringEquals, aws:ResourceTag/team, red, -, false",
        "StringNotEquals, aws:ResourceTag/team, red, blue, true",
        "StringNotEquals, aws:ResourceTag/team, red;blue, blue, false",
        "StringNotEquals, aws:ResourceTag/team, red, -, true",
        "StringLike, aws:RequestedRegion, eu-*, eu-west-2, true",
        "StringLike, aws:RequestedRegion, eu-*, us-east-1, false",
        "StringNotLike, aws:RequestedRegion, eu-*, us-east-1, true",
        "StringNotLike, aws:RequestedRegion, eu-*, eu-west-2, false",
        "ForAllValues:StringEquals, aws:TagKeys, a;b, a, true",
        "ForAllValues:StringEquals, aws:TagKeys, a;b, a;c, false",
        "ForAllValues:StringEquals, aws:TagKeys, a;b, -, true",
        "ForAnyValue:StringEquals, aws:TagKeys, a;b, c;b, true",
        "ForAnyValue:StringEquals, aws:TagKeys, a;b, c, false",
        "ForAnyValue:StringEquals, aws:TagKeys, a;b, -, false",
        "ForAnyValue:StringNotEquals, aws:TagKeys, a;b, a;c, true",
        "ForAnyValue:StringNotEquals, aws:TagKeys, a;b, a;b, false",
        "ForAllValues:StringNotLike, aws:TagKeys, a*, b;c, true",
        "ForAllValues:StringNotLike, aws:TagKeys, a*, b;ab, false",
        "Bool, aws:SecureTransport, true, true, true",
        "Bool, aws:SecureTransport, FALSE, false, true",
        "Bool, aws:SecureTransport, false, true, false",
        "Bool, AWS:securetransport, false, -, false",
        "StringEquals, iam:PassedToService, healthlake.amazonaws.com, healthlake.amazonaws.com, true",
    })
    void compares_as_iam_does(String operator, String key, String policy, String request, boolean expected) {
        Condition condition = Condition.ofPolicy(operator, key, list(policy));

        assertThat(condition.test(asked -> asked.equals(condition.key()) ? list(request) : List.of()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ArnEquals, aws:SourceArn, arn:aws:healthlake:us-east-1:1:datastore/fhir/*, true",
        "ArnLike, aws:SourceArn, arn:aws:healthlake:*:1:*, true",
        "ArnNotLike, aws:SourceArn, arn:aws:healthlake:*:1:*, false",
        "ArnNotEquals, aws:SourceArn, arn:aws:healthlake:eu-west-1:1:*, true",
        "StringLike, aws:SourceArn, arn:aws:healthlake:*, true",
        "StringEquals, aws:SourceAccount, 1, false",
    })
    void trust_policies_compare_the_source(String operator, String key, String policy, boolean expected) {
        assertThat(Condition.ofTrust(operator, key, List.of(policy))
                        .test(asked -> asked.kind() == ConditionKey.Kind.SOURCE_ARN
                                ? List.of("arn:aws:healthlake:us-east-1:1:datastore/fhir/abc")
                                : List.of()))
                .isEqualTo(expected);
    }

    /** An ignored condition of a Deny would grant access, so that everything unknown is a fault. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StringEqualsIgnoreCase|aws:RequestedRegion|x|the condition operator 'StringEqualsIgnoreCase' is not"
                        + " supported: use StringEquals,",
                "StringEqualsIfExists|aws:RequestedRegion|x|is not supported",
                "stringequals|aws:RequestedRegion|x|is not supported",
                "ForAllValues:Bool|aws:SecureTransport|true|is not supported",
                "IpAddress|aws:SourceIp|10.0.0.0/8|is not supported",
                "StringEquals|aws:SourceIp|x|the condition key 'aws:SourceIp' is not supported: use"
                        + " aws:ResourceTag/<key>, aws:RequestTag/<key>, aws:TagKeys",
                "StringEquals|aws:SourceArn|x|is not supported",
                "StringEquals|aws:ResourceTag/|x|is not supported",
                "StringEquals|s3:prefix|x|is not supported",
                "StringEquals|aws:TagKeys|x|ForAllValues:StringEquals or ForAnyValue:StringEquals",
                "StringEquals|aws:SecureTransport|true|use Bool",
                "Bool|aws:RequestedRegion|true|use an operator of strings",
                "Bool|aws:SecureTransport|yes|use true or false",
                "StringEquals|aws:ResourceTag/owner|${aws:username}|policy variable",
            })
    void what_is_not_supported_is_a_fault(String operator, String key, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Condition.ofPolicy(operator, key, List.of(value)))
                .withMessageContaining(message);
    }

    @Test
    void a_condition_without_values_is_a_fault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Condition.ofPolicy("StringEquals", "aws:RequestedRegion", List.of()))
                .withMessageContaining("no value");
    }

    @Test
    void the_keys_of_trust_policies_are_others() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Condition.ofTrust("StringEquals", "aws:RequestedRegion", List.of("x")))
                .withMessageContaining("use aws:SourceAccount, aws:SourceArn");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Condition.ofTrust("ArnLike", "aws:SourceArn", List.of("x")))
                .withMessageContaining("is not an ARN");
    }
}
