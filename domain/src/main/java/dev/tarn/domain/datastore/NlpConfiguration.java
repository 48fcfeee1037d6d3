package dev.tarn.domain.datastore;

import java.util.Optional;

/** Whether natural language processing is wanted; Tarn keeps and echoes it, and runs none. */
public record NlpConfiguration(Optional<NlpStatus> status) {}
