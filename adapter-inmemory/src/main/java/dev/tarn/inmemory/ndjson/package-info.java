/**
 * Bytes to resources: finds the lines of NDJSON, scans or parses each resource, and keeps its bytes with the position of
 * the server's {@code meta.versionId} and {@code meta.lastUpdated} ({@code decisions.md} D29).
 */
@NullMarked
package dev.tarn.inmemory.ndjson;

import org.jspecify.annotations.NullMarked;
