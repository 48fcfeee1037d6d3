package dev.tarn.aws.sdk;

import dev.tarn.domain.account.Region;
import dev.tarn.domain.failure.Invalid;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** The default region. */
public final class Regions {

    private Regions() {}

    /**
     * {@return the region that was chosen, or else the one that environment, profile or machine name}
     *
     * @throws Invalid if none of them names one
     */
    public static Region chosenOrOfEnvironment(Optional<Region> chosen) {
        return chosen.orElseGet(() -> of(DefaultAwsRegionProviderChain.builder().build()));
    }

    /**
     * {@return the region that was chosen, or else the one that environment or profile name, or else us-east-1}
     *
     * <p>For servers that are not AWS's, which usually ignore the region. The instance metadata are not queried,
     * because the query takes seconds outside AWS.
     */
    public static Region chosenOrNearby(Optional<Region> chosen) {
        return chosen.orElseGet(() -> {
            try {
                return of(
                        new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider()));
            } catch (Invalid e) {
                return new Region("us-east-1");
            }
        });
    }

    static Region of(AwsRegionProvider environment) {
        try {
            return new Region(environment.getRegion().id());
        } catch (SdkClientException e) {
            Invalid failure = new Invalid(
                    "No AWS region is chosen; set AWS_REGION, or give the profile a region, or name one in the settings");
            failure.initCause(e);
            throw failure;
        }
    }
}
