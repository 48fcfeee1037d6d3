package dev.tarn.inmemory.storage.schema.keyspace;

import java.util.Optional;

/**
 * How a search for a resource ended.
 *
 * @param idKey the key by which it is found; where there never was such a resource, the one by which it could be
 */
public record IdLookup(long idKey, Optional<CurrentVersion> found) {}
