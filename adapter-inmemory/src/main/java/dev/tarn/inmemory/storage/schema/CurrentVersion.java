package dev.tarn.inmemory.storage.schema;

import dev.tarn.inmemory.repository.store.ResourceVersion;

/** A resource's current version, and the key of its row. */
record CurrentVersion(long rowId, ResourceVersion version) {}
