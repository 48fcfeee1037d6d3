package dev.tarn.domain.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArnPatternTest {

    @ParameterizedTest
    @CsvSource({
        "*, *, true",
        "*, arn:aws:s3:::b/k, true",
        "arn:aws:s3:::b/*, arn:aws:s3:::b/k/l, true",
        "arn:aws:s3:::b/*, arn:aws:s3:::b, false",
        "arn:aws:s3:::b*, arn:aws:s3:::b:c, true",
        "arn:aws:s3:::B, arn:aws:s3:::b, false",
        "arn:*:s3:::b, arn:aws-cn:s3:::b, true",
        "arn:aws:s3:::b/*, arn:aws-cn:s3:::b/k, true",
        "arn:aws:healthlake:*, arn:aws-cn:healthlake:cn-north-1:222:datastore/fhir/x, false",
        "arn:aws:healthlake:*:1?1:datastore/fhir/*, arn:aws:healthlake:us-east-1:121:datastore/fhir/x, true",
        "arn:aws:healthlake:us-east-1:111:datastore/fhir/*, arn:aws:healthlake:us-east-1:222:datastore/fhir/x, false",
        "arn:aws:healthlake, arn:aws:healthlake:us-east-1:222:datastore/fhir/x, true",
        "arn:aws:healthlake:us-east-1, arn:aws:healthlake:us-east-2:222:datastore/fhir/x, false",
        // A wildcard stays within its field: otherwise "*" as the region would match region and account.
        "arn:aws:healthlake:*:datastore/fhir/x, arn:aws:healthlake:us-east-1:222:datastore/fhir/x, false",
        "arn:aws:healthlake:us-east-1:222:datastore/fhir/*, *, false",
    })
    void matches_field_by_field(String pattern, String arn, boolean expected) {
        assertThat(new ArnPattern(pattern).matches(arn)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bucket/*", "arn", "arn:aws", "arn:aws:*:::b", "arn:aws:::x", "ARN:aws:s3:::b", "**"})
    void what_is_no_arn_is_rejected(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArnPattern(text))
                .withMessageContaining("'" + text + "'");
    }
}
