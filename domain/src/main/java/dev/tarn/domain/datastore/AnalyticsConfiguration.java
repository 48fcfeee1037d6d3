package dev.tarn.domain.datastore;

import java.util.Optional;

/** Whether SQL analytics are wanted; Tarn keeps and echoes it, and runs none. */
public record AnalyticsConfiguration(Optional<AnalyticsStatus> status) {}
