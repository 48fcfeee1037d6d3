package dev.tarn.inmemory.h2;

import dev.tarn.inmemory.repository.store.ResourceVersion;

/** A resource's current version, and the key of its row. */
record CurrentVersion(long rowId, ResourceVersion version) {}
