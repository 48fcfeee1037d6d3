package dev.tarn.ports.bucket;

import java.time.Instant;

/** A bucket that exists. */
public record Bucket(String name, Instant created) {}
