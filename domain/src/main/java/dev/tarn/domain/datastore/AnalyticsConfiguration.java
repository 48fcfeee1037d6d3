package dev.tarn.domain.datastore;

import java.util.Optional;

/** Whether SQL analytics are enabled; Tarn stores and returns the value, but runs none. */
public record AnalyticsConfiguration(Optional<AnalyticsStatus> status) {}
