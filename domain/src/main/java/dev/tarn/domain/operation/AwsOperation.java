package dev.tarn.domain.operation;

import java.util.Locale;

/** An operation of an AWS service that Tarn serves. */
public sealed interface AwsOperation permits HealthLakeOperation, S3Operation {

    /** The services. */
    enum Service {
        HEALTHLAKE,
        S3;

        /** {@return the name of the service in credential scopes: {@code healthlake}} */
        public String signingName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@return its service} */
    Service service();

    /** {@return the name as the model of the service spells it: {@code StartFHIRImportJob}} */
    String wireName();
}
