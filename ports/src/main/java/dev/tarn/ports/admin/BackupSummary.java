package dev.tarn.ports.admin;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * A backup that was written. Immutable.
 *
 * @param directory its absolute path; a data directory that a server can be started on
 * @param bytes the size of all its files together
 * @param state the moment whose state it holds: every write that was answered before is in it
 * @param took how long it took to write and to check it
 */
public record BackupSummary(Path directory, long bytes, Instant state, Duration took) {}
