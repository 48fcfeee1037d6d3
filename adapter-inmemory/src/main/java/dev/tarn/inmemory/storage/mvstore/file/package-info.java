/**
 * A file in blocks of 4096 bytes, each with a checksum. H2 reads and writes it through {@code FileChannel} and does not
 * know of the checksums.
 */
@NullMarked
package dev.tarn.inmemory.storage.mvstore.file;

import org.jspecify.annotations.NullMarked;
