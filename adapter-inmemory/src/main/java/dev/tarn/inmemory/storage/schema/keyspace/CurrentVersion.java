package dev.tarn.inmemory.storage.schema.keyspace;

import dev.tarn.inmemory.repository.store.ResourceVersion;

/** A resource's current version, and the key of its row. */
public record CurrentVersion(long rowId, ResourceVersion version) {}
