/**
 * The resources of one data store: from a line of NDJSON to a version of a resource, and back, byte for byte. Only
 * {@code meta.versionId} and {@code meta.lastUpdated} are the server's ({@code decisions.md} D29).
 */
@NullMarked
package dev.tarn.inmemory.resource;

import org.jspecify.annotations.NullMarked;
