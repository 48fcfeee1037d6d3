package dev.tarn.app.setting;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where the jobs of a local HealthLake read and write. */
public sealed interface ObjectBackend {

    /** A directory in place of S3: {@code s3://bucket/key} is {@code <directory>/bucket/key}. */
    record Directory(Path path) implements ObjectBackend {}

    /**
     * An S3 API, by the credentials and the region of the environment.
     *
     * @param endpoint instead of AWS's own; buckets are then part of the path and not of the host
     */
    record S3(Optional<URI> endpoint) implements ObjectBackend {}
}
