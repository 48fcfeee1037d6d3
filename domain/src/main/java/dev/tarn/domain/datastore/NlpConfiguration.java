package dev.tarn.domain.datastore;

import java.util.Optional;

/** Whether natural language processing is enabled; Tarn stores and returns the value, but runs none. */
public record NlpConfiguration(Optional<NlpStatus> status) {}
