package dev.tarn.aws.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.account.Region;
import dev.tarn.domain.failure.Invalid;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class RegionsTest {

    @Test
    void a_region_that_was_chosen_is_not_looked_for() {
        Region chosen = new Region("eu-west-2");
        assertThat(Regions.chosenOrOfEnvironment(Optional.of(chosen))).isEqualTo(chosen);
    }

    @Test
    void the_region_of_the_environment_is_taken() {
        assertThat(Regions.of(() -> software.amazon.awssdk.regions.Region.US_WEST_2))
                .isEqualTo(new Region("us-west-2"));
    }

    @Test
    void no_region_at_all_is_one_line_that_says_how_to_choose_one() {
        assertThatThrownBy(() -> Regions.of(() -> {
                    throw SdkClientException.create("A paragraph\nabout a chain");
                }))
                .isInstanceOf(Invalid.class)
                .hasMessage(
                        "No AWS region is chosen; set AWS_REGION, or give the profile a region, or name one in the settings");
    }
}
