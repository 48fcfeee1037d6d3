package dev.tarn.inmemory.repository.search.files;

/**
 * A file that holds a segment.
 *
 * @param name of the file, in the directory of the data store's derived data
 * @param length in bytes
 * @param checksum by {@link dev.tarn.inmemory.repository.search.column.SegmentFormat#checksum}
 */
public record SegmentFile(long name, long length, int checksum) {}
