/** What the HealthLake and S3 clients share, since both use the AWS SDK: settings, credentials, connection failures. */
@NullMarked
package dev.tarn.aws.sdk;

import org.jspecify.annotations.NullMarked;
