package dev.tarn.aws;

import dev.tarn.domain.account.Scope;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;

/**
 * What the ports of one scope share.
 *
 * @param place the service and its location, for messages
 * @param observations of every scope
 */
record Wire(HealthLakeClient client, Scope scope, String place, Observations observations) {

    /** {@return a call of this operation, which begins now} */
    SdkCall call(String operation) {
        return new SdkCall(this, operation, observations.moment());
    }
}
