package dev.tarn.domain.job;

import dev.tarn.domain.datastore.EncryptionKeyId;

/** Where a job writes, and the key that encrypts what it writes; the model's {@code S3Configuration}. */
public record OutputDataConfig(S3Uri s3Uri, EncryptionKeyId kmsKeyId) {}
