package dev.tarn.domain.datastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.failure.Invalid;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

class DatastoreArnProperties {

    @Property
    void an_ARN_that_is_written_and_read_is_the_same(
            @ForAll @NumericChars @StringLength(12) String account,
            @ForAll("regions") String region,
            @ForAll("ids") String id) {
        DatastoreArn arn = DatastoreArn.of(Scope.of(account, region), new DatastoreId(id));
        assertThat(DatastoreArn.parse(arn.toString())).isEqualTo(arn);
        assertThat(arn.scope()).isEqualTo(Scope.of(account, region));
        assertThat(DatastoreArn.RULE
                        .pattern()
                        .orElseThrow()
                        .matcher(arn.toString())
                        .matches())
                .isEqualTo(id.codePoints().noneMatch(c -> c == 0x2028 || c == 0x2029));
    }

    @Property
    void any_other_text_is_refused(@ForAll("spoilt") String text) {
        assertThatThrownBy(() -> DatastoreArn.parse(text)).isInstanceOf(Invalid.class);
    }

    @Example
    void each_region_is_in_its_partition() {
        assertThat(arn("us-east-1")).startsWith("arn:aws:healthlake:us-east-1:");
        assertThat(arn("us-gov-east-1")).startsWith("arn:aws-us-gov:healthlake:");
        assertThat(arn("us-iso-east-1")).startsWith("arn:aws-iso:healthlake:");
        assertThat(arn("us-isob-east-1")).startsWith("arn:aws-iso-b:healthlake:");
        assertThat(arn("cn-north-1")).startsWith("arn:aws-cn:healthlake:");
    }

    @Example
    void it_reads_as_HealthLake_writes_it() {
        assertThat(arn("us-east-1")).isEqualTo("arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/d1");
    }

    private static String arn(String region) {
        return DatastoreArn.of(Scope.of("123456789012", region), new DatastoreId("d1"))
                .toString();
    }

    @Provide
    Arbitrary<String> regions() {
        return Arbitraries.of(
                "us-east-1", "eu-west-2", "us-gov-west-1", "us-iso-east-1", "us-isob-east-1", "cn-north-1");
    }

    /** Whatever the model allows as an id, separators of lines among it. */
    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.strings()
                .withChars("aZ09 _.:/=+-%@é中\u2028\u00a0")
                .ofMinLength(1)
                .ofMaxLength(32);
    }

    @Provide
    Arbitrary<String> spoilt() {
        String arn = "arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/eeb8005725ae22b35b4edbdc68cf2dfd";
        return Arbitraries.of(
                "",
                arn + "a",
                arn + "\n",
                " " + arn,
                arn.replace("arn:aws:", "arn:aws-eu:"),
                arn.replace("healthlake", "s3"),
                arn.replace("us-east-1", "US-EAST-1"),
                arn.replace("us-east-1", ""),
                arn.replace("us-east-1", "a".repeat(65)),
                arn.replace("123456789012", "12345678901"),
                arn.replace("123456789012", "1234567890123"),
                arn.replace("/fhir/", "/"),
                arn.replace("eeb8005725ae22b35b4edbdc68cf2dfd", ""),
                arn.replace("eeb8", "e!b8"));
    }
}
