package dev.tarn.domain.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Invalid;
import org.junit.jupiter.api.Test;

class TaggedArnTest {

    private static final String ID = "eeb8005725ae22b35b4edbdc68cf2dfd";

    @Test
    void the_data_store_behind_it_is_known() {
        DatastoreArn arn = DatastoreArn.of(Scope.of("123456789012", "us-gov-west-1"), new DatastoreId(ID));
        assertThat(TaggedArn.of(arn).datastore()).contains(arn);
    }

    @Test
    void a_data_transformation_profile_is_no_data_store() {
        assertThat(new TaggedArn("arn:aws:healthlake:us-east-1:123456789012:dataTransformationProfile/" + ID)
                        .datastore())
                .isEmpty();
    }

    @Test
    void an_id_or_region_that_the_model_lets_pass_only_here_names_no_data_store() {
        assertThat(new TaggedArn("arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/" + "!".repeat(32))
                        .datastore())
                .isEmpty();
        assertThat(new TaggedArn("arn:aws:healthlake:" + "a".repeat(65) + ":123456789012:datastore/fhir/" + ID)
                        .datastore())
                .isEmpty();
    }

    @Test
    void a_short_id_has_no_tagged_ARN() {
        DatastoreArn arn = DatastoreArn.of(Scope.of("123456789012", "us-east-1"), new DatastoreId("short"));
        assertThatThrownBy(() -> TaggedArn.of(arn)).isInstanceOf(Invalid.class).hasMessageContaining("pattern");
    }
}
