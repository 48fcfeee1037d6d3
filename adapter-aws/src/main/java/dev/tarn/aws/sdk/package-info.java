/** What HealthLake and S3 have in common because one SDK speaks to both: settings, credentials, trouble on the way. */
@NullMarked
package dev.tarn.aws.sdk;

import org.jspecify.annotations.NullMarked;
